import { call, useSession, useWords } from '../../../../platform/desk-kit/index.ts';
import { toLatin } from '../../../../platform/i18n/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { CodedFilters } from '../../contact-filters.ts';
import { listExportName } from '../../contacts-csv.ts';
import { exportList } from '../calls.ts';
import { ExportDialog } from '../imports/export-dialog.tsx';
import { saveFile } from '../imports/save-file.ts';

/** The list as it is shown leaves the house: codes and days. */
export default function ExportList({
  filters,
  rows,
  today,
  onClose,
}: {
  filters: CodedFilters;
  /** how many there are, as the list says it */
  rows: string;
  today: Day;
  onClose: () => void;
}) {
  const { t } = useWords();
  const { user } = useSession();
  const write = async (reason: string) => {
    const file = (await call(exportList, { filters, reason })) as unknown as Blob;
    saveFile(file, listExportName(toLatin(user.username), today));
  };
  return (
    <ExportDialog
      title={t('hotline.views.export')}
      lead={rows}
      line={t('hotline.views.export-line')}
      write={write}
      onClose={onClose}
    />
  );
}
