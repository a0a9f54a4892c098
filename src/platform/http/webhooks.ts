import type { FastifyInstance } from 'fastify';
import { Refusal } from '../kernel/index.ts';
import type { Webhook, WebhookIt } from '../operations/index.ts';

/** Routes for machines: the body stays the bytes that were signed; no cookie is read and no session looked for. */
export function addWebhooks(server: FastifyInstance, ground: () => WebhookIt | null, hooks: readonly Webhook[]): void {
  server.register(async (scope) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    for (const hook of hooks) {
      scope.route({
        method: hook.face.method,
        url: `/api${hook.face.path}`,
        bodyLimit: hook.maxBytes,
        async handler(request, reply) {
          const it = ground();
          if (!it) throw new Refusal('http.unavailable', 503);
          const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
          const header = (name: string) => {
            const value = request.headers[name];
            return Array.isArray(value) ? undefined : value;
          };
          return reply.send(await hook.run(it, { body, header }));
        },
      });
    }
  });
}
