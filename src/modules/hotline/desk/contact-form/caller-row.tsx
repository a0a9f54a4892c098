import { useRef, useState } from 'react';
import { type CallerRole, callerRoles } from '../../../../codelists/caller-roles.ts';
import { CodeChips, Field, useOffers, useWords } from '../../../../platform/desk-kit/index.ts';
import { chipsOf } from './chip-options.ts';
import type { Editing } from './editing.ts';

const SHOWN = 9;

/** Who is calling: nine by digit, the rest behind 0. */
export function CallerRow({ edit }: { edit: Editing }) {
  const words = useWords();
  const offers = useOffers();
  const { t } = words;
  const ground = useRef<HTMLDivElement>(null);
  const value = edit.values.callerRole === 'unknown' ? null : edit.values.callerRole;
  const all = chipsOf(words, callerRoles).filter(({ code }) => code !== 'unknown' && offers(callerRoles, code, value));
  const [isOpen, setOpen] = useState(() => all.findIndex((one) => one.code === value) >= SHOWN);
  const more = { code: 'more' as const, label: t('hotline.desk.form.more'), key: '0' };
  const pick = (code: CallerRole | 'more' | null) => {
    if (code !== 'more') return edit.set({ callerRole: code ?? 'unknown' });
    setOpen(true);
    requestAnimationFrame(() => ground.current?.querySelectorAll<HTMLElement>('.chip')[SHOWN]?.focus());
  };
  return (
    <Field group label={t('hotline.desk.field.callerRole')} error={edit.wrong('callerRole')}>
      {() => (
        <div ref={ground}>
          {isOpen ? (
            <CodeChips
              key="all"
              label={t('hotline.desk.field.callerRole')}
              options={all}
              value={value}
              onChange={pick}
              advance
            />
          ) : (
            <CodeChips
              key="few"
              label={t('hotline.desk.field.callerRole')}
              options={[...all.slice(0, SHOWN), more]}
              value={value}
              onChange={pick}
            />
          )}
        </div>
      )}
    </Field>
  );
}
