import { useState } from 'react';
import {
  Button,
  confirmPassword,
  Dialog,
  Notice,
  TextArea,
  TextInput,
  useAct,
  useGo,
  useWords,
} from '../../../platform/desk-kit/index.ts';
import type { PersonPage } from '../contract.ts';
import { erasePerson, listRecentPersons } from './calls.ts';
import { Refused, wrongAt } from './refused.tsx';

/** Not to be undone: the page says exactly what goes and what stays, asks why, and asks for the password again. */
export default function ErasePerson({ person, onClose }: { person: PersonPage; onClose: () => void }) {
  const { t } = useWords();
  const go = useGo();
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<unknown>();
  const erase = useAct(erasePerson, { refresh: [listRecentPersons] });
  const isReady = reason.trim() !== '' && password !== '';
  const send = async () => {
    if (!isReady) return;
    setRefused(undefined);
    try {
      await confirmPassword(password);
      await erase.mutateAsync({ id: person.id, reason: reason.trim() });
      go('/people');
    } catch (error) {
      setRefused(error);
      setPassword('');
    }
  };
  const goes = [
    person.names.length > 0 && t('people.desk.erase.names', { count: person.names.length }),
    person.birth && t('people.desk.erase.birth'),
    person.languages.length > 0 && t('people.desk.erase.languages'),
    person.place && t('people.desk.field.place'),
    person.relatives.length > 0 && t('people.desk.erase.relatives', { count: person.relatives.length }),
    person.documents.length > 0 && t('people.desk.erase.documents', { count: person.documents.length }),
    person.contactPoints.length > 0 && t('people.desk.erase.points', { count: person.contactPoints.length }),
    person.safetyCard && t('people.desk.erase.card', { count: person.safetyCard.version }),
    t('people.desk.erase.code', { code: person.code }),
    t('people.desk.erase.search'),
    t('people.desk.erase.links'),
  ].filter((what) => typeof what === 'string');
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('people.desk.erase.title', { code: person.code })}
      foot={
        <>
          <Button kind="stop" disabled={!isReady} busy={erase.isPending} onClick={() => void send()}>
            {t('people.desk.erase.go')}
          </Button>
          <Button onClick={onClose}>{t('people.desk.erase.keep')}</Button>
        </>
      }
    >
      <div data-form>
        <Notice kind="bad" lead={t('people.desk.erase.lead')}>
          {t('people.desk.erase.line')}
        </Notice>
        <div className="people-goes">
          <section>
            <h3>{t('people.desk.erase.goes')}</h3>
            <ul>
              {goes.map((what) => (
                <li key={what}>{what}</li>
              ))}
            </ul>
          </section>
          <section>
            <h3>{t('people.desk.erase.stays')}</h3>
            <ul>
              <li>{t('people.desk.erase.counts')}</li>
              <li>{t('people.desk.erase.contacts')}</li>
              <li>{t('people.desk.erase.record')}</li>
            </ul>
          </section>
        </div>
        <Refused error={refused} />
        <TextArea
          label={t('people.desk.erase.reason')}
          value={reason}
          onChange={setReason}
          max={1000}
          rows={2}
          error={wrongAt(erase.error, 'reason')}
          foot={t('people.desk.erase.reason-foot')}
        />
        <TextInput
          last
          short
          label={t('people.desk.erase.password')}
          value={password}
          onChange={setPassword}
          input={{ type: 'password', autoComplete: 'current-password', name: 'password' }}
        />
      </div>
    </Dialog>
  );
}
