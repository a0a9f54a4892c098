import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';

const WIDTHS = [14, 22, 28, 34, 46, 52, 64, 78];

/** Bars are random, never the shape of the text. */
const randomBars = () => Array.from({ length: 24 }, () => WIDTHS[Math.floor(Math.random() * WIDTHS.length)] ?? 28);

export interface SealedTextProps {
  /** how long, who holds the key, what opening does: "Sealed, 118 words. Opening is on record." */
  readonly line: string;
  /** Open, or Ask for it */
  readonly verb: string;
  readonly onOpen: () => void;
  readonly busy?: boolean;
  /** the opened words; they take the place of the bars */
  readonly text?: string | undefined;
  /** the script of the opened words */
  readonly lang?: string;
  /** "Opened 11:10. On record." */
  readonly openedLine?: ReactNode;
}

/** A text that is covered until the reader has the right and the page needs it. One verb; opening is on record. */
export function SealedText({ line, verb, onOpen, busy, text, lang, openedLine }: SealedTextProps) {
  const [bars] = useState(randomBars);
  if (text !== undefined)
    return (
      <div>
        <p className="opened" lang={lang}>
          {text}
        </p>
        {openedLine && <p className="meta">{openedLine}</p>}
      </div>
    );
  return (
    <div className="sealed">
      <div className="sealed-bars" aria-hidden="true">
        {bars.map((width, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ornament
          <i key={at} style={{ width }} />
        ))}
      </div>
      <p>{line}</p>
      <Button kind="bare" small busy={busy ?? false} onClick={onOpen}>
        {verb}
      </Button>
    </div>
  );
}

/** A number of which only the ends are shown. The covered digits are not in the page at all. */
export function CoveredNumber({ head, tail, label }: { head: string; tail: string; label: string }) {
  return (
    <span className="covered">
      {head} <u aria-hidden="true" />
      <span className="vh">{label}</span> {tail}
    </span>
  );
}
