import { type KeyboardEvent, type RefObject, Suspense, useState } from 'react';
import { Button, CodeChips, Field, isFailure, useWords } from '../../../../platform/desk-kit/index.ts';
import { type LookUpPurpose, PurposePick } from '../../../people/desk/index.tsx';
import type { Editing } from './editing.ts';
import type { CallerLookUp } from './use-caller.ts';

/** The number, typed as it is heard. Looking it up is an act on record and asks for the safety card only. */
export function NumberRow({
  edit,
  caller,
  leaveNoTrace,
  onLeaveNoTrace,
  input,
}: {
  edit: Editing;
  caller: CallerLookUp;
  leaveNoTrace: boolean;
  onLeaveNoTrace: (yes: boolean) => void;
  input: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useWords();
  const number = edit.values.callerNumber;
  const [purpose, setPurpose] = useState<LookUpPurpose | null>(null);
  const asksWhy = purpose !== null || (isFailure(caller.refusal) && caller.refusal.code === 'hotline.purpose-needed');
  const lookUp = () => {
    if (number.trim() !== '') void caller.lookUp(number, purpose);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    lookUp();
  };
  return (
    <>
      <Field
        label={t('hotline.desk.field.callerNumber')}
        error={edit.wrong('callerNumber') ?? (isFailure(caller.refusal) ? caller.refusal.message : undefined)}
      >
        {(wiring) => (
          <div className="contact-number">
            <input
              ref={input}
              id={wiring.id}
              className="in in-number"
              type="tel"
              autoComplete="off"
              placeholder={t('hotline.desk.form.number-placeholder')}
              aria-describedby={wiring.describedBy}
              aria-invalid={wiring.invalid || undefined}
              value={number}
              onChange={(event) => edit.set({ callerNumber: event.currentTarget.value })}
              onBlur={edit.leave}
              onKeyDown={onKeyDown}
            />
            {number.trim() !== '' && (
              <Button small onClick={lookUp} busy={caller.isAsking} keyHint="Enter">
                {t('hotline.desk.form.look-up')}
              </Button>
            )}
            <span className="contact-found" role="status">
              {caller.answer && t(`hotline.desk.number.${caller.answer}`)}
            </span>
            {([number, edit.values.email, edit.values.handle].some((one) => one !== '') || leaveNoTrace) && (
              <CodeChips
                label={t('hotline.desk.form.no-trace-title')}
                options={[{ code: 'yes', label: t('hotline.desk.form.no-trace'), key: 'a' }]}
                value={leaveNoTrace ? 'yes' : null}
                onChange={(code) => onLeaveNoTrace(code === 'yes')}
              />
            )}
          </div>
        )}
      </Field>
      {asksWhy && (
        <Suspense fallback={null}>
          <PurposePick onPurpose={setPurpose} />
        </Suspense>
      )}
    </>
  );
}
