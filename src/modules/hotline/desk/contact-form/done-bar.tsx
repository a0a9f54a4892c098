import { Button, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { faultsOf } from '../../contact.ts';
import { readMinute, writeMinute } from '../minute-words.ts';
import { isTooLong } from './contact-values.ts';
import { type Due, isPromised } from './due.ts';
import type { Editing } from './editing.ts';

/** What is still needed, or what closing does: one sentence at the end of the bar. */
export function useClosingWords(edit: Editing, due: Due, today: Day): { missing: readonly string[]; line: string } {
  const { t, formatDay } = useWords();
  const { values } = edit;
  const faults = faultsOf(values, edit.group, today);
  const missing = [...new Set(faults.map((fault) => t(`hotline.desk.field.${fault.path[0]}`).toLocaleLowerCase()))];
  if (readMinute(due.time) === undefined) missing.push(t('hotline.desk.form.due-time').toLocaleLowerCase());
  if (values.followUp === 'callback' && due.hours === undefined)
    missing.push(t('hotline.desk.done.hours').toLocaleLowerCase());
  if (isTooLong(values)) return { missing: ['text'], line: t('hotline.desk.done.too-long') };
  if (missing.length > 0) return { missing, line: t('hotline.desk.done.needed', { fields: missing.join(', ') }) };
  if (!isPromised(values.followUp)) return { missing, line: t('hotline.desk.done.nothing-missing') };
  const minute = readMinute(due.time);
  const when = `${formatDay(due.day ?? today, 'weekday')}${minute ? `, ${writeMinute(minute)}` : ''}`;
  return { missing, line: t(`hotline.desk.done.with-${values.followUp}`, { when }) };
}

export function DoneBar({
  words,
  isBusy,
  isWaiting,
  isEmpty,
  refusal,
  onFinalise,
  onClose,
  onNoConversation,
}: {
  words: { readonly missing: readonly string[]; readonly line: string };
  isBusy: boolean;
  /** finalised already, and waiting for the connection */
  isWaiting: boolean;
  isEmpty: boolean;
  refusal: string | undefined;
  onFinalise: () => void;
  onClose: () => void;
  /** not there: no conversation is what is being recorded, by one digit */
  onNoConversation: (() => void) | undefined;
}) {
  const { t } = useWords();
  return (
    <div className="contact-done">
      {onNoConversation && (
        <Button kind="go" keyHint="Ctrl+Enter" busy={isBusy} onClick={onFinalise}>
          {t('hotline.desk.done.finalise')}
        </Button>
      )}
      <Button {...(onNoConversation ? { keyHint: 'Esc' } : {})} onClick={onClose}>
        {t(isEmpty ? 'hotline.desk.done.close-empty' : 'hotline.desk.done.close')}
      </Button>
      {onNoConversation && (
        <Button kind="bare" keyHint="0" onClick={onNoConversation}>
          {t('hotline.desk.done.no-conversation')}
        </Button>
      )}
      <span className={refusal ? 'push late' : 'push'} role="status">
        {refusal ?? (isWaiting ? t('hotline.desk.done.waiting') : onNoConversation && words.line)}
      </span>
    </div>
  );
}
