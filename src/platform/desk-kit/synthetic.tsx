import { Fragment } from 'react';

/** The mark of an invented name, set small; the text itself stays as it is. */
export const SyntheticMark = () => <i className="syn">◇</i>;

/** A name or a sentence in which every ◇ is set as a mark and does not begin a line. */
export function Marked({ text }: { text: string }) {
  const parts = text.split(/\s*◇/);
  if (parts.length === 1) return text;
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one unchanging text
    <Fragment key={at}>
      {at > 0 && (
        <>
          {text.startsWith('◇') && at === 1 ? null : '\u00a0'}
          <SyntheticMark />
        </>
      )}
      {part}
    </Fragment>
  ));
}
