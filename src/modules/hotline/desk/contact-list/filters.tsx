import { useEffect, useRef } from 'react';
import { callerRoles } from '../../../../codelists/caller-roles.ts';
import { channels } from '../../../../codelists/channels.ts';
import { CodeChips, DayInput, Field, Pick, useSession, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { UserId } from '../../../../platform/kernel/ids.ts';
import { contactCategories, contactStates } from '../../code-lists.ts';
import type { Line } from '../../contact-shapes.ts';
import { chipsOf, picksOf } from '../contact-form/chip-options.ts';
import type { Wanted } from './use-contacts.ts';

export type Chosen = Omit<Wanted, 'number' | 'client' | 'clientCode' | 'phone' | 'subcategory' | 'kind'>;

/** Without the fields that are empty: an empty filter is no filter. */
const without = (chosen: Record<string, unknown>): Chosen =>
  Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== null && value !== undefined)) as Chosen;

export function Filters({
  chosen,
  onChange,
  lines,
  today,
}: {
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
  lines: readonly Line[];
  today: Day;
}) {
  const words = useWords();
  const { t } = words;
  const { user } = useSession();
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => ground.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const set = (change: Record<string, unknown>) => onChange(without({ ...chosen, ...change }));
  const also = [
    { code: 'mine' as const, label: t('hotline.desk.list.mine'), on: chosen.consultant === user.id },
    { code: 'open' as const, label: t('hotline.desk.list.follow-up-open'), on: chosen.followUpOpen === true },
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
      <Field group label={t('hotline.desk.list.others')} last>
        {() => (
          <div className="line">
            {also.map(({ code, label, on }) => (
              <CodeChips
                key={code}
                label={label}
                options={[{ code, label }]}
                value={on ? code : null}
                onChange={(picked) =>
                  set(
                    code === 'mine'
                      ? { consultant: picked ? (user.id as UserId) : undefined }
                      : { followUpOpen: picked ? true : undefined },
                  )
                }
              />
            ))}
          </div>
        )}
      </Field>
    </div>
  );
}
