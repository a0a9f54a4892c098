import { type FormEvent, useId, useRef } from 'react';
import { Button, CodeChips, Field, useWords } from '../../../platform/desk-kit/index.ts';
import { type LookUpPurpose, lookUpPurposes } from '../look-up-purposes.ts';
import { chipsOf } from './options.ts';

/** Why, and who. Sent by Enter or by its button only: every search that is sent stands on record. */
export function SearchBox({
  purpose,
  onPurpose,
  typed,
  onTyped,
  isAsking,
  onSend,
}: {
  purpose: LookUpPurpose | null;
  onPurpose: (code: LookUpPurpose | null) => void;
  typed: string;
  onTyped: (text: string) => void;
  isAsking: boolean;
  onSend: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    // a second Enter while the first is on its way would be a second search on record
    if (isAsking) return;
    if (typed.trim() === '') box.current?.focus();
    else onSend();
  };
  return (
    <form onSubmit={send} className="people-search" aria-label={t('people.desk.find.title')}>
      <Field label={t('people.desk.find.purpose')} group>
        {({ describedBy }) => (
          <CodeChips
            label={t('people.desk.find.purpose')}
            options={chipsOf(words, lookUpPurposes)}
            value={purpose}
            onChange={onPurpose}
            describedBy={describedBy}
            advance
          />
        )}
      </Field>
      <Field
        last
        label={t('people.desk.find.who')}
        hint={t('people.desk.find.who-hint')}
        foot={t('people.desk.find.foot')}
      >
        {(wiring) => (
          <div className="people-box">
            <input
              ref={box}
              id={wiring.id}
              className="in"
              enterKeyHint="search"
              data-autofocus={purpose ? true : undefined}
              aria-describedby={wiring.describedBy}
              aria-keyshortcuts="Enter"
              autoComplete="off"
              autoCorrect="off"
              spellCheck={false}
              maxLength={200}
              value={typed}
              onChange={(event) => onTyped(event.currentTarget.value)}
            />
            <Button
              kind="go"
              type="submit"
              keyHint="Enter"
              busy={isAsking}
              aria-describedby={purpose ? undefined : `${id}-why`}
            >
              {t('people.desk.find.go')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
