import type { ContactPointKind } from './contact-point.ts';

/**
 * A number or address as the screen shows it before anybody opens it: enough to tell two of a person's numbers apart,
 * too little to reach her by (`+381 60 ••• 42`).
 */
export function coveredValue(kind: ContactPointKind, value: string, e164?: string): string {
  if (kind === 'phone' && e164 && e164.length >= 10) {
    const head = e164.slice(0, -6);
    return `${head.length > 4 ? `${head.slice(0, 4)} ${head.slice(4, 6)}` : head} ••• ${e164.slice(-2)}`;
  }
  if (kind === 'phone') return `••• ${value.replace(/\D/gu, '').slice(-2)}`;
  if (kind === 'address') return '•••';
  const [first = ''] = value.replace(/^@/u, '');
  return `${first}•••`;
}
