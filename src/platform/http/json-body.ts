/**
 * What a JSON body may look like before anybody parses it: every key once in its object, no deeper and no more keys than any
 * contract of ours has. Of two equal keys the parser keeps the last and a proxy may have read the first (RFC 8259 section 4).
 */
const DEEPEST = 16;
const MOST_KEYS = 4000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Where the string that begins at `from` ends; the text's length when it does not. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

function isBeforeColon(text: string, end: number): boolean {
  let at = end + 1;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return text[at] === ':';
}

/** `"\u0061"` and `"a"` are one key; what is no JSON at all is the parser's to refuse. */
function keyOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}

/** One pass, no recursion: its time grows with the text's length and with nothing else. */
export function isPlainJson(text: string): boolean {
  const open: (Set<string> | null)[] = [];
  let keys = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '{' || sign === '[') {
      if (open.push(sign === '{' ? new Set() : null) > DEEPEST) return false;
    } else if (sign === '}' || sign === ']') open.pop();
    else if (text.charCodeAt(at) === QUOTE) {
      const end = endOfString(text, at);
      const inside = open.at(-1);
      if (inside && isBeforeColon(text, end)) {
        const key = keyOf(text.slice(at, end + 1));
        keys += 1;
        if (inside.has(key) || keys > MOST_KEYS) return false;
        inside.add(key);
      }
      at = end;
    }
  }
  return true;
}
