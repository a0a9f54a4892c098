import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Language } from '../../platform/accounts/contract.ts';
import { createAsker, KeysProvider, SlotsProvider, useDoor, WordsProvider } from '../../platform/desk-kit/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { AllScreensProvider } from './all-screens.ts';
import { commandsOf } from './commands.ts';
import { Gate } from './gate.tsx';
import { firstLanguage, keepLanguage, wordsOf } from './language.ts';
import { LanguageChoice } from './language-choice.ts';
import { modules } from './modules.ts';

const allScreens = { modules, commandsOf };

/** Everything that stands around the pages: words, keys, questions to the server, floating parts. */
export function App() {
  const [asker] = useState(createAsker);
  const { session } = useDoor();
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const [words, setWords] = useState<Words>();

  // the user's own language comes with her session
  const ofUser = session?.user.id;
  const remembered = session?.language;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each user who comes in
  useEffect(() => {
    if (remembered) setLanguage(remembered);
  }, [ofUser]);

  useEffect(() => {
    let wanted = true;
    keepLanguage(language);
    document.documentElement.lang = language;
    wordsOf(language).then((loaded) => wanted && setWords(loaded));
    return () => {
      wanted = false;
    };
  }, [language]);

  if (!words) return null;
  return (
    <QueryClientProvider client={asker}>
      <WordsProvider words={words}>
        <LanguageChoice value={{ language, choose: setLanguage }}>
          <KeysProvider {...(session ? { chosen: session.desk.keys } : {})}>
            <SlotsProvider modules={modules}>
              <AllScreensProvider value={allScreens}>
                <Gate />
              </AllScreensProvider>
            </SlotsProvider>
          </KeysProvider>
        </LanguageChoice>
      </WordsProvider>
    </QueryClientProvider>
  );
}
