import { useQueryClient } from '@tanstack/react-query';
import {
  Button,
  call,
  EmptyState,
  Notice,
  Section,
  Table,
  useWords,
  useWork,
  Waiting,
  type WorkDone,
} from '../../../../platform/desk-kit/index.ts';
import type { ImportReport } from '../../import-report.ts';
import { applyImport, getImport, getImportReport, getToday, listImports } from '../calls.ts';
import { saveFile } from './save-file.ts';
import './imports.css';

/** Rows done of rows in all, and how many were refused so far. */
export function Rows({ what, progress }: { what: string; progress: WorkDone | undefined }) {
  const { t, formatNumber } = useWords();
  if (!progress || progress.done === 0) return <Waiting what={what} />;
  const { done, of, refused } = progress;
  const told = refused > 0 ? `${what}. ${t('hotline.desk.import.refused-rows', { n: formatNumber(refused) })}` : what;
  return <Waiting what={told} done={done} of={of === 0 ? 0 : Math.max(of, done)} />;
}

const KINDS = { checked: 'good', refused: 'bad', applied: 'good', ended: 'soon' } as const;

/** Counts and codes, never a value of the file. */
export function Report({ report }: { report: ImportReport }) {
  const { t, formatNumber } = useWords();
  const counts = [
    ['rows', report.rows],
    ['created', report.created],
    ['changed', report.changed],
    ['unchanged', report.unchanged],
    ['clients', report.newClients],
    ['errors', report.errors],
  ] as const;
  const download = async () =>
    saveFile((await call(getImportReport, { id: report.id })) as unknown as Blob, 'contacts-errors.csv');
  const lead = { checked: 'ready', refused: 'refused', applied: 'applied', ended: 'ended' }[report.state];
  return (
    <>
      <Notice kind={KINDS[report.state]} lead={t(`hotline.desk.import.${lead}`)} />
      <dl className="kv import-counts">
        {counts.map(([name, n]) => [
          <dt key={name}>{t(`hotline.desk.import.${name}`)}</dt>,
          <dd key={`${name}-n`}>{formatNumber(n)}</dd>,
        ])}
      </dl>
      {report.errors > 0 && report.firstErrors.length === 0 && (
        <p className="mute">{t('hotline.desk.import.places-gone')}</p>
      )}
      {report.firstErrors.length > 0 && (
        <Section
          title={t('hotline.desk.import.errors')}
          count={report.errors > report.firstErrors.length ? t('hotline.desk.import.first') : report.errors}
          end={
            <Button kind="bare" small onClick={() => void download()}>
              {t('hotline.desk.import.download')}
            </Button>
          }
        >
          <Table
            label={t('hotline.desk.import.errors')}
            columns={[
              {
                id: 'row',
                head: t('hotline.desk.import.col.row'),
                end: true,
                cell: (one) => formatNumber(one.row),
              },
              {
                id: 'column',
                head: t('hotline.desk.import.col.column'),
                cell: (one) => <span className="code">{one.column}</span>,
              },
              {
                id: 'reason',
                head: t('hotline.desk.import.col.reason'),
                cell: (one) => t(`hotline.desk.import.fault.${one.code}`),
              },
            ]}
            rows={report.firstErrors}
            rowKey={(one) => `${one.row} ${one.column} ${one.code}`}
          />
        </Section>
      )}
      {report.state === 'refused' && report.errors === 0 && <EmptyState title={t('hotline.desk.import.nothing')} />}
    </>
  );
}

/** Imports what was checked. The page may be left meanwhile: a notice comes back with what came of it. */
export function useApply(): {
  readonly isRunning: boolean;
  readonly progress: WorkDone | undefined;
  readonly apply: (report: ImportReport) => Promise<ImportReport>;
} {
  const { t } = useWords();
  const work = useWork();
  const asker = useQueryClient();
  const apply = async ({ id, hash }: ImportReport) => {
    const path = `/hotline/imports/${id}` as const;
    const done = () => ({ words: t('hotline.desk.import.applied'), path });
    try {
      return await work.run((name) => call(applyImport, { id, hash }, { work: name }), {
        words: t('hotline.desk.import.applying'),
        path,
        done,
      });
    } finally {
      await Promise.all(
        [getToday, listImports, getImport].map((one) => asker.invalidateQueries({ queryKey: [one.id] })),
      );
    }
  };
  return { isRunning: work.isRunning, progress: work.progress, apply };
}

export function Apply({ report, onApply }: { report: ImportReport; onApply: () => void }) {
  const { t, formatNumber } = useWords();
  const n = report.created + report.changed;
  if (n === 0) return <span className="mute">{t('hotline.desk.import.nothing')}</span>;
  return (
    <Button kind="go" onClick={onApply}>
      {t('hotline.desk.import.apply', { n: formatNumber(n) })}
    </Button>
  );
}
