import { Notice, useWords } from '../../../../platform/desk-kit/index.ts';
import type { FlagMark } from '../../flag-contract.ts';
import { flagWords, isGrave } from './flag-words.ts';
import './flags.css';

/** After the card, before anybody is confirmed: that there is a warning and until when. Why is history. */
export function FlagMarks({ flags }: { flags: readonly FlagMark[] }) {
  const words = useWords();
  if (flags.length === 0) return null;
  const grave = flags.some(isGrave);
  return (
    <div className="flag-marks">
      <Notice kind={grave ? 'bad' : 'soon'} lead={words.t('hotline.night.flag.title')}>
        {flags.map((flag) => (
          <span key={flag.kind} className="flag-mark">
            {flagWords(words, flag)},{' '}
            {words.t('hotline.night.flag.until', { day: words.formatDay(flag.until, 'short') })}
          </span>
        ))}
      </Notice>
    </div>
  );
}
