import { Marked, Section, useWords } from '../../../../platform/desk-kit/index.ts';
import type { FullContact } from '../../contact-shapes.ts';

const TEXTS = ['summary', 'callerWords', 'ourView'] as const;

/** The texts, opened: the page says that this is on record. What cannot be opened is said, not left out. */
export function Texts({ contact, openedAt }: { contact: FullContact; openedAt: string }) {
  const { t } = useWords();
  const written = TEXTS.filter((name) => contact[name] !== '');
  const number = contact.callerNumberRead ?? contact.callerNumber;
  const line =
    contact.textState === 'open'
      ? t('hotline.desk.page.opened', { time: openedAt })
      : t(`hotline.desk.page.text-${contact.textState}`);
  return (
    <Section title={t('hotline.desk.page.texts')} end={line}>
      <dl className="contact-texts">
        {written.map((name) => (
          <div key={name} className="mm">
            <dt className="mm-margin">
              <span className="mm-label">{t(`hotline.desk.field.${name}`)}</span>
            </dt>
            <dd className="opened">
              <Marked text={contact[name]} />
            </dd>
          </div>
        ))}
        {number !== '' && (
          <div className="mm">
            <dt className="mm-margin">
              <span className="mm-label">{t('hotline.desk.field.callerNumber')}</span>
            </dt>
            <dd className="num">{number}</dd>
          </div>
        )}
      </dl>
      {contact.textState === 'open' && written.length === 0 && number === '' && (
        <p className="mute contact-none">{t('hotline.desk.page.no-words')}</p>
      )}
    </Section>
  );
}
