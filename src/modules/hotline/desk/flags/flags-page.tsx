import { useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  FilterChips,
  Marked,
  Page,
  PageHead,
  PageLink,
  useAsk,
  useColleagues,
  useKeySet,
  useMay,
  useSession,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import type { Flag } from '../../flag-contract.ts';
import { listFlags } from '../calls.ts';
import { ClearFlag } from './clear-flag.tsx';
import { flagTarget, flagWords, isGrave } from './flag-words.ts';
import { SetFlag } from './set-flag.tsx';
import './flags.css';
import '../supervision/supervision.css';
import '../today/today.css';
import { flagKeys } from '../keys.ts';

/** Every warning that runs, those that end first on top. */
export default function FlagsPage() {
  const { t } = useWords();
  const may = useMay();
  const { organisation } = useSession();
  const [ended, setEnded] = useState(false);
  const flags = useAsk(listFlags, { ended: ended ? 'yes' : 'no' }, { keep: true });
  const colleagues = useColleagues();
  const [over, setOver] = useState<'set' | Flag>();
  const today = localTime(new Date(), organisation.zone).day;
  const canSet = may('hotline.record');
  const set = () => setOver('set');
  useKeySet(flagKeys, { add: canSet && set });
  return (
    <Page>
      <PageHead
        title={t('hotline.night.flag.title')}
        line={t('hotline.night.flag.line')}
        acts={
          canSet && (
            <Button kind="go" keyHint="a" onClick={set}>
              {t('hotline.night.flag.set-number')}
            </Button>
          )
        }
      />
      <FilterChips
        label={t('hotline.night.flag.title')}
        chips={[
          { code: 'no', label: t('hotline.night.flag.running') },
          { code: 'yes', label: t('hotline.night.flag.with-ended') },
        ]}
        value={ended ? 'yes' : 'no'}
        onChange={(code) => setEnded(code === 'yes')}
      />
      {!flags.data ? (
        flags.error ? (
          <ErrorState error={flags.error} onRetry={() => void flags.refetch()} />
        ) : (
          <Waiting />
        )
      ) : flags.data.length === 0 ? (
        <EmptyState title={t('hotline.night.flag.none')}>{t('hotline.night.flag.none-line')}</EmptyState>
      ) : (
        <ul className="work">
          {flags.data.map((flag) => (
            <Row
              key={flag.id}
              flag={flag}
              by={colleagues.nameOf(flag.setBy) ?? t('hotline.desk.page.colleague')}
              onEnd={canSet && flag.clearedOn === null && flag.until >= today ? () => setOver(flag) : undefined}
            />
          ))}
        </ul>
      )}
      {over === 'set' && <SetFlag today={today} onClose={() => setOver(undefined)} />}
      {typeof over === 'object' && <ClearFlag flag={over} onClose={() => setOver(undefined)} />}
    </Page>
  );
}

function Row({ flag, by, onEnd }: { flag: Flag; by: string; onEnd: (() => void) | undefined }) {
  const words = useWords();
  const { t, formatDay } = words;
  const target = flagTarget(words, flag);
  const path = flag.person
    ? `/people/${flag.person.id}`
    : flag.contact
      ? `/hotline/contacts/${flag.contact}`
      : undefined;
  return (
    <li>
      <div className="queue-row">
        <span className={flag.endsSoon ? 'num soon' : 'num'}>{formatDay(flag.clearedOn ?? flag.until, 'short')}</span>
        <span>
          <b className={isGrave(flag) && flag.isRunning ? 'late' : undefined}>{flagWords(words, flag)}</b>{' '}
          {path ? (
            <PageLink to={path as `/${string}`} className="code">
              {target}
            </PageLink>
          ) : (
            target
          )}
          {flag.endsSoon && <span className="soon"> {t('hotline.night.flag.soon')}</span>}
          {flag.reason && (
            <span className="reason">
              <Marked text={flag.reason} />
            </span>
          )}
          <span className="reason meta mute">
            {t('hotline.night.flag.by')}: {by}, {formatDay(flag.setOn, 'short')}
          </span>
        </span>
        <span className="push">
          {onEnd && (
            <Button
              small
              aria-label={[t('hotline.night.flag.end'), flagWords(words, flag), target].join(', ')}
              onClick={onEnd}
            >
              {t('hotline.night.flag.end')}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}
