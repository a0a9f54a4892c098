import { useState } from 'react';
import {
  CodeChips,
  DayInput,
  Field,
  ManyCodeChips,
  Pick,
  PickMany,
  Section,
  TextArea,
  TextInput,
} from '../../platform/desk-kit/index.ts';
import type { Day } from '../../platform/kernel/days.ts';
import { assistance, callers, categories, places, today, yesNo } from './parts-data.ts';

/** Every control of a form, with invented answers. */
export function PartsForms() {
  const [danger, setDanger] = useState<'yes' | 'no' | 'unknown' | null>('no');
  const [category, setCategory] = useState<string | null>('trafficking');
  const [caller, setCaller] = useState<string | null>('family');
  const [help, setHelp] = useState<readonly string[]>(['information', 'legal']);
  const [summary, setSummary] = useState(
    'Brother is abroad in a warehouse, passport held by the employer. She asks who can speak to the consulate without the agency hearing of it.',
  );
  const [words, setWords] = useState('„Kaže da mu je pasoš kod poslodavca i da ne sme da pita za platu.“');
  const [when, setWhen] = useState<Day | null>(today);
  const [place, setPlace] = useState<string | null>(null);
  const [signposts, setSignposts] = useState<readonly string[]>(['Žabare ◇']);
  const [code, setCode] = useState('K-22');
  return (
    <Section title="Form" count="margin and measure">
      <div data-form>
        <Field label="Danger" group>
          {(w) => (
            <CodeChips
              label="Danger now"
              options={yesNo}
              value={danger}
              onChange={setDanger}
              describedBy={w.describedBy}
              advance
            />
          )}
        </Field>
        <Field label="Category" group>
          {(w) => (
            <CodeChips
              label="Category"
              options={categories}
              value={category}
              onChange={setCategory}
              describedBy={w.describedBy}
              advance
            />
          )}
        </Field>
        <Field label="Caller" hint="who speaks" group>
          {(w) => (
            <CodeChips
              label="Caller"
              options={callers}
              value={caller}
              onChange={setCaller}
              describedBy={w.describedBy}
            />
          )}
        </Field>
        <TextInput
          short
          label="Client"
          keyHint="F4"
          value={code}
          onChange={setCode}
          error="There is no such code. Write it as K-2207."
        />
        <TextArea
          label="Summary"
          hint="what happened, what you agreed"
          value={summary}
          onChange={setSummary}
          max={20_000}
          foot="Sealed to the duty desk. Names and numbers are welcome here, nowhere else."
        />
        <TextArea
          label="Caller’s words"
          hint="as said"
          rows={1}
          value={words}
          onChange={setWords}
          input={{ lang: 'sr-Latn' }}
        />
        <Field label="Assistance" group>
          {(w) => (
            <ManyCodeChips
              label="Assistance"
              options={assistance}
              value={help}
              onChange={setHelp}
              describedBy={w.describedBy}
            />
          )}
        </Field>
        <DayInput label="Call back" value={when} onChange={setWhen} today={today} ahead />
        <Pick label="Place" options={places} value={place} onChange={setPlace} />
        <PickMany last label="Signposts" options={places} value={signposts} onChange={setSignposts} />
      </div>
    </Section>
  );
}
