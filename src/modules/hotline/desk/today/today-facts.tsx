import { useAsk, useSession, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { getToday } from '../calls.ts';
import { minuteAt } from '../minute-words.ts';
import { duePartsOf } from './due-parts.ts';

/** Under the day: how much is overdue, due today and later this week. One question with the rows below. */
export default function TodayFacts({ day }: { day: Day }) {
  const words = useWords();
  const { t } = words;
  const { organisation } = useSession();
  const { data } = useAsk(getToday, {}, { every: 15_000 });
  if (!data) return null;
  const parts = duePartsOf(data.duties, day, minuteAt(words, new Date(), organisation.zone));
  const said = (['overdue', 'today', 'later'] as const).flatMap((name) =>
    parts[name].length > 0 ? [t(`hotline.desk.today.facts.${name}`, { count: parts[name].length })] : [],
  );
  return <>{said.join(', ')}</>;
}
