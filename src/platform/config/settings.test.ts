import { describe, expect, it } from 'vitest';
import { readSettings, SettingsProblem } from './index.ts';

describe('the address of a PostgreSQL server', () => {
  const read = (url: string) => readSettings({}, { DATABASE_URL: url }).databaseUrl;

  it('that asks for TLS is refused, not answered without it', () => {
    for (const asked of ['sslmode=require', 'host=db&sslmode=verify-full', 'ssl=true', 'sslmode=prefer'])
      expect(() => read(`postgres://owner@db.example/wayout?${asked}`), asked).toThrow(SettingsProblem);
  });

  it('is taken where it names a socket, a machine, or no TLS', () => {
    for (const fine of [
      'postgres://owner@/wayout?host=/run/postgresql',
      'postgresql://o@127.0.0.1:5433/w?sslmode=disable',
    ])
      expect(read(fine)).toBe(fine);
  });
});
