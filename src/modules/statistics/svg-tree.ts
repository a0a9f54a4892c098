/**
 * A drawing of platform/charts as a tree, so that a page is made of elements and never of markup: the desk's policy (trusted
 * types) lets no text become HTML. It reads what those charts write (elements, attributes in double quotes, text; no style,
 * no comment, no entity but four) and refuses anything else.
 */
export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (SvgNode | string)[];
}

const PIECE = /<(\/?)([A-Za-z]+)((?:\s[\w:-]+="[^"<]*")*)\s?(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** @throws RangeError where the text is no drawing of ours */
export function readSvg(svg: string): SvgNode {
  const top: (SvgNode | string)[] = [];
  const open: { name: string; attributes: Record<string, string>; children: (SvgNode | string)[] }[] = [];
  const put = (node: SvgNode | string): void => void (open.at(-1)?.children ?? top).push(node);
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < svg.length) {
    const found = PIECE.exec(svg);
    if (!found) throw new RangeError('this is no drawing of ours');
    const [, closing, name, attributes, empty, text] = found;
    if (text !== undefined) put(plain(text));
    else if (closing) {
      const done = open.pop();
      if (done?.name !== name) throw new RangeError('this is no drawing of ours');
      put(done as SvgNode);
    } else {
      const node = { name: name as string, attributes: attributesOf(attributes ?? ''), children: [] };
      if (empty) put(node);
      else open.push(node);
    }
  }
  const [root] = top;
  if (open.length > 0 || top.length !== 1 || typeof root !== 'object')
    throw new RangeError('this is no drawing of ours');
  return root;
}

const plain = (text: string): string => text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '');

/** As a component names them: text-anchor becomes textAnchor, class becomes className; aria-label stays. */
function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(ATTRIBUTE)) {
    if (name === undefined || value === undefined || /^(on|style|href|xlink)/i.test(name)) continue;
    const known = name === 'class' ? 'className' : name.startsWith('aria-') ? name : camel(name);
    attributes[known] = plain(value);
  }
  return attributes;
}

const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
