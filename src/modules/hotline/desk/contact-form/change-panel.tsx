import { useEffect, useRef } from 'react';
import { channels } from '../../../../codelists/channels.ts';
import { directions } from '../../../../codelists/directions.ts';
import {
  Button,
  CodeChips,
  DayInput,
  Field,
  Pick,
  TextInput,
  useColleagues,
  useOffers,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { UserId } from '../../../../platform/kernel/ids.ts';
import { reachedResults } from '../../code-lists.ts';
import { categoriesOf } from '../../contact-categories.ts';
import { chipsOf } from './chip-options.ts';
import { rememberLine } from './draft-registry.ts';
import type { Editing } from './editing.ts';
import { isRunning, minutesOn, useNow, watch } from './stopwatch.ts';

const whole = (text: string, most: number): number | null | undefined => {
  if (text.trim() === '') return null;
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value <= most ? value : undefined;
};

/** Line, channel, direction, day and hour: what the strip says, opened to be changed. */
export function ChangePanel({
  edit,
  today,
  onClose,
  onAfterwards,
  isAfterwards = false,
}: {
  edit: Editing;
  today: Day;
  onClose: () => void;
  /** begin over as a contact of an earlier time; only while nothing was written */
  onAfterwards?: (() => void) | undefined;
  /** written down later: it may have been a colleague who talked */
  isAfterwards?: boolean;
}) {
  const words = useWords();
  const offers = useOffers();
  const { t } = words;
  const ground = useRef<HTMLDivElement>(null);
  const { values, set } = edit;
  useEffect(() => ground.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), []);
  const lines = edit.lines.filter((one) => one.active || one.code === values.line);
  const setLine = (code: string | null) => {
    const group = lines.find((one) => one.code === code)?.group;
    if (!code || !group) return;
    rememberLine(code);
    const fits = values.category !== null && categoriesOf(group).includes(values.category);
    set(fits ? { line: code } : { line: code, category: null, subcategory: null });
  };
  return (
    <div ref={ground} className="contact-change" data-form>
      <Field group label={t('hotline.desk.field.channel')} error={edit.wrong('channel')}>
        {() => (
          <CodeChips
            label={t('hotline.desk.field.channel')}
            options={chipsOf(words, channels).filter(({ code }) => offers(channels, code, values.channel))}
            value={values.channel}
            onChange={(code) => code && set({ channel: code })}
          />
        )}
      </Field>
      {lines.length > 1 && (
        <Field group label={t('hotline.desk.field.line')} error={edit.wrong('line')}>
          {() => (
            <CodeChips
              label={t('hotline.desk.field.line')}
              options={lines.map((one) => ({ code: one.code, label: one.name }))}
              value={values.line}
              onChange={setLine}
            />
          )}
        </Field>
      )}
      <Field group label={t('hotline.desk.field.direction')} error={edit.wrong('direction')}>
        {() => (
          <CodeChips
            label={t('hotline.desk.field.direction')}
            options={chipsOf(words, directions)}
            value={values.direction}
            onChange={(code) => code && set(code === 'in' ? { direction: code, reached: null } : { direction: code })}
          />
        )}
      </Field>
      {values.direction === 'out' && (
        <Field group label={t('hotline.desk.field.reached')} error={edit.wrong('reached')}>
          {({ invalid }) => (
            <CodeChips
              label={t('hotline.desk.field.reached')}
              options={chipsOf(words, reachedResults)}
              value={values.reached}
              invalid={invalid}
              onChange={(code) => set({ reached: code })}
            />
          )}
        </Field>
      )}
      <DayInput
        label={t('hotline.desk.field.day')}
        value={values.day}
        onChange={(day) => day && set({ day })}
        today={today}
        error={edit.wrong('day')}
      />
      <TextInput
        label={t('hotline.desk.field.hour')}
        hint={t('hotline.desk.form.hint.hour')}
        value={values.hour === null ? '' : String(values.hour)}
        onChange={(text) => {
          const hour = whole(text, 23);
          if (hour !== undefined) set({ hour });
        }}
        error={edit.wrong('hour')}
        short
        input={{ inputMode: 'numeric', maxLength: 2 }}
      />
      <MinutesRow edit={edit} />
      {isAfterwards && <ConsultantRow edit={edit} />}
      <div className="line contact-change-foot">
        <Button small keyHint="Esc" onClick={onClose}>
          {t('kit.close')}
        </Button>
        {onAfterwards && (
          <Button kind="bare" small onClick={onAfterwards}>
            {t('hotline.desk.strip.afterwards')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** How long it took: typed, or taken from the watch that has run since the call began. */
function MinutesRow({ edit }: { edit: Editing }) {
  const { t } = useWords();
  const { values, set } = edit;
  const runs = isRunning(values);
  const now = useNow(runs);
  const onWatch = minutesOn(values, now);
  const ran =
    values.startedAt === null ? 0 : (values.endedAt ? Date.parse(values.endedAt) : now) - Date.parse(values.startedAt);
  return (
    <Field
      label={t('hotline.desk.field.minutes')}
      hint={t('hotline.desk.form.hint.minutes')}
      error={edit.wrong('minutes')}
    >
      {(wiring) => (
        <div className="line">
          <input
            id={wiring.id}
            className="in contact-minutes"
            inputMode="numeric"
            maxLength={4}
            autoComplete="off"
            aria-describedby={wiring.describedBy}
            aria-invalid={wiring.invalid || undefined}
            value={values.minutes === null ? '' : String(values.minutes)}
            onChange={(event) => {
              const minutes = whole(event.currentTarget.value, 1440);
              if (minutes !== undefined) set({ minutes });
            }}
          />
          {onWatch !== null && (
            <>
              <span className="mute num">{t('hotline.desk.form.watch', { time: watch(ran) })}</span>
              {values.minutes !== onWatch && (
                <Button small onClick={() => set({ minutes: onWatch })}>
                  {t('hotline.desk.form.take-watch', { count: onWatch })}
                </Button>
              )}
            </>
          )}
        </div>
      )}
    </Field>
  );
}

function ConsultantRow({ edit }: { edit: Editing }) {
  const { t } = useWords();
  const colleagues = useColleagues();
  const { consultant } = edit.values;
  const here = colleagues.inGroup('hotline');
  // one who has left since stays named
  const left = colleagues.everybody.filter((one) => one.code === consultant && !here.includes(one));
  return (
    <Pick
      label={t('hotline.desk.field.consultant')}
      hint={t('hotline.desk.form.hint.consultant')}
      options={[...here, ...left]}
      value={consultant as UserId | null}
      onChange={(chosen) => chosen && edit.set({ consultant: chosen })}
      error={edit.wrong('consultant')}
    />
  );
}
