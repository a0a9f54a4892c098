import { describe, expect, it } from 'vitest';
import { accessPage, mapPage } from '../../src/app/generated-pages.ts';

/** Renew with `npx vitest run --project architecture tests/architecture/generated-pages.test.ts -u`. */
describe('generated pages', () => {
  it('docs/access.md says who may do what', async () => {
    await expect(accessPage()).toMatchFileSnapshot('../../docs/access.md');
  });

  it('docs/map.md lists every operation', async () => {
    await expect(mapPage()).toMatchFileSnapshot('../../docs/map.md');
  });
});
