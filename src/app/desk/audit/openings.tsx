import { useState } from 'react';
import {
  Button,
  ErrorState,
  Marked,
  Section,
  useAsk,
  useColleagues,
  useSession,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import { localTime } from '../../../platform/kernel/clock.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import { listOpenings } from './calls.ts';
import { kindWords } from './kind-words.ts';
import './audit.css';

/** On the page of a contact: who opened it. Asked for by a press, because asking is an act on record. */
export default function Openings({ contactId, from }: { contactId: Id<'contact'>; from: Day }) {
  const words = useWords();
  const { t, formatDay, formatTime } = words;
  const { organisation } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { nameOf } = useColleagues({ when: isOpen });
  const [before, setBefore] = useState<string>();
  const asked = useAsk(listOpenings, { id: contactId, from, ...(before && { before }) }, { when: isOpen });
  const openings = asked.data?.openings ?? [];
  return (
    <Section title={t('audit.openings.title')}>
      {!isOpen && (
        <p>
          <Button kind="bare" small onClick={() => setOpen(true)}>
            {t('audit.openings.show')}
          </Button>{' '}
          <span className="cell mute">{t('audit.openings.on-record')}</span>
        </p>
      )}
      {isOpen && asked.isPending && <Waiting />}
      {asked.error && <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />}
      <ul className="openings">
        {openings.map(({ seq, at, kind, by }) => {
          const time = new Date(at);
          return (
            <li key={seq}>
              <span className="num acts-at">
                {formatDay(localTime(time, organisation.zone).day, 'short')} {formatTime(time, organisation.zone)}
              </span>
              <span>
                {by ? <Marked text={nameOf(by) ?? t('audit.somebody')} /> : t('audit.house')}
                {' · '}
                {kindWords(words, kind) ?? <span className="code">{kind}</span>}
              </span>
            </li>
          );
        })}
      </ul>
      {asked.data && openings.length === 0 && <p className="mute">{t('audit.none')}</p>}
      {asked.data && asked.data.closed > 0 && (
        <p className="mute">{t('audit.openings.closed', { count: asked.data.closed })}</p>
      )}
      {asked.data?.next && asked.data.lookedTo && (
        <p>
          <span className="mute">{t('audit.looked-to', { day: formatDay(asked.data.lookedTo as Day) })}</span>{' '}
          <Button kind="bare" small onClick={() => setBefore(asked.data.next ?? undefined)}>
            {t('audit.further')}
          </Button>
        </p>
      )}
    </Section>
  );
}
