import { useState } from 'react';
import { admitUser, listKeyWarnings, listUsers, listWaiting } from '../../../platform/accounts/contract.ts';
import { readSpoken, SPOKEN_WORDS } from '../../../platform/accounts/spoken-key.ts';
import { Field, useAct, useWords } from '../../../platform/desk-kit/index.ts';
import { ActDialog } from './act-dialog.tsx';
import type { WaitingPerson } from './waiting.tsx';

/**
 * The words are nowhere on this page: they are heard, and typed. What does not fit the key on file is refused by the server,
 * so that nobody can click through.
 */
export function AdmitDialog({
  person,
  onDone,
  onClose,
}: {
  person: WaitingPerson;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [words, setWords] = useState<readonly string[]>(() => Array(SPOKEN_WORDS).fill(''));
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const admit = useAct(admitUser, { refresh: [listWaiting, listUsers, listKeyWarnings] });
  const put = (at: number, typed: string) => setWords(words.map((word, n) => (n === at ? typed : word)));
  const isStrange = (at: number) => left.has(at) && words[at] !== '' && readSpoken(words[at] ?? '') === undefined;
  const groups = person.groups.map((code) => t(`users.group.${code}`)).join(', ');
  return (
    <ActDialog
      wide
      title={t('users.admit.title', { name: person.name })}
      go={t('users.admit.go', { groups })}
      isReady={words.every((word) => readSpoken(word) !== undefined)}
      onClose={onClose}
      run={async () => {
        await admit.mutateAsync({ id: person.id, key: person.key, words: [...words] });
        onDone();
      }}
    >
      <p>{t('users.admit.line')}</p>
      {person.newKey && <p>{t('users.admit.new-key')}</p>}
      <Field
        label={t('users.admit.words')}
        hint={t('users.admit.words-hint')}
        error={words.some((_, at) => isStrange(at)) ? t('users.admit.strange') : undefined}
        group
      >
        {(wiring) => (
          <div className="words-in">
            {words.map((word, at) => (
              <input
                // biome-ignore lint/suspicious/noArrayIndexKey: six places that never move
                key={at}
                className="in"
                aria-label={t('users.admit.word', { n: at + 1 })}
                aria-describedby={wiring.describedBy}
                aria-invalid={isStrange(at) || undefined}
                placeholder={String(at + 1)}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={word}
                onChange={(event) => put(at, event.currentTarget.value)}
                onBlur={() => setLeft(new Set([...left, at]))}
              />
            ))}
          </div>
        )}
      </Field>
    </ActDialog>
  );
}
