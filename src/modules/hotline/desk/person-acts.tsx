import { Button, useGo, useKeySet, useWords } from '../../../platform/desk-kit/index.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import { nextIsOf } from './contact-form/draft-registry.ts';
import { personKeys } from './keys.ts';

interface OfPerson {
  readonly personId: string;
  readonly code: string;
  readonly label: string;
  readonly state: string;
}

/** On a person's page: a contact that is hers from its first moment. `n` means the same as everywhere, and knows whose. */
export default function PersonActs({ personId, code, label, state }: OfPerson) {
  const { t } = useWords();
  const go = useGo();
  const isOpen = state === 'active';
  const begin = () => {
    nextIsOf({ id: personId as Id<'person'>, code, label });
    go('/hotline/contacts/new');
  };
  useKeySet(personKeys, { begin }, { off: !isOpen });
  if (!isOpen) return null;
  return (
    <Button kind="go" keyHint="n" onClick={begin}>
      {t('hotline.desk.person.new')}
    </Button>
  );
}
