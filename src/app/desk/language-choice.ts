import { createContext, useContext } from 'react';
import type { Language } from '../../platform/accounts/contract.ts';

/** The language of the page and how to choose another, in one click. */
export const LanguageChoice = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: 'sr-Latn',
  choose: () => {},
});

export const useLanguageChoice = () => useContext(LanguageChoice);
