import { useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  Marked,
  Notice,
  Page,
  PageHead,
  useAsk,
  useWords,
  Waiting as Wait,
} from '../../../platform/desk-kit/index.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import type { OutputOf } from '../../../platform/kernel/endpoint.ts';
import { AdmitDialog } from './admit-dialog.tsx';
import './users.css';
import { listWaiting } from './calls.ts';

export type WaitingPerson = OutputOf<typeof listWaiting>['people'][number];

/** Who waits for the reader's own groups, and why only she can let them in. */
export default function Waiting() {
  const { t, formatDay } = useWords();
  const asked = useAsk(listWaiting, {}, { every: 15_000 });
  const [before, setBefore] = useState<WaitingPerson>();
  const [admitted, setAdmitted] = useState<string>();
  if (asked.error)
    return (
      <Page>
        <ErrorState whole error={asked.error} onRetry={() => void asked.refetch()} />
      </Page>
    );
  return (
    <Page>
      <PageHead title={t('users.waiting.title')} line={t('users.waiting.line')} />
      {admitted && (
        <Notice kind="good" lead={t('users.admit.done', { name: admitted })}>
          {t('users.admit.done-line')}
        </Notice>
      )}
      {!asked.data && <Wait />}
      {asked.data?.people.length === 0 && (
        <EmptyState title={t('users.waiting.none')}>{t('users.waiting.none-line')}</EmptyState>
      )}
      <ul className="people-waiting">
        {asked.data?.people.map((person) => (
          <li key={person.id}>
            <div>
              <b>
                <Marked text={person.name} />
              </b>{' '}
              <span className="code mute">{person.username}</span>
              <p className="mute">
                {t('users.waiting.for', { groups: person.groups.map((code) => t(`users.group.${code}`)).join(', ') })}
                {' · '}
                {t(person.newKey ? 'users.waiting.new-key' : 'users.waiting.since', {
                  day: formatDay(person.keySince as Day),
                })}
              </p>
            </div>
            <Button kind="go" onClick={() => setBefore(person)}>
              {t('users.admit.open')}
            </Button>
          </li>
        ))}
      </ul>
      {before && (
        <AdmitDialog
          person={before}
          onClose={() => setBefore(undefined)}
          onDone={() => {
            setAdmitted(before.name);
            setBefore(undefined);
          }}
        />
      )}
    </Page>
  );
}
