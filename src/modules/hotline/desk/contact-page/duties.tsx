import { useState } from 'react';
import { Button, Marked, Section, useAsk, useColleagues, useWords } from '../../../../platform/desk-kit/index.ts';
import { hasCode } from '../../../../platform/kernel/code-list.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { callbackResults } from '../../code-lists.ts';
import type { Duty, FullContact } from '../../contact-shapes.ts';
import { listDuties } from '../calls.ts';
import { nearDay } from '../contact-words.ts';
import { writeMinute } from '../minute-words.ts';
import { SettleDuty } from '../settle-duty.tsx';

/** What was promised in this contact, and what came of it. */
export function Duties({ contact, today }: { contact: FullContact; today: Day }) {
  const words = useWords();
  const { t, codeLabel } = words;
  const isLate = (duty: Duty) => duty.state === 'open' && duty.dueDay < today;
  const duties = useAsk(listDuties, { id: contact.id }, { when: contact.version > 0 });
  const colleagues = useColleagues({ when: (duties.data?.length ?? 0) > 0 });
  const [open, setOpen] = useState<string>();
  const rows = duties.data ?? [];
  const resultWords = (kind: string, result: string) =>
    kind === 'hotline.callback' && hasCode(callbackResults, result)
      ? codeLabel(callbackResults, result)
      : t(`hotline.desk.duty.result.${result}`);
  return (
    <Section small title={t('hotline.desk.page.duties')}>
      {rows.length === 0 && <p className="contact-none mute">{t('hotline.desk.page.no-duties')}</p>}
      <ul>
        {rows.map((duty) => (
          <li key={duty.id}>
            <div className="contact-history">
              <b>{t(`hotline.desk.duty.${duty.kind.slice(8)}`)}</b>
              <span className={isLate(duty) ? 'late' : 'mute'}>
                {isLate(duty) && `${t('hotline.desk.duty.late')} `}
                {nearDay(words, duty.dueDay, today)}
                {duty.dueMinute === null ? '' : `, ${writeMinute(duty.dueMinute)}`}
              </span>
            </div>
            {duty.assignee && (
              <p className="mute">
                {t('hotline.desk.duty.for', {
                  name: colleagues.nameOf(duty.assignee) ?? t('hotline.desk.page.colleague'),
                })}
              </p>
            )}
            {[...new Set(duty.note.split('\n\n'))].filter(Boolean).map((text) => (
              <p key={text}>
                <Marked text={text} />
              </p>
            ))}
            {duty.result && duty.state !== 'open' && <p className="mute">{resultWords(duty.kind, duty.result)}</p>}
            {duty.state === 'open' && open !== duty.id && (
              <Button kind="bare" small onClick={() => setOpen(duty.id)}>
                {t('hotline.desk.duty.settle')}
              </Button>
            )}
            {open === duty.id && (
              <div className="contact-narrow">
                <SettleDuty duty={duty} today={today} onDone={() => setOpen(undefined)} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
