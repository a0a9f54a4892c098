import { useMemo, useState } from 'react';
import {
  Button,
  CodeChips,
  ErrorState,
  Field,
  Notice,
  Page,
  TextArea,
  TextInput,
  useAct,
  useAsk,
  useGo,
  useKeySet,
  usePart,
  useSession,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { type CorrectionReason, correctionReasons, followUps } from '../../code-lists.ts';
import type { FullContact, Line } from '../../contact-shapes.ts';
import { correctContact, getContact, listVersions } from '../calls.ts';
import { AddressRows } from '../contact-form/address-rows.tsx';
import { ChangePanel } from '../contact-form/change-panel.tsx';
import { chipsOf } from '../contact-form/chip-options.ts';
import { changesBetween, valuesOf } from '../contact-form/contact-values.ts';
import { personsOf } from '../contact-form/edit-contact.tsx';
import { type Editing, wrongFields } from '../contact-form/editing.ts';
import { FormRows } from '../contact-form/form-rows.tsx';
import { useLines } from '../use-lines.ts';
import '../contact-form/contact-form.css';
import './contact-page.css';
import { correctKeys } from '../keys.ts';

export default function CorrectContact() {
  const id = usePart('id') as Id<'contact'>;
  const contact = useAsk(getContact, { id });
  const lines = useLines();
  // the version that was read stays the one that is corrected, whatever is asked again meanwhile
  const [read, setRead] = useState<FullContact>();
  if (contact.data && !read) setRead(contact.data);
  if (read && lines.isReady) return <Correction key={id} contact={read} lines={lines.all} />;
  return (
    <Page>
      {contact.error ? <ErrorState whole error={contact.error} onRetry={() => void contact.refetch()} /> : <Waiting />}
    </Page>
  );
}

/** The same form over a closed contact. It makes a new version; the old one keeps its words and its figures. */
function Correction({ contact, lines }: { contact: FullContact; lines: readonly Line[] }) {
  const words = useWords();
  const { t } = words;
  const go = useGo();
  const { organisation } = useSession();
  const today = localTime(new Date(), organisation.zone).day;
  const correct = useAct(correctContact, { refresh: [getContact, listVersions] });
  const [before] = useState(() => valuesOf(contact));
  const [values, setValues] = useState(before);
  const [known, setKnown] = useState(() => personsOf(contact));
  const [isChanging, setChanging] = useState(false);
  const [reason, setReason] = useState<CorrectionReason | null>(null);
  const [reasonText, setReasonText] = useState('');
  const [isAsked, setAsked] = useState(false);
  const wrong = useMemo(() => wrongFields(correct.error), [correct.error]);
  const edit: Editing = {
    values,
    set: (changes) => setValues((now) => ({ ...now, ...changes })),
    leave: () => {},
    wrong: (field) => wrong.get(field),
    group: lines.find((one) => one.code === values.line)?.group ?? contact.lineGroup,
    lines,
    known,
    know: (id, person) => setKnown((now) => new Map(now).set(id, person)),
  };
  const changes = changesBetween(before, values);
  const count = Object.keys(changes).length;
  const back = () => go(`/hotline/contacts/${contact.id}`);
  const send = () => {
    setAsked(true);
    if (!reason || count === 0) return;
    correct.mutate({ id: contact.id, version: contact.version, reason, reasonText, ...changes }, { onSuccess: back });
  };
  useKeySet(correctKeys, {
    go: send,
    leave: () => (isChanging ? setChanging(false) : count === 0 ? back() : setAsked(true)),
  });
  return (
    <div className="contact-form contact-form-alone">
      <div className="contact-strip">
        <h1 tabIndex={-1}>{t('hotline.desk.correct.title', { number: contact.number ?? '' })}</h1>
        <span className="mute">{t('hotline.desk.correct.line', { n: contact.version + 1 })}</span>
        <Button kind="bare" small keyHint="1–9" aria-expanded={isChanging} onClick={() => setChanging(!isChanging)}>
          {t('hotline.desk.correct.where')}
        </Button>
      </div>
      <div className="contact-body">
        {isChanging && <ChangePanel edit={edit} today={today} onClose={() => setChanging(false)} isAfterwards />}
        {correct.error && (
          <Notice kind="bad" lead={correct.error.message}>
            {t('hotline.desk.correct.kept')}
          </Notice>
        )}
        <div data-form>
          <Field
            group
            label={t('hotline.desk.correct.reason')}
            error={isAsked && !reason ? t('hotline.desk.correct.reason-needed') : wrong.get('reason')}
          >
            {({ invalid }) => (
              <CodeChips
                label={t('hotline.desk.correct.reason')}
                options={chipsOf(words, correctionReasons)}
                value={reason}
                onChange={setReason}
                invalid={invalid}
                advance
              />
            )}
          </Field>
          <TextArea
            label={t('hotline.desk.page.in-words')}
            value={reasonText}
            onChange={setReasonText}
            max={2000}
            rows={1}
          />
          <TextInput
            label={t('hotline.desk.field.callerNumber')}
            value={values.callerNumber}
            onChange={(callerNumber) => edit.set({ callerNumber })}
            error={edit.wrong('callerNumber')}
            short
            input={{ type: 'tel' }}
          />
          <AddressRows edit={edit} />
          <FormRows
            edit={edit}
            isCorrection
            next={
              <Field group label={t('hotline.desk.field.followUp')}>
                {() => (
                  <CodeChips
                    label={t('hotline.desk.field.followUp')}
                    options={chipsOf(words, followUps).map((one, at) => ({ ...one, key: String(at) }))}
                    value={values.followUp}
                    onChange={(code) => edit.set({ followUp: code ?? 'none' })}
                  />
                )}
              </Field>
            }
          />
        </div>
      </div>
      <div className="contact-done">
        <Button kind="go" keyHint="Ctrl+Enter" busy={correct.isPending} onClick={send}>
          {t('hotline.desk.correct.go')}
        </Button>
        <Button onClick={back}>{t(count === 0 ? 'kit.close' : 'hotline.desk.correct.leave')}</Button>
        <span className="push" role="status">
          {count === 0 ? t('hotline.desk.correct.nothing') : t('hotline.desk.correct.changed', { count })}
        </span>
      </div>
    </div>
  );
}
