import { Notice, PageLink, useAsk, useMay, useWords } from '../../../platform/desk-kit/index.ts';
import { listWaiting, showOwnKey } from './calls.ts';
import KeyWarnings from './key-warnings.tsx';
import { KeyWords } from './key-words.tsx';

/** Before the work on Today: one's own words while one waits, whoever waits for oneself, and keys that were not right. */
export default function AtTheDoor() {
  const { t } = useWords();
  const may = useMay();
  const own = useAsk(showOwnKey, {});
  const waiting = useAsk(listWaiting, {}, { every: 300_000, when: may('accounts.admit') });
  const count = waiting.data?.people.length ?? 0;
  const groups = own.data?.awaiting ?? [];
  return (
    <>
      {own.data && groups.length > 0 && (
        <section className="own-words">
          <h2>{t('users.own.today', { groups: groups.map((code) => t(`users.group.${code}`)).join(', ') })}</h2>
          <p>{t('users.own.line')}</p>
          <KeyWords words={own.data.words} />
        </section>
      )}
      {count > 0 && (
        <Notice
          lead={t('users.waiting.count', { count })}
          act={<PageLink to="/waiting">{t('users.waiting.go')}</PageLink>}
        />
      )}
      <KeyWarnings />
    </>
  );
}
