import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { csrfToken } from '../../src/platform/access/index.ts';
import { makeServer } from '../../src/platform/http/index.ts';
import { createWords } from '../../src/platform/i18n/index.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';

/** What is too big is refused before it has come in whole, whether the sender says its size or not. */
let own: ServedHouse;

beforeAll(async () => {
  own = await aServedHouse();
});
afterAll(() => own.close());

describe('an upload', () => {
  it('whose length is over the limit is refused before its first byte', async () => {
    const supervisor = await own.house.signedIn('supervisor');
    const status = await new Promise<number | undefined>((answered, failed) => {
      const asking = request(`${own.address}/api${hotline.checkImport.path}?source=old`, {
        method: 'POST',
        headers: {
          'content-type': 'text/csv',
          'content-length': '1000000001',
          cookie: `wayout=${supervisor.token.toString('base64url')}`,
          'x-csrf-token': csrfToken(supervisor.token),
        },
      });
      asking.on('response', (answer) => {
        answered(answer.statusCode);
        asking.destroy();
      });
      asking.on('error', failed);
      asking.flushHeaders();
    });
    expect(status).toBe(413);
  });

  it('without a length is cut off at the limit', async () => {
    const words = createWords({ catalogues: [], language: 'en', strict: false });
    const server = makeServer({ https: false, log: () => undefined, wordsFor: () => words });
    let read = 0;
    server.route({
      method: 'POST',
      url: '/file',
      config: { upload: 'text/csv', uploadBytes: 1_000_000 } as object,
      handler: async (asked) => {
        for await (const chunk of asked.body as AsyncIterable<Buffer>) read += chunk.length;
        return 'whole';
      },
    });
    const address = await server.listen({ host: '127.0.0.1', port: 0 });
    let sent = 0;
    const status = await new Promise<number | string | undefined>((answered) => {
      const asking = request(`${address}/file`, { method: 'POST', headers: { 'content-type': 'text/csv' } });
      asking.on('response', (answer) => answered(answer.statusCode));
      asking.on('error', (error) => answered((error as NodeJS.ErrnoException).code));
      const more = (): void => {
        while (sent < 200_000_000 && asking.write(Buffer.alloc(65_536, 'a'))) sent += 65_536;
      };
      asking.on('drain', more);
      more();
    });
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(status);
    expect(read).toBeLessThanOrEqual(1_000_000);
    expect(sent).toBeLessThan(50_000_000);
    await server.close();
  });
});
