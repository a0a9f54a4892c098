import { type ReactNode, useState } from 'react';
import {
  Button,
  confirmPassword,
  Dialog,
  isFailure,
  Notice,
  TextArea,
  TextInput,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import '../contact-page/contact-page.css';

/** Something leaves the house: a reason, and the password again when the server asks for it. What it is, the caller says. */
export function ExportDialog({
  title,
  lead,
  line,
  ready = true,
  write,
  onClose,
  children,
}: {
  title: string;
  lead: string;
  line: string;
  ready?: boolean;
  /** asks for the file and hands it over */
  write: (reason: string) => Promise<void>;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { t } = useWords();
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
      await write(reason);
      setDone(true);
    } catch (error) {
      setRefusal(isFailure(error) ? error.message : t('kit.error.broken.title'));
    }
    setPassword('');
    setBusy(false);
  };
  const isReady = ready && reason.trim() !== '' && password !== '';
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      foot={
        <Button kind="go" busy={isBusy} disabled={!isReady} onClick={() => void send()}>
          {t('hotline.desk.export.go')}
        </Button>
      }
    >
      <div data-form className="contact-dialog">
        <Notice lead={lead}>{line}</Notice>
        {refusal && <Notice kind="bad" lead={refusal} />}
        {isDone && <Notice kind="good" lead={t('hotline.desk.export.done')} />}
        {children}
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
