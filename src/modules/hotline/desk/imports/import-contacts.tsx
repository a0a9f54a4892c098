import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  CodeChips,
  call,
  EmptyState,
  ErrorState,
  Field,
  Notice,
  Page,
  PageHead,
  Section,
  Table,
  TextInput,
  useWords,
  useWork,
  Waiting,
  type WorkDone,
} from '../../../../platform/desk-kit/index.ts';
import type { ImportReport } from '../../import-report.ts';
import { applyImport, checkImport, getImportReport, getToday } from '../calls.ts';
import { saveFile } from './save-file.ts';
import './imports.css';

const MODES = ['create', 'correct'] as const;

/** A file of another system: chosen, checked, looked at, imported. Nothing is written before the last step. */
export default function ImportContacts() {
  const { t } = useWords();
  const [file, setFile] = useState<File>();
  const [source, setSource] = useState('');
  const [mode, setMode] = useState<(typeof MODES)[number]>('create');
  const [report, setReport] = useState<ImportReport>();
  const [refusal, setRefusal] = useState<unknown>();
  const asker = useQueryClient();
  const work = useWork();
  const reported = async (act: (id: string) => Promise<ImportReport>) => {
    setRefusal(undefined);
    try {
      setReport(await work.run(act));
    } catch (error) {
      setRefusal(error);
    }
  };
  const check = () =>
    reported((id) =>
      call(checkImport, { source: source.trim(), mode }, { ...(file ? { upload: file } : {}), work: id }),
    );
  const apply = async ({ id, hash }: ImportReport) => {
    await reported((name) => call(applyImport, { id, hash }, { work: name }));
    await asker.invalidateQueries({ queryKey: [getToday.id] });
  };
  const again = () => {
    setReport(undefined);
    setFile(undefined);
    setRefusal(undefined);
  };
  return (
    <Page>
      <PageHead title={t('hotline.desk.import.title')} line={t('hotline.desk.import.line')} />
      {refusal !== undefined && <ErrorState error={refusal} />}
      {!report && (
        <div data-form>
          <Field label={t('hotline.desk.import.file')} hint={t('hotline.desk.import.file-hint')}>
            {(wiring) => (
              <input
                id={wiring.id}
                className="in in-short"
                type="file"
                accept=".csv,text/csv"
                aria-describedby={wiring.describedBy}
                onChange={(event) => setFile(event.currentTarget.files?.[0])}
              />
            )}
          </Field>
          <TextInput
            label={t('hotline.desk.import.source')}
            hint={t('hotline.desk.import.source-hint')}
            value={source}
            onChange={setSource}
            short
            input={{ maxLength: 64 }}
          />
          <Field group label={t('hotline.desk.import.mode')} last>
            {() => (
              <CodeChips
                label={t('hotline.desk.import.mode')}
                options={MODES.map((code) => ({ code, label: t(`hotline.desk.import.mode-${code}`) }))}
                value={mode}
                onChange={(code) => code && setMode(code)}
              />
            )}
          </Field>
          {work.isRunning ? (
            <Rows what={t('hotline.desk.import.checking')} progress={work.progress} />
          ) : (
            <Button kind="go" disabled={!file || source.trim() === ''} onClick={() => void check()}>
              {t('hotline.desk.import.check')}
            </Button>
          )}
        </div>
      )}
      {report && <Report report={report} />}
      {report && (
        <div className="line import-acts">
          {report.state === 'checked' &&
            (work.isRunning ? (
              <Rows what={t('hotline.desk.import.applying')} progress={work.progress} />
            ) : (
              <Apply report={report} onApply={() => void apply(report)} />
            ))}
          {!work.isRunning && <Button onClick={again}>{t('hotline.desk.import.again')}</Button>}
        </div>
      )}
    </Page>
  );
}

/** Rows done of rows in all, and how many were refused so far. */
function Rows({ what, progress }: { what: string; progress: WorkDone | undefined }) {
  const { t, formatNumber } = useWords();
  if (!progress || progress.done === 0) return <Waiting what={what} />;
  const { done, of, refused } = progress;
  const told = refused > 0 ? `${what}. ${t('hotline.desk.import.refused-rows', { n: formatNumber(refused) })}` : what;
  return <Waiting what={told} done={done} of={of === 0 ? 0 : Math.max(of, done)} />;
}

function Apply({ report, onApply }: { report: ImportReport; onApply: () => void }) {
  const { t, formatNumber } = useWords();
  const n = report.created + report.changed;
  if (n === 0) return <span className="mute">{t('hotline.desk.import.nothing')}</span>;
  return (
    <Button kind="go" onClick={onApply}>
      {t('hotline.desk.import.apply', { n: formatNumber(n) })}
    </Button>
  );
}

/** Counts and codes, never a value of the file. */
function Report({ report }: { report: ImportReport }) {
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
  const lead = { checked: 'ready', refused: 'refused', applied: 'applied' }[report.state];
  return (
    <>
      <Notice kind={report.state === 'refused' ? 'bad' : 'good'} lead={t(`hotline.desk.import.${lead}`)} />
      <dl className="kv import-counts">
        {counts.map(([name, n]) => [
          <dt key={name}>{t(`hotline.desk.import.${name}`)}</dt>,
          <dd key={`${name}-n`}>{formatNumber(n)}</dd>,
        ])}
      </dl>
      {report.errors > 0 && (
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
