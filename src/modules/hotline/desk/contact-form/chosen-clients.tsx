import { Suspense } from 'react';
import { Section, useMay, useWords, Waiting } from '../../../../platform/desk-kit/index.ts';
import { SafetyCardAlone } from '../../../people/desk/index.tsx';
import type { PersonId } from '../../contact.ts';

/** Who was chosen by name and not by her number: how she may be reached stands beside the call, her history does not. */
export function ChosenClients({ persons }: { persons: readonly PersonId[] }) {
  const { t } = useWords();
  const may = useMay();
  if (persons.length === 0 || !may('people.read')) return null;
  return (
    <Section small title={t('hotline.desk.beside.chosen', { count: persons.length })}>
      <p className="contact-beside">{t('hotline.desk.beside.chosen-line')}</p>
      {persons.map((person, at) => (
        <div key={person} className="contact-chosen" tabIndex={-1}>
          <Suspense fallback={<Waiting />}>
            <SafetyCardAlone personId={person} {...(at === 0 ? { keyHint: 'F2' } : {})} />
          </Suspense>
        </div>
      ))}
    </Section>
  );
}
