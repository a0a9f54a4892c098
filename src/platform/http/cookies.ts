import type { IncomingHttpHeaders } from 'node:http';

/**
 * Two cookies: the session's token and the device's mark. `__Host-` and Secure over HTTPS (ours or a named proxy's);
 * on loopback without TLS the same without both (house.md section 8).
 */
export interface CookieRules {
  readonly secure: boolean;
}

const SESSION = 'wayout';
const DEVICE = 'wayout-device';

const nameOf = (rules: CookieRules, name: string) => (rules.secure ? `__Host-${name}` : name);

function read(headers: IncomingHttpHeaders, name: string): string | undefined {
  for (const part of (headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

export const sessionCookie = (rules: CookieRules, headers: IncomingHttpHeaders) =>
  read(headers, nameOf(rules, SESSION));
export const deviceCookie = (rules: CookieRules, headers: IncomingHttpHeaders) => read(headers, nameOf(rules, DEVICE));

const attributes = (rules: CookieRules) => `Path=/; HttpOnly; SameSite=Strict${rules.secure ? '; Secure' : ''}`;

export const setSession = (rules: CookieRules, token: Buffer): string =>
  `${nameOf(rules, SESSION)}=${token.toString('base64url')}; ${attributes(rules)}`;

export const clearSession = (rules: CookieRules): string =>
  `${nameOf(rules, SESSION)}=; Max-Age=0; ${attributes(rules)}`;

export const setDevice = (rules: CookieRules, device: Buffer): string =>
  `${nameOf(rules, DEVICE)}=${device.toString('base64url')}; Max-Age=31536000; ${attributes(rules)}`;
