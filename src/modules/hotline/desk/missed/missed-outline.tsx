import { Button, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { OutputOf } from '../../../../platform/kernel/endpoint.ts';
import type { Line } from '../../contact-shapes.ts';
import type { getMissedOutline } from '../calls.ts';
import { lineName } from '../use-lines.ts';
import { momentWords } from './missed-words.ts';

type Outline = OutputOf<typeof getMissedOutline>['rows'][number];

/** When and where it rang. Whether we know the number, and what was noted, is opened with the first press. */
export function MissedOutline({
  missed,
  lines,
  today,
  isBusy,
  onTake,
}: {
  missed: Outline;
  lines: readonly Line[];
  today: Day;
  isBusy: boolean;
  onTake: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const at = momentWords(words, missed.last, today);
  return (
    <li>
      <div className="work-row">
        <time dateTime={missed.last.day} className={missed.hasRisen ? 'late' : undefined}>
          {at}
        </time>
        <span>{lineName(lines, missed.line)}</span>
        <span>
          {missed.isWithheld && <b>{t('hotline.night.missed.withheld')} </b>}
          {missed.attempts > 1 && <span>{t('hotline.night.missed.rang', { count: missed.attempts })} </span>}
          {missed.voicemail && <span>{t('hotline.night.missed.voicemail')} </span>}
          {missed.hasRisen && <span className="late">{t('hotline.night.missed.risen')}</span>}
        </span>
        <span className="push">
          <Button
            small
            busy={isBusy}
            aria-expanded={false}
            aria-label={[t('hotline.night.missed.settle'), lineName(lines, missed.line), at].join(', ')}
            onClick={onTake}
          >
            {t('hotline.night.missed.settle')}
          </Button>
        </span>
      </div>
    </li>
  );
}
