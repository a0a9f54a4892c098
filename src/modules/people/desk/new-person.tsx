import { useState } from 'react';
import { Button, Dialog, TextInput, useAct, useKeys, useWords } from '../../../platform/desk-kit/index.ts';
import { newId } from '../../../platform/kernel/ids.ts';
import { createPerson, listRecentPersons } from './calls.ts';
import { newFields, sentFields } from './person-fields.ts';
import { PersonForm } from './person-form.tsx';
import { Refused, wrongAt } from './refused.tsx';
import { useToday } from './use-now.ts';

/** Somebody who was not found: with what she says of herself, or by a code alone. */
export default function NewPerson({
  typed,
  onClose,
  onMade,
}: {
  typed: string;
  onClose: () => void;
  onMade: (id: string) => void;
}) {
  const { t } = useWords();
  const today = useToday();
  // the same id when it is sent again: a lost answer makes nobody twice
  const [id] = useState(() => newId<'person'>());
  const [fields, setFields] = useState(() => newFields(typed));
  const [phone, setPhone] = useState(() => (/^[+\d][\d\s/().-]{5,}$/.test(typed.trim()) ? typed.trim() : ''));
  const [address, setAddress] = useState(() => addressIn(typed));
  const make = useAct(createPerson, { refresh: [listRecentPersons] });
  const sent = sentFields(fields, today, null);
  const send = (input: Parameters<typeof make.mutate>[0]) => {
    if (!make.isPending) make.mutate(input, { onSuccess: (person) => onMade(person.id) });
  };
  const withNames = () => {
    if (!sent) return;
    const contactPoints = [
      ...(phone.trim() === '' ? [] : [{ kind: 'phone' as const, value: phone.trim() }]),
      ...(address.trim() === '' ? [] : [{ kind: kindOf(address), value: address.trim() }]),
    ];
    send({ id, ...sent, contactPoints });
  };
  useKeys(t('people.desk.new.title'), { 'Ctrl+Enter': { does: t('people.desk.new.go'), run: withNames } });
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('people.desk.new.title')}
      foot={
        <>
          <Button kind="go" keyHint="Ctrl+Enter" disabled={!sent} busy={make.isPending} onClick={withNames}>
            {t('people.desk.new.go')}
          </Button>
          <Button busy={make.isPending} onClick={() => send({ id })}>
            {t('people.desk.new.code-only')}
          </Button>
          <Button onClick={onClose}>{t('people.desk.leave')}</Button>
        </>
      }
    >
      <div data-form>
        <p className="mute people-lead">{t('people.desk.new.line')}</p>
        <Refused error={make.error} />
        <PersonForm fields={fields} onChange={setFields} error={make.error} />
        <TextInput
          short
          label={t('people.desk.new.phone')}
          value={phone}
          onChange={setPhone}
          error={wrongAt(make.error, 'contactPoints')}
          input={{ inputMode: 'tel' }}
        />
        <TextInput
          last
          short
          label={t('people.desk.new.address')}
          value={address}
          onChange={setAddress}
          foot={t('people.desk.point.foot')}
          input={{ inputMode: 'email' }}
        />
      </div>
    </Dialog>
  );
}

/** What of the question was an address or an account, as typed. */
const addressIn = (typed: string): string =>
  typed.split(/\s+/u).find((word) => isEmail(word) || /^@[^\s@]{2,}$/u.test(word)) ?? '';

const isEmail = (word: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(word);

const kindOf = (address: string): 'email' | 'handle' => (isEmail(address.trim()) ? 'email' : 'handle');
