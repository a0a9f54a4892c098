import { useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  FilterChips,
  Page,
  PageHead,
  useKeySet,
  useMay,
  useSession,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import { missedKeys } from '../keys.ts';
import { useLines } from '../use-lines.ts';
import { MissedRow } from './missed-row.tsx';
import { NoteMissed } from './note-missed.tsx';
import { useMissed } from './use-missed.ts';

/** Every number that rang in vain and has no end yet, the longest waiting first. */
export default function MissedPage() {
  const { t } = useWords();
  const may = useMay();
  const lines = useLines();
  const { organisation } = useSession();
  const [settled, setSettled] = useState<'yes' | 'no'>('no');
  const [isAdding, setAdding] = useState(false);
  const { missed } = useMissed(settled);
  const now = localTime(new Date(), organisation.zone);
  const add = () => setAdding(true);
  useKeySet(missedKeys, { add: may('hotline.record') && add });
  return (
    <Page>
      <PageHead
        title={t('hotline.night.missed.title')}
        line={t('hotline.night.missed.line')}
        acts={
          may('hotline.record') && (
            <Button kind="go" keyHint="a" onClick={add}>
              {t('hotline.night.missed.add')}
            </Button>
          )
        }
      />
      <FilterChips
        label={t('hotline.night.missed.title')}
        chips={[
          { code: 'no', label: t('hotline.night.missed.open') },
          { code: 'yes', label: t('hotline.night.missed.settled') },
        ]}
        value={settled}
        onChange={setSettled}
      />
      {!missed.data ? (
        missed.error ? (
          <ErrorState error={missed.error} onRetry={() => void missed.refetch()} />
        ) : (
          <Waiting />
        )
      ) : missed.data.length === 0 ? (
        <EmptyState title={t('hotline.night.missed.none')}>{t('hotline.night.missed.none-line')}</EmptyState>
      ) : (
        <ul className="work">
          {missed.data.map((one) => (
            <MissedRow key={one.id} missed={one} lines={lines.all} today={now.day} />
          ))}
        </ul>
      )}
      {isAdding && <NoteMissed now={now} onClose={() => setAdding(false)} />}
    </Page>
  );
}
