import { useColleagues, useWords } from '../../../../platform/desk-kit/index.ts';
import { hasCode } from '../../../../platform/kernel/code-list.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { callbackResults } from '../../code-lists.ts';
import type { Duty } from '../../contact-shapes.ts';
import type { DutyStep } from '../../duty-contract.ts';
import { nearDay } from '../contact-words.ts';
import { writeMinute } from '../minute-words.ts';
import './duties.css';

/** What came of a duty, in words. */
export function useResultWords(): (kind: Duty['kind'], result: string) => string {
  const { t, codeLabel } = useWords();
  return (kind, result) =>
    kind === 'hotline.callback' && hasCode(callbackResults, result)
      ? codeLabel(callbackResults, result)
      : t(`hotline.desk.duty.result.${result}`);
}

/** What was done with a duty so far: who, on which day, what. The latest stands last. */
export function DutyHistory({ duty, steps, today }: { duty: Duty; steps: readonly DutyStep[]; today: Day }) {
  const words = useWords();
  const { t } = words;
  const colleagues = useColleagues({ when: steps.length > 0 });
  const resultWords = useResultWords();
  if (steps.length === 0) return null;
  const nameOf = (id: DutyStep['by']) => colleagues.nameOf(id) ?? t('hotline.desk.page.colleague');
  const said = (step: DutyStep): string => {
    const { act, result } = step;
    if (act === 'handed_over')
      return step.to
        ? t('hotline.desk.duty.step.handed', { name: nameOf(step.to) })
        : t('hotline.desk.duty.step.queued');
    const when = [nearDay(words, step.toDay, today), step.toMinute === null ? '' : writeMinute(step.toMinute)];
    if (act === 'moved') return t('hotline.desk.duty.step.moved', { when: when.filter(Boolean).join(', ') });
    if (act === 'tried' || act === 'ended') return result ? resultWords(duty.kind, result) : '';
    return t(`hotline.desk.duty.step.${act}`);
  };
  return (
    <ol className="duty-steps mute" aria-label={t('hotline.desk.duty.steps')}>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
        <li key={at}>
          {nearDay(words, step.on, today)}, {nameOf(step.by)}: {said(step)}
          {step.reason && <> · {step.reason}</>}
        </li>
      ))}
    </ol>
  );
}
