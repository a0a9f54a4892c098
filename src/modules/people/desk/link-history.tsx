import { useState } from 'react';
import {
  Button,
  confirmPassword,
  Dialog,
  isFailure,
  PageLink,
  TextArea,
  TextInput,
  useAct,
  useColleagues,
  useKeys,
  useMay,
  useWords,
} from '../../../platform/desk-kit/index.ts';
import type { LinkDecision } from '../links-contract.ts';
import { comparePersons, getPerson, listDuplicates, listLinks, listUnsure, unlinkPersons } from './calls.ts';
import { Refused } from './refused.tsx';

const SHAPE = { same: '=', not_same: '≠', unsure: '?' } as const;

/** Every decision with who, when and why; what was taken back stays readable. */
export function LinkHistory({ decisions, self }: { decisions: readonly LinkDecision[]; self?: string }) {
  const { t, formatDay } = useWords();
  const { nameOf } = useColleagues({ when: decisions.length > 0 });
  const may = useMay();
  const [undoing, setUndoing] = useState<LinkDecision>();
  const by = (day: LinkDecision['day'], who: string | null) => {
    const name = nameOf(who);
    return name
      ? t('people.links.by', { day: formatDay(day, 'short'), who: name })
      : t('people.links.by-unknown', { day: formatDay(day, 'short') });
  };
  return (
    <>
      <ul className="links-list">
        {decisions.map((one) => (
          <li key={one.id} className={one.undone ? 'is-undone' : undefined}>
            <p>
              <span aria-hidden="true">{SHAPE[one.kind]} </span>
              <span className="links-was">{t(`people.links.was.${one.kind}`)}</span>{' '}
              {[one.left, one.right]
                .filter((record) => record.id !== self)
                .map((record) => (
                  <PageLink key={record.id} to={`/people/${record.id}`} className="code">
                    {record.code}
                  </PageLink>
                ))}{' '}
              <span className="mute">{by(one.day, one.by)}</span>
            </p>
            <p>{one.reason || t(one.explanation ? 'people.links.sealed' : 'people.links.kept')}</p>
            {one.undone && (
              <p className="mute">
                {t('people.links.undone', {
                  day: formatDay(one.undone.day, 'short'),
                  who: nameOf(one.undone.by) ?? '',
                  reason: one.undone.reason,
                })}
              </p>
            )}
            {one.holds && may('people.link') && (
              <Button kind="bare" small onClick={() => setUndoing(one)}>
                {t('people.links.undo.act')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {undoing && <Undo decision={undoing} onClose={() => setUndoing(undefined)} />}
    </>
  );
}

function Undo({ decision, onClose }: { decision: LinkDecision; onClose: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<unknown>();
  const undo = useAct(unlinkPersons, {
    refresh: [listLinks, listDuplicates, listUnsure, getPerson, comparePersons],
  });
  const [needsPassword, setNeedsPassword] = useState(false);
  const isReady = reason.trim() !== '' && (!needsPassword || password !== '');
  const send = async () => {
    if (!isReady || undo.isPending) return;
    setRefused(undefined);
    try {
      if (needsPassword) await confirmPassword(password);
      await undo.mutateAsync({ id: decision.id, reason: reason.trim() });
      onClose();
    } catch (error) {
      if (isFailure(error) && error.code === 'access.confirm-needed') setNeedsPassword(true);
      else setRefused(error);
      setPassword('');
    }
  };
  useKeys(t('people.links.undo.title'), { 'Ctrl+Enter': { does: t('people.links.undo.go'), run: () => void send() } });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('people.links.undo.title')}
      foot={
        <>
          <Button kind="go" keyHint="Ctrl+Enter" disabled={!isReady} busy={undo.isPending} onClick={() => void send()}>
            {t('people.links.undo.go')}
          </Button>
          <Button onClick={onClose}>{t('people.links.back')}</Button>
        </>
      }
    >
      <div data-form>
        <p className="people-lead">
          {t(`people.links.was.${decision.kind}`)} <span className="code">{decision.left.code}</span>{' '}
          <span className="code">{decision.right.code}</span>. {t('people.links.undo.line')}
        </p>
        <Refused error={refused} />
        <TextArea
          label={t('people.links.reason')}
          value={reason}
          onChange={setReason}
          max={1000}
          rows={2}
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
