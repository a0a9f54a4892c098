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
  useAct,
  useWords,
  Waiting,
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
  const [isChecking, setChecking] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const apply = useAct(applyImport, { refresh: [getToday] });
  const check = async () => {
    if (!file) return;
    setChecking(true);
    setRefusal(undefined);
    try {
      setReport(await call(checkImport, { source: source.trim(), mode }, { upload: file }));
    } catch (error) {
      setRefusal(error);
    }
    setChecking(false);
  };
  const again = () => {
    setReport(undefined);
    setFile(undefined);
    apply.reset();
  };
  const shown = apply.data ?? report;
  return (
    <Page>
      <PageHead title={t('hotline.desk.import.title')} line={t('hotline.desk.import.line')} />
      {refusal !== undefined && <ErrorState error={refusal} />}
      {!shown && (
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
          {isChecking ? (
            <Waiting what={t('hotline.desk.import.checking')} />
          ) : (
            <Button kind="go" disabled={!file || source.trim() === ''} onClick={() => void check()}>
              {t('hotline.desk.import.check')}
            </Button>
          )}
        </div>
      )}
      {shown && <Report report={shown} />}
      {shown && (
        <div className="line import-acts">
          {shown.state === 'checked' &&
            (apply.isPending ? (
              <Waiting what={t('hotline.desk.import.applying')} />
            ) : (
              <Apply report={shown} onApply={() => apply.mutate({ id: shown.id, hash: shown.hash })} />
            ))}
          {!apply.isPending && <Button onClick={again}>{t('hotline.desk.import.again')}</Button>}
        </div>
      )}
      {apply.error && <ErrorState error={apply.error} />}
    </Page>
  );
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
