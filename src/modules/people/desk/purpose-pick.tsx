import { useEffect, useRef } from 'react';
import { CodeChips, Field, useWords } from '../../../platform/desk-kit/index.ts';
import { type LookUpPurpose, lookUpPurposes } from '../look-up-purposes.ts';
import { chipsOf } from './options.ts';
import { usePurpose } from './use-search.ts';

/** Why somebody is looked up, for searches of upper modules; the one chosen last in this session stands already. */
export default function PurposePick({ onPurpose }: { onPurpose: (purpose: LookUpPurpose | null) => void }) {
  const words = useWords();
  const [purpose, setPurpose] = usePurpose();
  useEffect(() => onPurpose(purpose), [purpose, onPurpose]);
  const ground = useRef<HTMLDivElement>(null);
  // the next thing that is needed has the focus: a digit answers
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it comes
  useEffect(() => {
    if (!purpose) ground.current?.querySelector<HTMLElement>('.chip[tabindex="0"]')?.focus();
  }, []);
  const label = words.t('people.desk.find.purpose');
  return (
    <div ref={ground}>
      <Field label={label} group last>
        {({ describedBy }) => (
          <CodeChips
            label={label}
            options={chipsOf(words, lookUpPurposes)}
            value={purpose}
            onChange={setPurpose}
            describedBy={describedBy}
          />
        )}
      </Field>
    </div>
  );
}
