import { useEffect, useRef } from 'react';
import { callerRoles } from '../../../../codelists/caller-roles.ts';
import { channels } from '../../../../codelists/channels.ts';
import {
  CodeChips,
  DayInput,
  Field,
  ManyCodeChips,
  Pick,
  useColleagues,
  useSession,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { UserId } from '../../../../platform/kernel/ids.ts';
import { contactCategories, contactStates, flagKinds } from '../../code-lists.ts';
import type { Line } from '../../contact-shapes.ts';
import { chipsOf, picksOf } from '../contact-form/chip-options.ts';
import { NoteWordsRow } from './note-words-row.tsx';
import type { Wanted } from './use-contacts.ts';

export type Chosen = Omit<Wanted, 'number' | 'client' | 'clientCode' | 'phone' | 'address' | 'subcategory' | 'kind'>;

const ALSO = ['mine', 'follow-up-open'] as const;

/** Without the fields that are empty: an empty filter is no filter. */
const without = (chosen: Record<string, unknown>): Chosen =>
  Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== null && value !== undefined)) as Chosen;

export function Filters({
  chosen,
  onChange,
  words: noteWords,
  onWords,
  lines,
  today,
}: {
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
  /** looked for inside the notes of what the other filters leave */
  words: string;
  onWords: (words: string) => void;
  lines: readonly Line[];
  today: Day;
}) {
  const words = useWords();
  const { t } = words;
  const { user } = useSession();
  const colleagues = useColleagues();
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => ground.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const set = (change: Record<string, unknown>) => onChange(without({ ...chosen, ...change }));
  const also = [
    ...(chosen.consultant === user.id ? (['mine'] as const) : []),
    ...(chosen.followUpOpen ? (['follow-up-open'] as const) : []),
  ];
  return (
    <div ref={ground} className="list-filters" data-form>
      <DayInput
        label={t('hotline.desk.list.from')}
        value={chosen.from ?? null}
        onChange={(from) => set({ from })}
        today={today}
      />
      <DayInput
        label={t('hotline.desk.list.to')}
        value={chosen.to ?? null}
        onChange={(to) => set({ to })}
        today={today}
      />
      {lines.length > 1 && (
        <Field group label={t('hotline.desk.field.line')}>
          {() => (
            <CodeChips
              label={t('hotline.desk.field.line')}
              options={lines.map((one) => ({ code: one.code, label: one.name }))}
              value={chosen.line ?? null}
              onChange={(line) => set({ line })}
            />
          )}
        </Field>
      )}
      <Field group label={t('hotline.desk.field.category')}>
        {() => (
          <CodeChips
            label={t('hotline.desk.field.category')}
            options={chipsOf(words, contactCategories)}
            value={chosen.category ?? null}
            onChange={(category) => set({ category })}
          />
        )}
      </Field>
      <Pick
        label={t('hotline.desk.field.callerRole')}
        options={picksOf(words, callerRoles)}
        value={chosen.callerRole ?? null}
        onChange={(callerRole) => set({ callerRole })}
      />
      <Pick
        label={t('hotline.desk.field.consultant')}
        options={colleagues.everybody}
        value={chosen.consultant ?? null}
        onChange={(consultant) => set({ consultant })}
      />
      <Field group label={t('hotline.desk.field.channel')}>
        {() => (
          <CodeChips
            label={t('hotline.desk.field.channel')}
            options={chipsOf(words, channels)}
            value={chosen.channel ?? null}
            onChange={(channel) => set({ channel })}
          />
        )}
      </Field>
      <Field group label={t('hotline.desk.list.state')}>
        {() => (
          <CodeChips
            label={t('hotline.desk.list.state')}
            options={chipsOf(words, contactStates).filter((one) => one.code !== 'discarded')}
            value={chosen.state ?? null}
            onChange={(state) => set({ state })}
          />
        )}
      </Field>
      <Pick
        label={t('hotline.night.flag.kind')}
        hint={t('hotline.desk.list.flag-hint')}
        options={[{ code: 'any', label: t('hotline.desk.list.flag-any') }, ...picksOf(words, flagKinds)]}
        value={chosen.flag ?? null}
        onChange={(flag) => set({ flag })}
      />
      <Field group label={t('hotline.desk.list.others')} last>
        {() => (
          <ManyCodeChips
            label={t('hotline.desk.list.others')}
            options={ALSO.map((code) => ({ code, label: t(`hotline.desk.list.${code}`) }))}
            value={also}
            onChange={(codes) =>
              set({
                ...(codes.includes('mine')
                  ? { consultant: user.id as UserId }
                  : also.includes('mine')
                    ? { consultant: undefined }
                    : {}),
                followUpOpen: codes.includes('follow-up-open') ? true : undefined,
              })
            }
          />
        )}
      </Field>
      <NoteWordsRow words={noteWords} onWords={onWords} />
    </div>
  );
}
