import { useState } from 'react';
import {
  Button,
  confirmPassword,
  Dialog,
  isFailure,
  TextArea,
  TextInput,
  useAct,
  useKeys,
  useWords,
} from '../../../platform/desk-kit/index.ts';
import { type Id, newId } from '../../../platform/kernel/ids.ts';
import type { LinkKind } from '../link-kinds.ts';
import { getPerson, linkPersons, listDuplicates, listLinks, listUnsure, markPersons } from './calls.ts';
import { Refused, wrongAt } from './refused.tsx';

export interface DecideDialogProps {
  readonly kind: LinkKind;
  readonly one: Id<'person'>;
  readonly other: Id<'person'>;
  /** code of the record under which both would count */
  readonly code: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Why, and for a link the password again: the one answer that changes what is counted. */
export default function DecideDialog({ kind, one, other, code, onClose, onDone }: DecideDialogProps) {
  const { t } = useWords();
  const [id] = useState(() => newId<'link-decision'>());
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<unknown>();
  // within five minutes of the last time it is not asked again: a queue of pairs is no queue of passwords
  const [needsPassword, setNeedsPassword] = useState(false);
  const options = { refresh: [listLinks, listDuplicates, listUnsure, getPerson] };
  const link = useAct(linkPersons, options);
  const mark = useAct(markPersons, options);
  const busy = link.isPending || mark.isPending;
  const isReady = reason.trim() !== '' && (!needsPassword || password !== '');
  const send = async () => {
    if (!isReady || busy) return;
    setRefused(undefined);
    try {
      if (needsPassword) await confirmPassword(password);
      const pair = { id, one, other, reason: reason.trim() };
      if (kind === 'same') await link.mutateAsync(pair);
      else await mark.mutateAsync({ ...pair, kind });
      onDone();
    } catch (error) {
      if (isFailure(error) && error.code === 'access.confirm-needed') setNeedsPassword(true);
      else setRefused(error);
      setPassword('');
    }
  };
  const go = t(`people.links.${kind}.go`);
  useKeys(t(`people.links.${kind}.title`), { 'Ctrl+Enter': { does: go, run: () => void send() } });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`people.links.${kind}.title`)}
      foot={
        <>
          <Button kind="go" keyHint="Ctrl+Enter" disabled={!isReady} busy={busy} onClick={() => void send()}>
            {go}
          </Button>
          <Button onClick={onClose}>{t('people.links.back')}</Button>
        </>
      }
    >
      <div data-form>
        <p className="people-lead">{t(`people.links.${kind}.line`, { code })}</p>
        <Refused error={refused} />
        <TextArea
          label={t('people.links.reason')}
          value={reason}
          onChange={setReason}
          max={1000}
          rows={3}
          error={wrongAt(link.error ?? mark.error, 'reason')}
          foot={t('people.links.reason-foot')}
          last={!needsPassword}
          input={{ 'aria-required': true }}
        />
        {needsPassword && (
          <TextInput
            last
            short
            label={t('people.links.password')}
            value={password}
            onChange={setPassword}
            input={{ type: 'password', autoComplete: 'current-password', name: 'password', autoFocus: true }}
          />
        )}
      </div>
    </Dialog>
  );
}
