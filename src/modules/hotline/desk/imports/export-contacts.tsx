import { useState } from 'react';
import { call, DayInput, useSession, useWords, useWork } from '../../../../platform/desk-kit/index.ts';
import { toLatin } from '../../../../platform/i18n/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { exportName } from '../../contacts-csv.ts';
import { exportContacts } from '../calls.ts';
import { ExportDialog } from './export-dialog.tsx';
import { saveFile } from './save-file.ts';

/** Contacts of a period, with texts and numbers. */
export default function ExportContacts({ today, onClose }: { today: Day; onClose: () => void }) {
  const { t } = useWords();
  const { user } = useSession();
  const work = useWork();
  const [from, setFrom] = useState<Day | null>(`${today.slice(0, 4)}-01-01` as Day);
  const [to, setTo] = useState<Day | null>(today);
  const write = async (reason: string) => {
    if (!from || !to) return;
    // the page may be left meanwhile: the file is handed over all the same, and a notice says so
    const file = await work.run(
      (name) => call(exportContacts, { from, to, reason }, { work: name }) as unknown as Promise<Blob>,
      {
        words: t('hotline.desk.export.writing'),
        path: '/hotline',
        done: () => ({ words: t('hotline.desk.export.done'), path: '/hotline' }),
      },
    );
    saveFile(file, exportName({ from, to }, toLatin(user.username), today));
  };
  return (
    <ExportDialog
      title={t('hotline.desk.export.title')}
      lead={t('hotline.desk.export.title')}
      line={t('hotline.desk.export.line')}
      ready={from !== null && to !== null}
      write={write}
      onClose={onClose}
    >
      <DayInput label={t('hotline.desk.list.from')} value={from} onChange={setFrom} today={today} />
      <DayInput label={t('hotline.desk.list.to')} value={to} onChange={setTo} today={today} />
    </ExportDialog>
  );
}
