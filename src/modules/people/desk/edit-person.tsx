import { useState } from 'react';
import { Button, Dialog, useAct, useKeys, useWords } from '../../../platform/desk-kit/index.ts';
import type { PersonPage } from '../contract.ts';
import type { Birth } from '../person.ts';
import { getPerson, listRecentPersons, updatePerson } from './calls.ts';
import { fieldsOf, sentFields } from './person-fields.ts';
import { PersonForm } from './person-form.tsx';
import { Refused } from './refused.tsx';
import { useToday } from './use-now.ts';

/** Changes what is known of a person. A clash keeps what was typed and says that somebody else was here. */
export default function EditPerson({ person, onClose }: { person: PersonPage; onClose: () => void }) {
  const { t } = useWords();
  const today = useToday();
  const [fields, setFields] = useState(() => fieldsOf(person));
  const save = useAct(updatePerson, { refresh: [getPerson, listRecentPersons] });
  const sent = sentFields(fields, today, person.birth as Birth | null);
  const send = () => {
    if (!sent || save.isPending) return;
    const { ageBand, ...rest } = sent;
    const { id, revision } = person;
    save.mutate({ id, revision, ...rest, ...(ageBand ? { ageBand } : {}) }, { onSuccess: onClose });
  };
  useKeys(t('people.desk.edit.title'), { 'Ctrl+Enter': { does: t('people.desk.edit.go'), run: send } });
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('people.desk.edit.title')}
      foot={
        <>
          <Button kind="go" keyHint="Ctrl+Enter" disabled={!sent} busy={save.isPending} onClick={send}>
            {t('people.desk.edit.go')}
          </Button>
          <Button onClick={onClose}>{t('people.desk.leave')}</Button>
        </>
      }
    >
      <div data-form>
        <Refused error={save.error} />
        <PersonForm fields={fields} onChange={setFields} error={save.error} />
      </div>
    </Dialog>
  );
}
