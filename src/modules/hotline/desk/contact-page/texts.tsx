import { Suspense, useState } from 'react';
import {
  Button,
  CoveredNumber,
  Marked,
  Section,
  useMay,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import { PersonSafetyCard } from '../../../people/desk/index.tsx';
import type { FullContact } from '../../contact-shapes.ts';

const TEXTS = ['summary', 'callerWords', 'ourView'] as const;
const ADDRESSES = ['email', 'handle'] as const;

/** The texts, opened: the page says that this is on record. What cannot be opened is said, not left out. */
export function Texts({ contact, openedAt }: { contact: FullContact; openedAt: string }) {
  const { t } = useWords();
  const written = [...TEXTS, ...ADDRESSES].filter((name) => contact[name] !== '');
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
            <dd>
              <CallerNumber number={number} person={contact.people[0]?.id ?? undefined} />
            </dd>
          </div>
        )}
      </dl>
      {contact.textState === 'open' && written.length === 0 && number === '' && (
        <p className="mute contact-none">{t('hotline.desk.page.no-words')}</p>
      )}
    </Section>
  );
}

/** The button that showed it is gone: the focus goes to what it showed. */
const focusIt = (number: HTMLElement | null) => number?.focus();

/** Safe contact first: whoever wants to call sees how it is safe before she sees the number. */
function CallerNumber({ number, person }: { number: string; person: string | undefined }) {
  const { t } = useWords();
  const may = useMay();
  const [shown, setShown] = useState<'covered' | 'card' | 'number'>('covered');
  const hasCard = person !== undefined && may('people.read');
  return (
    <>
      {shown !== 'covered' && hasCard && (
        <Suspense fallback={<Waiting />}>
          <PersonSafetyCard personId={person} />
        </Suspense>
      )}
      {shown === 'number' ? (
        <b ref={focusIt} tabIndex={-1} className="num">
          {number}
        </b>
      ) : (
        <div className="line">
          <CoveredNumber
            head={number.slice(0, 6)}
            tail={number.slice(-2)}
            label={t('hotline.desk.page.number-covered')}
          />
          <Button small onClick={() => setShown(hasCard && shown === 'covered' ? 'card' : 'number')}>
            {t('hotline.desk.page.number-open')}
          </Button>
          {hasCard && <span className="meta mute">{t('hotline.desk.page.number-covered')}</span>}
        </div>
      )}
    </>
  );
}
