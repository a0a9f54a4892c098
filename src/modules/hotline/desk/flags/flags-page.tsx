import { useState } from 'react';
import {
  Button,
  type Column,
  EmptyState,
  ErrorState,
  FilterChips,
  Marked,
  Page,
  PageHead,
  PageLink,
  Table,
  useAsk,
  useColleagues,
  useKeys,
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

/** Every warning that runs, those that end first on top. */
export default function FlagsPage() {
  const words = useWords();
  const { t, formatDay } = words;
  const may = useMay();
  const { organisation } = useSession();
  const [ended, setEnded] = useState(false);
  const flags = useAsk(listFlags, { ended: ended ? 'yes' : 'no' }, { keep: true });
  const colleagues = useColleagues();
  const [over, setOver] = useState<'set' | Flag>();
  const today = localTime(new Date(), organisation.zone).day;
  const canSet = may('hotline.record');
  const set = () => setOver('set');
  useKeys(t('hotline.night.flag.title'), canSet ? { a: { does: t('hotline.night.flag.set-number'), run: set } } : {});
  const columns: readonly Column<Flag>[] = [
    {
      id: 'until',
      head: t('hotline.night.flag.last-day'),
      cell: (flag) => (
        <>
          <span className={flag.endsSoon ? 'soon num' : 'num'}>{formatDay(flag.clearedOn ?? flag.until, 'short')}</span>
          {flag.endsSoon && <span className="soon"> {t('hotline.night.flag.soon')}</span>}
        </>
      ),
    },
    {
      id: 'kind',
      head: t('hotline.night.flag.kind'),
      cell: (flag) => <b className={isGrave(flag) && flag.isRunning ? 'late' : undefined}>{flagWords(words, flag)}</b>,
    },
    {
      id: 'target',
      head: t('hotline.night.flag.on'),
      cell: (flag) =>
        flag.person ? (
          <PageLink to={`/people/${flag.person.id}`} className="code">
            {flagTarget(words, flag)}
          </PageLink>
        ) : flag.contact ? (
          <PageLink to={`/hotline/contacts/${flag.contact}`}>{flagTarget(words, flag)}</PageLink>
        ) : (
          flagTarget(words, flag)
        ),
    },
    {
      id: 'why',
      head: t('hotline.desk.duty.reason'),
      cell: (flag) => <Marked text={flag.reason} />,
    },
    {
      id: 'by',
      head: t('hotline.night.flag.by'),
      cell: (flag) => (
        <span className="mute">
          {colleagues.nameOf(flag.setBy) ?? t('hotline.desk.page.colleague')}, {formatDay(flag.setOn, 'short')}
        </span>
      ),
    },
    {
      id: 'act',
      head: t('hotline.night.flag.act'),
      end: true,
      cell: (flag) =>
        canSet && flag.clearedOn === null && flag.until >= today ? (
          <Button small onClick={() => setOver(flag)}>
            {t('hotline.night.flag.end')}
          </Button>
        ) : null,
    },
  ];
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
        <Table label={t('hotline.night.flag.title')} columns={columns} rows={flags.data} rowKey={(flag) => flag.id} />
      )}
      {over === 'set' && <SetFlag today={today} onClose={() => setOver(undefined)} />}
      {typeof over === 'object' && <ClearFlag flag={over} onClose={() => setOver(undefined)} />}
    </Page>
  );
}
