import { useState } from 'react';
import {
  Button,
  CodeChips,
  DayInput,
  Dialog,
  Field,
  Notice,
  TextArea,
  TextInput,
  useAct,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { type FlagKind, flagKinds } from '../../code-lists.ts';
import { defaultUntil } from '../../flag.ts';
import { listFlags, setFlag } from '../calls.ts';
import './flags.css';

export interface SetFlagProps {
  readonly title?: string;
  readonly kind?: FlagKind;
  /** missing: a number is typed */
  readonly target?: { readonly person: Id<'person'> } | { readonly contact: Id<'contact'> };
  readonly today: Day;
  readonly onClose: () => void;
}

/** A warning for whoever picks up next. Its end stands there from the beginning and can be moved, not left out. */
export function SetFlag({ title, kind: first, target, today, onClose }: SetFlagProps) {
  const { t, codeLabel } = useWords();
  const set = useAct(setFlag, { refresh: [listFlags] });
  const [id] = useState(() => crypto.randomUUID() as Id<'flag'>);
  const [kind, setKind] = useState<FlagKind | null>(first ?? null);
  const [until, setUntil] = useState<Day | null>(first ? defaultUntil(first, today) : null);
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const wrong = (field: string) =>
    set.error?.path?.[0] === field
      ? set.error.message
      : set.error?.issues.find((issue) => issue.path[0] === field)?.message;
  const pick = (code: FlagKind | null) => {
    setKind(code);
    if (code) setUntil(defaultUntil(code, today));
  };
  const isReady = kind !== null && until !== null && reason.trim() !== '' && (target || number.trim() !== '');
  const send = () => {
    if (!kind || !until || !isReady) return;
    set.mutate({ id, kind, until, reason, ...(target ?? { number }) }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title ?? t('hotline.night.flag.set')}
      foot={
        <Button kind="go" busy={set.isPending} disabled={!isReady} onClick={send}>
          {t('hotline.night.flag.set')}
        </Button>
      }
    >
      <div data-form className="flag-dialog">
        {set.error && !set.error.path && set.error.issues.length === 0 && (
          <Notice kind="bad" lead={set.error.message} />
        )}
        {!target && (
          <TextInput
            label={t('hotline.desk.field.callerNumber')}
            value={number}
            onChange={setNumber}
            error={wrong('number')}
            input={{ type: 'tel', autoComplete: 'off' }}
          />
        )}
        <Field group label={t('hotline.night.flag.kind')} error={wrong('kind')}>
          {() => (
            <CodeChips
              label={t('hotline.night.flag.kind')}
              options={flagKinds.codes.map(({ code }) => ({ code, label: codeLabel(flagKinds, code) }))}
              value={kind}
              onChange={pick}
              advance
            />
          )}
        </Field>
        <DayInput
          label={t('hotline.night.flag.last-day')}
          hint={t('hotline.night.flag.hint-until')}
          value={until}
          onChange={setUntil}
          today={today}
          ahead
          error={wrong('until')}
        />
        <TextArea
          label={t('hotline.desk.duty.reason')}
          hint={t('hotline.night.flag.hint-reason')}
          value={reason}
          onChange={setReason}
          max={2000}
          rows={2}
          foot={t('hotline.night.sealed')}
          error={wrong('reason')}
          last
        />
      </div>
    </Dialog>
  );
}
