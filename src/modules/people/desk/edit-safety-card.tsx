import { useState } from 'react';
import { channels } from '../../../codelists/channels.ts';
import { type Language, languages } from '../../../codelists/languages.ts';
import { yesNo } from '../../../codelists/yes-no.ts';
import {
  Button,
  CodeChips,
  DayInput,
  Dialog,
  Field,
  ManyCodeChips,
  Pick,
  TextArea,
  TextInput,
  useAct,
  useKeys,
  useSession,
  useWords,
} from '../../../platform/desk-kit/index.ts';
import type { Id, InputOf } from '../../../platform/kernel/index.ts';
import { endIsAllowed } from '../safety-card.ts';
import { getPerson, setSafetyCard } from './calls.ts';
import type { ShownSafetyCard } from './card-words.ts';
import { EndRow } from './end-row.tsx';
import { chipsOf, picksOf } from './options.ts';
import { Refused, wrongAt } from './refused.tsx';
import { weekOf, writeHours } from './safe-hours.ts';
import { useToday } from './use-now.ts';
import { WeekRow } from './week-row.tsx';

type Input = InputOf<typeof setSafetyCard>;
type Fields = Omit<Input, 'personId' | 'version' | 'hours' | 'validUntil' | 'mayContact'> & {
  readonly mayContact: Input['mayContact'] | null;
  readonly validUntil: Input['validUntil'] | null;
};

/** How she wants to be reached, asked of her and written down while she speaks. Always a new version; six months at most. */
export default function EditSafetyCard({
  personId,
  card,
  onClose,
}: {
  personId: Id<'person'>;
  card: ShownSafetyCard | null;
  onClose: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const today = useToday();
  const { organisation } = useSession();
  const [fields, setFields] = useState<Fields>(() => fieldsOf(card, today));
  const [anyHour, setAnyHour] = useState(!card?.hours);
  const [week, setWeek] = useState<readonly string[]>(() => (card?.hours ?? Array(7).fill(0)).map(writeHours));
  const save = useAct(setSafetyCard, { refresh: [getPerson] });
  const set = (next: Partial<Fields>) => setFields((before) => ({ ...before, ...next }));
  const text = (name: 'whoMayAnswer' | 'whatToSay' | 'identifyAs' | 'codeWord' | 'duressWord' | 'ifCallDrops') => ({
    label: t(`people.desk.edit-card.${name}`),
    value: fields[name] ?? '',
    onChange: (value: string) => set({ [name]: value === '' ? null : value }),
    error: wrongAt(save.error, name),
  });
  const hours = anyHour ? null : weekOf(week);
  const { validUntil, mayContact } = fields;
  const fits = validUntil !== null && endIsAllowed({ askedOn: fields.askedOn, validUntil });
  const [tried, setTried] = useState(false);
  const open = t('people.desk.edit-card.missing');
  const send = () => {
    if (save.isPending) return;
    setTried(true);
    if (mayContact === null || hours === undefined || validUntil === null || !fits)
      return focusWrong(mayContact === null ? '.chip' : '[aria-invalid="true"]');
    const input = {
      ...fields,
      personId,
      version: card?.version ?? 0,
      mayContact,
      validUntil,
      hours: hours && [...hours],
    };
    save.mutate(input, { onSuccess: onClose });
  };
  useKeys(t('people.desk.edit-card.title'), { 'Ctrl+Enter': { does: t('people.desk.edit-card.go'), run: send } });
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('people.desk.edit-card.title')}
      foot={
        <>
          <Button kind="go" keyHint="Ctrl+Enter" busy={save.isPending} onClick={send}>
            {t('people.desk.edit-card.go')}
          </Button>
          <Button onClick={onClose}>{t('people.desk.leave')}</Button>
        </>
      }
    >
      <div data-form>
        <p className="mute people-lead">{t('people.desk.edit-card.line')}</p>
        <Refused error={save.error} />
        <Field
          label={t('people.desk.edit-card.mayContact')}
          error={tried && mayContact === null ? open : undefined}
          group
        >
          {() => (
            <CodeChips
              label={t('people.desk.edit-card.mayContact')}
              options={(['yes', 'ask', 'no'] as const).map((code) => ({
                code,
                label: t(`people.desk.edit-card.may.${code}`),
                danger: code === 'no',
              }))}
              value={mayContact}
              onChange={(code) => set({ mayContact: code })}
              advance
            />
          )}
        </Field>
        <Field label={t('people.desk.edit-card.ways')} hint={t('people.desk.edit-card.ways-hint')} group>
          {() => (
            <ManyCodeChips
              label={t('people.desk.edit-card.ways')}
              options={chipsOf(words, channels)}
              value={fields.ways ?? []}
              onChange={(ways) => set({ ways: [...ways] })}
            />
          )}
        </Field>
        <WeekRow
          anyHour={anyHour}
          onAnyHour={setAnyHour}
          week={week}
          onChange={setWeek}
          zone={fields.zone ?? organisation.zone}
        />
        <TextInput {...text('whoMayAnswer')} hint={t('people.desk.edit-card.who-hint')} />
        <Answer name="leaveMessage" fields={fields} set={set} />
        <Answer name="sendText" fields={fields} set={set} />
        <TextInput {...text('identifyAs')} />
        <TextArea {...text('whatToSay')} rows={1} max={500} />
        <TextInput {...text('codeWord')} short hint={t('people.desk.edit-card.code-hint')} />
        <TextInput {...text('duressWord')} short hint={t('people.desk.edit-card.duress-hint')} />
        <TextArea {...text('ifCallDrops')} rows={1} max={500} />
        <Pick<Language>
          label={t('people.desk.edit-card.language')}
          options={picksOf(words, languages, ['sr', 'en'])}
          value={fields.language ?? null}
          onChange={(language) => set({ language })}
        />
        <DayInput
          label={t('people.desk.edit-card.askedOn')}
          value={fields.askedOn}
          onChange={(day) => set({ askedOn: day ?? today })}
          today={today}
          error={wrongAt(save.error, 'askedOn')}
        />
        <EndRow
          askedOn={fields.askedOn}
          value={validUntil}
          onChange={(day) => set({ validUntil: day })}
          today={today}
          error={tried && validUntil === null ? open : wrongAt(save.error, 'validUntil')}
        />
      </div>
    </Dialog>
  );
}

