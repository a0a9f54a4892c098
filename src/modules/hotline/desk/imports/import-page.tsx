import { useState } from 'react';
import {
  ErrorState,
  Page,
  PageHead,
  PageLink,
  useAsk,
  usePart,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { getImport } from '../calls.ts';
import { Apply, Report, Rows, useApply } from './import-report.tsx';

/** One import, found again: what came of it, its errors once more, and the last step where it was not taken yet. */
export default function ImportPage() {
  const { t } = useWords();
  const id = usePart('id') as Id<'import'>;
  const found = useAsk(getImport, { id });
  const applying = useApply();
  const [refusal, setRefusal] = useState<unknown>();
  const report = found.data;
  return (
    <Page>
      <PageHead
        title={t('hotline.desk.import.title')}
        line={<PageLink to="/hotline/import">{t('hotline.desk.import.list.title')}</PageLink>}
      />
      {refusal !== undefined && <ErrorState error={refusal} />}
      {!report && (found.error ? <ErrorState error={found.error} /> : <Waiting />)}
      {report && <Report report={report} />}
      {report?.state === 'checked' && (
        <div className="line import-acts">
          {applying.isRunning ? (
            <Rows what={t('hotline.desk.import.applying')} progress={applying.progress} />
          ) : (
            <Apply report={report} onApply={() => void applying.apply(report).catch(setRefusal)} />
          )}
        </div>
      )}
    </Page>
  );
}
