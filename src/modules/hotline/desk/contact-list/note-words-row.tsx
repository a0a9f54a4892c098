import { type FormEvent, useEffect, useState } from 'react';
import { Button, TextInput, useWords } from '../../../../platform/desk-kit/index.ts';

/** Which words are looked for in the notes. They are asked when they are sent, not with every letter. */
export function NoteWordsRow({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onWords(typed.trim());
  };
  return (
    <form className="list-words" onSubmit={send}>
      <TextInput
        last
        label={t('hotline.notes.label')}
        hint={t('hotline.notes.hint')}
        value={typed}
        onChange={setTyped}
        input={{ spellCheck: false, maxLength: 200 }}
        foot={
          <span className="line">
            <Button type="submit" small keyHint="Enter">
              {t('hotline.notes.go')}
            </Button>
            {words !== '' && (
              <Button kind="bare" small onClick={() => onWords('')}>
                {t('hotline.notes.drop')}
              </Button>
            )}
          </span>
        }
      />
    </form>
  );
}