/** Goes to what stands in the way of saving. */
const focusWrong = (selector: string) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`dialog ${selector}`)?.focus());

const ANSWERS = ['yes', 'no', 'not_asked'] as const;

function Answer({
  name,
  fields,
  set,
}: {
  name: 'leaveMessage' | 'sendText';
  fields: Fields;
  set: (next: Partial<Fields>) => void;
}) {
  const words = useWords();
  const label = words.t(`people.desk.edit-card.${name}`);
  return (
    <Field label={label} group>
      {() => (
        <CodeChips
          label={label}
          options={chipsOf(words, yesNo, ANSWERS)}
          value={fields[name] === 'not_asked' ? null : (fields[name] ?? null)}
          onChange={(code) => set({ [name]: code ?? 'not_asked' })}
        />
      )}
    </Field>
  );
}

/** What was said last stays in the fields; the days are asked anew, because a card is asked again, not prolonged. */
function fieldsOf(card: ShownSafetyCard | null, today: Input['askedOn']): Fields {
  const open = { mayContact: null, validUntil: null, askedOn: today };
  if (!card) return { ...open, ways: [] };
  const { mayContact, ways, zone, leaveMessage, sendText, whoMayAnswer, whatToSay, identifyAs } = card;
  const { codeWord, duressWord, ifCallDrops, language } = card;
  return {
    ...open,
    mayContact,
    ways: ways as Fields['ways'],
    zone,
    leaveMessage,
    sendText,
    whoMayAnswer,
    whatToSay,
    identifyAs,
    codeWord,
    duressWord,
    ifCallDrops,
    language: language as Fields['language'],
  };
}
