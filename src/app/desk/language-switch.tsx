import type { Language } from '../../platform/accounts/contract.ts';
import { chooseLanguage } from '../../platform/desk-kit/door-calls.ts';
import { call, useDoor, useWords } from '../../platform/desk-kit/index.ts';
import { languageName } from '../../platform/i18n/index.ts';
import { uiLanguages } from '../../platform/i18n/languages.ts';
import { useLanguageChoice } from './language-choice.ts';

/** Three languages, each by its own name; one click, remembered for the user. */
export function LanguageSwitch() {
  const { t } = useWords();
  const { at } = useDoor();
  const { language, choose } = useLanguageChoice();
  const take = (next: Language) => {
    choose(next);
    // not remembered on the server is no loss: this browser remembers it too
    if (at === 'open') call(chooseLanguage, { language: next }).catch(() => {});
  };
  return (
    <fieldset className="lang" aria-label={t('desk.language')}>
      {uiLanguages.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={one === language} onClick={() => take(one)}>
          {languageName[one]}
        </button>
      ))}
    </fieldset>
  );
}
