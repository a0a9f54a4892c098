import type { NamePart } from './features.ts';
import { edits, soundsApart } from './similarity.ts';

/**
 * How far two parts of names are apart by slips and by ear, in hundredths of a slip a letter. An ending that many names have
 * tells nobody apart: Arkadijevič and Avdejevič are measured without it.
 */
export function slipsApart(a: NamePart, b: NamePart): number {
  let [one, two] = [a.forms[0] as string, b.forms[0] as string];
  const end = ENDING.exec(one)?.[0];
  if (end !== undefined && one !== two && ENDING.exec(two)?.[0] === end) {
    one = one.slice(0, -end.length);
    two = two.slice(0, -end.length);
  }
  const letters = Math.max(1, Math.min(one.length, two.length) - 1);
  return Math.min(250, Math.round((soundsApart(one, two, 90) * 10) / letters));
}

/** One slip of a finger, in what was typed or in what is heard. */
export const isOneSlip = (a: NamePart, b: NamePart): boolean =>
  Math.min(a.letters.length, b.letters.length) > 2 &&
  (edits(a.letters, b.letters, 1) === 1 || edits(a.forms[0] as string, b.forms[0] as string, 1) === 1);

/** as folded, the longer before the shorter it ends with, with two letters left in front */
const ENDING =
  /(?<=..)(?:(?:ov|ev)(?:ic|na)|ovic|evic|vic|ic|ov[a]?|ev[a]?|ina?|skii?|skaia|enko|cuk|ian|svili|dze|zadeh?|pur|nezad|pulos|idis|akis|oglu|son|sen|man|berg|escu|ulah?|udin|ez)$/u;
