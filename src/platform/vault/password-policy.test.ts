import { describe, expect, it } from 'vitest';
import { breachedPasswords } from './breached-passwords.ts';
import { checkPassword, DEMO_PASSWORD } from './password-policy.ts';

describe('a password', () => {
  it('may hold any characters and is counted in characters, not bytes', () => {
    expect(checkPassword('šljiva pada noću')).toBeNull();
    expect(checkPassword('🜁🜂🜃🜄⚗☤☿🝔🝊🜚🜛🝎🝑🝳')).toBe('too_short');
    expect(checkPassword('🜁🜂🜃🜄⚗☤☿🝔🝊🜚🜛🝎🝑🝳🝰')).toBeNull();
    expect(checkPassword('c\u030c'.repeat(14))).toBe('too_short');
  });

  it('has 15 to 128 characters', () => {
    expect(checkPassword('')).toBe('too_short');
    expect(checkPassword('vrh planine 12')).toBe('too_short');
    expect(checkPassword('vrh planine 123')).toBeNull();
    const long = Array.from({ length: 128 }, (_, i) => String.fromCodePoint(0x4e00 + i * 7)).join('');
    expect(checkPassword(long)).toBeNull();
    expect(checkPassword(`${long}x`)).toBe('too_long');
  });

  it.each([
    'aaaaaaaaaaaaaaa',
    '               ',
    '123456789012345',
    '987654321098765',
    'abcdefghijklmnop',
    'qwertyuiopasdfgh',
    'QWERTZUIOP123456',
    '1qaz2wsx3edc4rfv',
    'passwordpassword',
    'PasswordPassword1',
    'P@ssw0rd12345678',
    'password-password-2024',
    'lozinkalozinka123',
    'mojalozinkajelozinka',
    'Šifra šifra šifra',
    'administrator2026',
    'correct horse battery staple',
    'iloveyouforever',
    'welcome to the office 2',
    '!@#$%^&*()_+!@#',
    'Trustno1 trustno1 2023',
    'abc123abc123abc123',
    'xk7!xk7!xk7!xk7!xk',
    'crvenazvezda1991',
  ])('that guessing lists hold is refused: %s', (password) => {
    expect(checkPassword(password)).toBe('breached');
  });

  it.each([
    'plavi autobus čeka',
    'tri kile krompira',
    'my grandmother hid plums',
    'x9#kq2!vLm7@pTz4',
    'autobus-lozinka-jezero',
    '!x;%)=§~(/&*?+{ love',
  ])('that is long and one’s own is taken: %s', (password) => {
    expect(checkPassword(password)).toBeNull();
  });

  it.each(['mailcreated5240', 'polniypizdec0211', 'Liverpool-Arsenal', 'liverpool2024arsenal', 'M1chelle, P4trick!'])(
    'that was found in breaches, or is two of those, is refused: %s',
    async (password) => {
      expect(checkPassword(password)).toBeNull();
      expect(checkPassword(password, { listed: await breachedPasswords() })).toBe('breached');
    },
  );

  it('of a few words, a sentence or chance is not taken for a breached one', async () => {
    const listed = await breachedPasswords();
    for (const password of [
      'liverpool arsenal chelsea',
      'tri kile krompira',
      'my grandmother hid plums',
      'x9#kq2!vLm7@pTz4',
    ]) {
      expect(checkPassword(password, { listed })).toBeNull();
    }
    expect(listed.size).toBeGreaterThan(40_000);
  });

  it('may not be made of the user’s or the organisation’s name', () => {
    expect(checkPassword('Mila.Primerić.2026')).toBeNull();
    expect(checkPassword('Mila.Primerić.2026', { about: ['mila', 'primerić'] })).toBe('breached');
  });

  it('of the demonstration is refused by a real organisation', () => {
    expect(checkPassword(DEMO_PASSWORD)).toBe('demo_only');
    expect(checkPassword('Wayout-Demo-Only ')).toBe('demo_only');
    expect(checkPassword(DEMO_PASSWORD, { synthetic: true })).toBeNull();
    expect(checkPassword('passwordpassword', { synthetic: true })).toBe('breached');
  });

  it('built to make the check slow does not', async () => {
    const listed = await breachedPasswords();
    const started = performance.now();
    checkPassword('aabbaabbab1q2w3e'.repeat(8), { listed });
    checkPassword('aabbaabbab1q2w3e'.repeat(8));
    checkPassword('\u0301'.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(200);
  });
});
