import { useState } from 'react';
import {
  Button,
  call,
  confirmPassword,
  DayInput,
  Dialog,
  isFailure,
  Notice,
  TextArea,
  TextInput,
  useSession,
  useWords,
  useWork,
} from '../../../../platform/desk-kit/index.ts';
import { toLatin } from '../../../../platform/i18n/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { exportName } from '../../contacts-csv.ts';
import { exportContacts } from '../calls.ts';
import { saveFile } from './save-file.ts';
import '../contact-page/contact-page.css';

/** What leaves the house, why, and who says so: a period, a reason, and the password again when the server asks for it. */
export default function ExportContacts({ today, onClose }: { today: Day; onClose: () => void }) {
  const { t } = useWords();
  const { user } = useSession();
  const work = useWork();
  const [from, setFrom] = useState<Day | null>(`${today.slice(0, 4)}-01-01` as Day);
  const [to, setTo] = useState<Day | null>(today);
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const send = async () => {
    if (!from || !to) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      await confirmPassword(password);
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
      setDone(true);
    } catch (error) {
      setRefusal(isFailure(error) ? error.message : t('kit.error.broken.title'));
    }
    setPassword('');
    setBusy(false);
  };
  const isReady = from !== null && to !== null && reason.trim() !== '' && password !== '';
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('hotline.desk.export.title')}
      foot={
        <Button kind="go" busy={isBusy} disabled={!isReady} onClick={() => void send()}>
          {t('hotline.desk.export.go')}
        </Button>
      }
    >
      <div data-form className="contact-dialog">
        <Notice lead={t('hotline.desk.export.title')}>{t('hotline.desk.export.line')}</Notice>
        {refusal && <Notice kind="bad" lead={refusal} />}
        {isDone && <Notice kind="good" lead={t('hotline.desk.export.done')} />}
        <DayInput label={t('hotline.desk.list.from')} value={from} onChange={setFrom} today={today} />
        <DayInput label={t('hotline.desk.list.to')} value={to} onChange={setTo} today={today} />
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
