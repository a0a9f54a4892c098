import { TEXT_SIZE } from './svg.ts';

/** Widths in em after Inter, rounded up: there is no screen to measure on. Enough to know whether a word fits. */
const NARROW = /[iljIıј.,:;|!'’\s()[\]]/u;
const SEMI = /[ftr\-–/"“”„]/u;
const WIDE = /[mwMWшщжюђљњфШЩЖЮЂЉЊФ@%—…]/u;

export function textWidth(text: string, bold = false): number {
  let em = 0;
  for (const letter of text) {
    if (NARROW.test(letter)) em += 0.31;
    else if (SEMI.test(letter)) em += 0.44;
    else if (WIDE.test(letter)) em += 0.9;
    else if (/\d/.test(letter)) em += 0.64;
    else em += letter === letter.toLowerCase() ? 0.6 : 0.72;
  }
  return em * TEXT_SIZE * (bold ? 1.05 : 1);
}

/** Lines of at most `width`; a word longer than that stands alone and is never cut. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
