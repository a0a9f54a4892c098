import { useWords } from '../../../platform/desk-kit/index.ts';
import { toCyrillic } from '../../../platform/i18n/index.ts';
import './users.css';

/** Six words to be read aloud, in the script of the reader; a colleague may type them in either. */
export function KeyWords({ words }: { words: readonly string[] }) {
  const { t, language } = useWords();
  return (
    <ol className="key-words" aria-label={t('users.words.label')}>
      {words.map((word) => {
        const [name, figure] = word.split(' ');
        return (
          <li key={word}>
            {language === 'sr-Cyrl' ? toCyrillic(name ?? '') : name} <b>{figure}</b>
          </li>
        );
      })}
    </ol>
  );
}
