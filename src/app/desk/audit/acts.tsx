import { useState } from 'react';
import type { AuditAct } from '../../../platform/audit-reading/contract.ts';
import {
  Button,
  type Column,
  DayInput,
  EmptyState,
  ErrorState,
  Marked,
  Page,
  PageHead,
  Pick,
  Table,
  TextInput,
  useAsk,
  useColleagues,
  useSession,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import { localTime } from '../../../platform/kernel/clock.ts';
import { addDays, type Day } from '../../../platform/kernel/days.ts';
import { type Id, isId } from '../../../platform/kernel/ids.ts';
import { ActDetails } from './act-details.tsx';
import { listActs } from './calls.ts';
import { ChainState } from './chain-state.tsx';
import { kindChoices, kindWords } from './kind-words.ts';
import './audit.css';

interface Asked {
  readonly from: Day;
  readonly to: Day;
  readonly kind?: string;
  readonly user?: Id<'user'>;
  readonly about?: string;
}

/** Who did what and when: newest first, by days, by person, by what it was about. */
export default function Acts() {
  const words = useWords();
  const { t, formatDay, formatTime } = words;
  const { organisation } = useSession();
  const { nameOf, everybody } = useColleagues();
  const [today] = useState(() => localTime(new Date(), organisation.zone).day);
  const [asked, setAsked] = useState<Asked>({ from: addDays(today, -6), to: today });
  const [typed, setTyped] = useState('');
  const [earlier, setEarlier] = useState<readonly AuditAct[]>([]);
  const [before, setBefore] = useState<string>();
  const page = useAsk(listActs, { ...asked, ...(before && { before }) } as never);

  const ask = (change: Record<string, unknown>) => {
    setEarlier([]);
    setBefore(undefined);
    const next = { ...asked, ...change };
    setAsked(Object.fromEntries(Object.entries(next).filter(([, value]) => value)) as unknown as Asked);
  };
  const onlyAbout = (id: string) => {
    setTyped(id);
    ask({ about: id });
  };
  const acts = [...earlier, ...(page.data?.acts ?? [])];
  const next = page.data?.next;
  const more = () => {
    setEarlier(acts);
    setBefore(next ?? undefined);
  };

  const columns: readonly Column<AuditAct>[] = [
    {
      id: 'at',
      head: t('audit.at'),
      cell: ({ at, day }) => (
        <span className="num acts-at">
          {formatDay(day as Day, 'short')}
          {at && ` ${formatTime(new Date(at), organisation.zone)}`}
        </span>
      ),
    },
    {
      id: 'by',
      head: t('audit.by'),
      cell: ({ by, seal }) => {
        if (seal !== 'open') return <span className="mute">{t('audit.not-opened')}</span>;
        return by ? <Marked text={nameOf(by) ?? t('audit.somebody')} /> : t('audit.house');
      },
    },
    {
      id: 'kind',
      head: t('audit.what'),
      cell: ({ kind }) => {
        const said = kindWords(words, kind);
        return (
          <>
            {said && <>{said} </>}
            <span className="code mute">{kind}</span>
          </>
        );
      },
    },
    {
      id: 'details',
      head: t('audit.details'),
      cell: (act) => (
        <>
          {act.link === 'broken' && <b className="acts-bad">{t('audit.link-broken')} </b>}
          {act.seal === 'broken' && <b className="acts-bad">{t('audit.seal-broken')}</b>}
          {act.seal === 'closed' && <span className="mute">{t('audit.closed')}</span>}
          <ActDetails details={act.details} onAbout={onlyAbout} />
        </>
      ),
    },
    {
      id: 'seq',
      head: t('audit.row'),
      end: true,
      cell: ({ seq }) => (
        <span className="num mute">
          <span className="narrow-only">{t('audit.row')} </span>
          {seq}
        </span>
      ),
    },
  ];

  return (
    <Page>
      <PageHead title={t('audit.nav')} line={t('audit.line')} />
      {page.data && <ChainState chain={page.data.chain} />}
      <div className="acts-filters" data-form>
        <DayInput label={t('audit.from')} value={asked.from} today={today} onChange={(from) => from && ask({ from })} />
        <DayInput label={t('audit.to')} value={asked.to} today={today} onChange={(to) => to && ask({ to })} />
        <Pick label={t('audit.by')} options={everybody} value={asked.user ?? null} onChange={(user) => ask({ user })} />
        <Pick
          label={t('audit.what')}
          options={kindChoices(words)}
          value={asked.kind ?? null}
          onChange={(kind) => ask({ kind })}
        />
        <TextInput
          label={t('audit.about')}
          hint={t('audit.about-hint')}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            if (isId(text.trim())) ask({ about: text.trim() });
            else if (asked.about) ask({ about: undefined });
          }}
          last
        />
      </div>
      {page.error && <ErrorState error={page.error} onRetry={() => void page.refetch()} />}
      {acts.length > 0 && (
        <Table
          label={t('audit.nav')}
          columns={columns}
          rows={acts}
          rowKey={(act) => String(act.seq)}
          stacks
          more={next ? { take: more, waiting: page.isFetching } : undefined}
          foot={page.data?.lookedTo && t('audit.looked-to', { day: formatDay(page.data.lookedTo as Day) })}
        />
      )}
      {page.isPending && <Waiting />}
      {page.data && acts.length === 0 && (
        <EmptyState
          title={t('audit.none')}
          act={
            next && (
              <Button busy={page.isFetching} onClick={more}>
                {t('audit.further')}
              </Button>
            )
          }
        >
          {next && page.data.lookedTo
            ? t('audit.none-yet', { day: formatDay(page.data.lookedTo as Day) })
            : t('audit.none-line')}
        </EmptyState>
      )}
    </Page>
  );
}
