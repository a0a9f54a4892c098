import type { FastifyInstance } from 'fastify';
import { Refusal } from '../kernel/index.ts';
import type { Webhook, WebhookIt } from '../operations/index.ts';
import { rateLimit } from './rate-limit.ts';

/** Routes for machines: the body stays the bytes that were signed; no cookie is read and no session looked for. */
export function addWebhooks(server: FastifyInstance, ground: () => WebhookIt | null, hooks: readonly Webhook[]): void {
  server.register(async (scope) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    for (const hook of hooks) {
      let house: WebhookIt | null = null;
      let answer: ReturnType<Webhook['begin']>;
      scope.route({
        method: hook.face.method,
        url: `/api${hook.face.path}`,
        bodyLimit: hook.maxBytes,
        async handler(request, reply) {
          const it = ground();
          if (!it) throw new Refusal('http.unavailable', 503);
          if (it !== house) {
            house = it;
            answer = hook.begin(it, (allowed, seconds) => rateLimit(it.clock, allowed, seconds));
          }
          const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
          const header = (name: string) => {
            const value = request.headers[name];
            return Array.isArray(value) ? undefined : value;
          };
          return reply.send(await answer({ body, address: request.ip, header }));
        },
      });
    }
  });
}
