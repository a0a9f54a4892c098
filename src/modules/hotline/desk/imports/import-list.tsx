import {
  type Column,
  Section,
  Table,
  useAsk,
  useColleagues,
  useGo,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import type { Endpoint } from '../../../../platform/kernel/endpoint.ts';
import type { ImportRow } from '../../import-report.ts';
import { listImports } from '../calls.ts';
import { withHour } from '../contact-words.ts';

/** The address alone: the schema behind it is the server's. */
const listWork = { id: 'http.list-work', method: 'GET', path: '/progress' } as unknown as Endpoint;
interface Running {
  readonly id: string;
  readonly act: string;
  readonly done: number;
  readonly of: number;
}
const WORDS: Readonly<Record<string, string>> = {
  'hotline.check-import': 'hotline.desk.import.checking',
  'hotline.apply-import': 'hotline.desk.import.applying',
};

/** What was imported before, or checked and left; and what of hers still goes on, also after the tab was closed. */
export function ImportList() {
  const words = useWords();
  const { t, formatDay, formatNumber } = words;
  const go = useGo();
  const running = useAsk(listWork, {}, { every: 3000 });
  const own = ((running.data ?? []) as readonly Running[]).filter((one) => WORDS[one.act]);
  const list = useAsk(listImports, {}, own.length > 0 ? { every: 5000, keep: true } : { keep: true });
  const rows = list.data ?? [];
  const colleagues = useColleagues({ when: rows.length > 0 });
  const columns: readonly Column<ImportRow>[] = [
    {
      id: 'day',
      head: t('hotline.desk.import.list.day'),
      cell: (one) => withHour(words, formatDay(one.day, 'short'), one.hour),
    },
    { id: 'source', head: t('hotline.desk.import.source'), cell: (one) => one.source },
    {
      id: 'by',
      head: t('hotline.desk.import.list.by'),
      cell: (one) => colleagues.nameOf(one.by) ?? t('hotline.desk.page.colleague'),
    },
    {
      id: 'state',
      head: t('hotline.desk.import.list.state'),
      cell: (one) => (
        <span className={one.state === 'refused' ? 'late' : undefined}>
          {t(`hotline.desk.import.state.${one.state}`)}
        </span>
      ),
    },
    { id: 'rows', head: t('hotline.desk.import.list.rows'), end: true, cell: (one) => formatNumber(one.rows) },
    {
      id: 'errors',
      head: t('hotline.desk.import.errors'),
      end: true,
      cell: (one) => (one.errors > 0 ? formatNumber(one.errors) : ''),
    },
  ];
  if (rows.length + own.length === 0) return null;
  return (
    <div className="import-list">
      {own.map((one) => (
        <Waiting
          key={one.id}
          what={t(WORDS[one.act] ?? '')}
          done={one.done}
          of={one.of === 0 ? 0 : Math.max(one.of, one.done)}
        />
      ))}
      {rows.length > 0 && (
        <Section title={t('hotline.desk.import.list.title')} count={rows.length}>
          <Table
            label={t('hotline.desk.import.list.title')}
            columns={columns}
            rows={rows}
            rowKey={(one) => one.id}
            onOpen={(one) => go(`/hotline/imports/${one.id}`)}
            stacks
          />
        </Section>
      )}
    </div>
  );
}
