import { useState } from 'react';
import {
  Button,
  call,
  confirmPassword,
  Dialog,
  isFailure,
  Notice,
  TextArea,
  TextInput,
  useSession,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import { toLatin } from '../../../../platform/i18n/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { listExportName } from '../../contacts-csv.ts';
import type { CodedFilters } from '../../view-contract.ts';
import { exportList } from '../calls.ts';
import { saveFile } from '../imports/save-file.ts';
import '../contact-page/contact-page.css';

/** The list as it is shown leaves the house: codes and days, with a reason and the password. */
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
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const send = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await confirmPassword(password);
      const file = (await call(exportList, { filters, reason })) as unknown as Blob;
      saveFile(file, listExportName(toLatin(user.username), today));
      setDone(true);
    } catch (error) {
      setRefusal(isFailure(error) ? error.message : t('kit.error.broken.title'));
    }
    setPassword('');
    setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('hotline.views.export')}
      foot={
        <Button kind="go" busy={isBusy} disabled={reason.trim() === '' || password === ''} onClick={() => void send()}>
          {t('hotline.desk.export.go')}
        </Button>
      }
    >
      <div data-form className="contact-dialog">
        <Notice lead={rows}>{t('hotline.views.export-line')}</Notice>
        {refusal && <Notice kind="bad" lead={refusal} />}
        {isDone && <Notice kind="good" lead={t('hotline.desk.export.done')} />}
        <TextArea label={t('hotline.desk.export.reason')} value={reason} onChange={setReason} max={500} rows={2} />
        <TextInput
          label={t('hotline.desk.export.password')}
          hint={t('hotline.desk.export.password-hint')}
          value={password}
          onChange={setPassword}
          short
          input={{ type: 'password', autoComplete: 'current-password' }}
          last
        />
      </div>
    </Dialog>
  );
}
