import { isFailure, Notice, TextInput, useWords } from '../../../../platform/desk-kit/index.ts';
import type { ContactNow } from '../../contact-now.ts';

/** Where only a number was typed, the server does not say what is known about it. */
export type CardSays = ContactNow | 'unsaid';

/** What the card says of the contact that is to be closed as going out; undefined: it was not asked, or allows it. */
export const cardSays = (refusal: unknown): CardSays | undefined =>
  isFailure(refusal) && refusal.code === 'hotline.outgoing-not-allowed'
    ? (refusal.data.contactNow as CardSays)
    : undefined;

const focusIt = (ground: HTMLDivElement | null) => ground?.querySelector('input')?.focus();

/** One question in the form: why did it have to go out. Ctrl+Enter, as before, closes the contact with the answer. */
export function OutgoingGate({
  now,
  reason,
  onReason,
}: {
  now: CardSays;
  reason: string;
  onReason: (reason: string) => void;
}) {
  const { t } = useWords();
  return (
    <div ref={focusIt} className="contact-gate" data-form>
      <Notice kind="bad" lead={t(`hotline.night.now.${now}`)}>
        {t('hotline.night.out.line')}
      </Notice>
      <TextInput
        label={t('hotline.night.out.why')}
        hint={t('hotline.night.call.why-hint')}
        value={reason}
        onChange={onReason}
        last
        input={{ maxLength: 2000 }}
      />
    </div>
  );
}
