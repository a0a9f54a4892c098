import { useState } from 'react';
import {
  Button,
  CodeChips,
  Dialog,
  Field,
  TextInput,
  useAct,
  useKeys,
  useWords,
} from '../../../platform/desk-kit/index.ts';
import { type Id, newId } from '../../../platform/kernel/ids.ts';
import { type ContactPointKind, contactPointKinds } from '../contact-point.ts';
import { addContactPoint, getPerson } from './calls.ts';
import { chipsOf } from './options.ts';
import { Refused, wrongAt } from './refused.tsx';
import { useToday } from './use-now.ts';

/** One more way to reach her; sealed as soon as it is sent, found again by its number. */
export default function AddContactPoint({ personId, onClose }: { personId: Id<'person'>; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const today = useToday();
  const [id] = useState(() => newId<'contact-point'>());
  const [kind, setKind] = useState<ContactPointKind>('phone');
  const [value, setValue] = useState('');
  const [whose, setWhose] = useState<'self' | 'other'>('self');
  const [checked, setChecked] = useState<'yes' | 'no' | null>(null);
  const add = useAct(addContactPoint, { refresh: [getPerson] });
  const isReady = value.trim() !== '';
  const send = () => {
    if (!isReady || add.isPending) return;
    const checkedOn = checked === 'yes' ? today : null;
    add.mutate({ personId, id, kind, value: value.trim(), belongsTo: whose, checkedOn }, { onSuccess: onClose });
  };
  useKeys(t('people.desk.point.add'), { 'Ctrl+Enter': { does: t('people.desk.point.go'), run: send } });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('people.desk.point.add')}
      foot={
        <>
          <Button kind="go" keyHint="Ctrl+Enter" disabled={!isReady} busy={add.isPending} onClick={send}>
            {t('people.desk.point.go')}
          </Button>
          <Button onClick={onClose}>{t('people.desk.leave')}</Button>
        </>
      }
    >
      <div data-form>
        <Refused error={add.error} />
        <Field label={t('people.desk.point.kind')} group>
          {() => (
            <CodeChips
              label={t('people.desk.point.kind')}
              options={chipsOf(words, contactPointKinds)}
              value={kind}
              onChange={(code) => setKind(code ?? kind)}
              advance
            />
          )}
        </Field>
        <TextInput
          label={t(`people.desk.point.value.${kind}`)}
          value={value}
          onChange={setValue}
          error={wrongAt(add.error, 'value')}
          foot={t('people.desk.point.foot')}
          input={{ 'data-autofocus': true, inputMode: kind === 'phone' ? 'tel' : 'text' } as object}
        />
        <Field label={t('people.desk.point.whose')} group>
          {() => (
            <CodeChips
              label={t('people.desk.point.whose')}
              options={(['self', 'other'] as const).map((code) => ({
                code,
                label: t(`people.desk.point.whose-${code}`),
              }))}
              value={whose}
              onChange={(code) => setWhose(code ?? whose)}
            />
          )}
        </Field>
        <Field last label={t('people.desk.point.works')} group>
          {() => (
            <CodeChips
              label={t('people.desk.point.works')}
              options={(['yes', 'no'] as const).map((code) => ({ code, label: t(`people.desk.point.works-${code}`) }))}
              value={checked}
              onChange={setChecked}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
