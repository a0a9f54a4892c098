import { Fragment } from 'react';
import { KeyHint, Marked, Section, useSession, useWords } from '../../../../platform/desk-kit/index.ts';
import type { PersonId } from '../../contact.ts';
import { aboutBriefly } from '../contact-words.ts';
import { flagWords, isGrave } from '../flags/flag-words.ts';
import { ChosenClients } from './chosen-clients.tsx';
import type { Confirmed } from './use-caller.ts';

const KEYS = ['Tab', '1–9', 'F2', 'F4', 'F8', 'Ctrl+S', 'Esc'] as const;

/** Beside the call: what opens once the caller is confirmed, the cards of clients who were chosen, and the keys. */
export function Beside({
  confirmed,
  isAsked,
  chosen,
}: {
  confirmed: Confirmed | undefined;
  isAsked: boolean;
  /** clients of the contact other than the confirmed caller */
  chosen: readonly PersonId[];
}) {
  const words = useWords();
  const { t, formatDay, formatTime } = words;
  const { organisation } = useSession();
  return (
    <>
      {confirmed ? (
        <Section
          small
          title={
            <>
              {t('hotline.desk.beside.history')} <span className="code">{confirmed.code}</span>
            </>
          }
        >
          {confirmed.flags.map((flag) => (
            <div key={flag.id} className="contact-beside">
              <b className={isGrave(flag) ? 'late' : undefined}>{flagWords(words, flag)}</b>{' '}
              {flag.reason && <Marked text={flag.reason} />}
            </div>
          ))}
          {confirmed.history.length === 0 && <p className="contact-beside">{t('hotline.desk.beside.first')}</p>}
          <ul>
            {confirmed.history.map((row) => (
              <li key={row.id}>
                <div className="contact-history">
                  <b className="num">{formatDay(row.day, 'short')}</b>
                  <span className="mute">{(row.subcategory || row.category) && aboutBriefly(words, row)}</span>
                </div>
                {row.summary && (
                  <>
                    <p className="opened">
                      <Marked text={row.summary} />
                    </p>
                    <p className="meta mute">
                      {t('hotline.desk.beside.opened', { time: formatTime(confirmed.at, organisation.zone) })}
                    </p>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Section>
      ) : (
        (isAsked || chosen.length === 0) && (
          <Section small title={t('hotline.desk.beside.before')}>
            <p className="contact-beside">{t('hotline.desk.beside.before-line')}</p>
            {isAsked && <p className="contact-beside mute">{t('hotline.desk.beside.someone-else')}</p>}
          </Section>
        )
      )}
      <ChosenClients persons={chosen} />
      <Section small title={t('hotline.desk.beside.keys')}>
        <div className="side-keys">
          {KEYS.map((key) => (
            <Fragment key={key}>
              <KeyHint of={key} />
              <span>{t(`hotline.desk.beside.key.${key.replace('+', '-').replace('–', '-')}`)}</span>
            </Fragment>
          ))}
        </div>
      </Section>
    </>
  );
}
