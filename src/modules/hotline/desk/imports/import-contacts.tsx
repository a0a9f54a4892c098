import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  CodeChips,
  call,
  ErrorState,
  Field,
  Page,
  PageHead,
  TextInput,
  useWords,
  useWork,
} from '../../../../platform/desk-kit/index.ts';
import type { ImportReport } from '../../import-report.ts';
import { checkImport, listImports } from '../calls.ts';
import { ImportList } from './import-list.tsx';
import { Apply, Report, Rows, useApply } from './import-report.tsx';
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
  const applying = useApply();
  const reported = async (act: () => Promise<ImportReport>) => {
    setRefusal(undefined);
    try {
      setReport(await act());
    } catch (error) {
      setRefusal(error);
    }
  };
  const check = () =>
    reported(async () => {
      const said = { source: source.trim(), mode };
      const checked = await work.run((id) => call(checkImport, said, { ...(file ? { upload: file } : {}), work: id }), {
        words: t('hotline.desk.import.checking'),
        path: '/hotline/import',
        done: ({ id, state }) => ({
          words: t(`hotline.desk.import.${state === 'refused' ? 'refused' : 'ready'}`),
          path: `/hotline/imports/${id}`,
          ...(state === 'refused' ? { state } : {}),
        }),
      });
      await asker.invalidateQueries({ queryKey: [listImports.id] });
      return checked;
    });
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
            (applying.isRunning ? (
              <Rows what={t('hotline.desk.import.applying')} progress={applying.progress} />
            ) : (
              <Apply report={report} onApply={() => void reported(() => applying.apply(report))} />
            ))}
          {!applying.isRunning && <Button onClick={again}>{t('hotline.desk.import.again')}</Button>}
        </div>
      )}
      {!report && <ImportList />}
    </Page>
  );
}
