import { useAsk, useSession, useWords } from '../../../../platform/desk-kit/index.ts';
import type { UserId } from '../../../../platform/kernel/ids.ts';
import { lineGroups } from '../../code-lists.ts';
import { getShiftNow } from '../line/calls.ts';
import { writeMinute } from '../minute-words.ts';
import './shifts.css';

/** In the bar, on every page: which line is mine and until when, by the plan. Nothing where I am not on it. */
export default function DutyState() {
  const { t, codeLabel } = useWords();
  const me = useSession().user.id as UserId;
  const { data } = useAsk(getShiftNow, {}, { every: 60_000 });
  const mine =
    data?.running.find((shift) => shift.staff.includes(me)) ??
    data?.running.find((shift) => shift.reserve.includes(me));
  if (!mine) return null;
  const isOn = mine.staff.includes(me);
  return (
    <span className="duty-state">
      <svg viewBox="0 0 8 8" aria-hidden="true">
        <circle cx="4" cy="4" r="3" fill={isOn ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.5" />
      </svg>
      <span>
        {codeLabel(lineGroups, mine.lineGroup)}, {t(isOn ? 'hotline.shift.on-duty' : 'hotline.shift.in-reserve')}{' '}
        <span className="duty-until num">{t('hotline.shift.until', { time: writeMinute(mine.endMinute) })}</span>
      </span>
    </span>
  );
}
