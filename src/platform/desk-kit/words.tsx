import { createContext, type ReactNode, useContext } from 'react';
import type { Words } from '../i18n/index.ts';

export type { Words };

const WordsContext = createContext<Words | undefined>(undefined);

/** Hands the words of one language down; a new object means that the language changed. */
export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words, numbers and days of the reader's language. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords stands outside WordsProvider');
  return words;
}
