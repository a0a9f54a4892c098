import type { ReactNode } from 'react';
import { Marked, SafeContactCard, useSession, useWords } from '../../../platform/desk-kit/index.ts';
import { localTime } from '../../../platform/kernel/clock.ts';
import { weekdayOf } from '../../../platform/kernel/days.ts';
import { answerAt, answerWords, type ShownSafetyCard, stateOf, wayWords, weekWords } from './card-words.ts';
import { piecesOf } from './safe-hours.ts';
import { useNow } from './use-now.ts';

export interface SafetyCardViewProps {
  readonly card: ShownSafetyCard | null;
  readonly keyHint?: string;
  /** the one act possible now */
  readonly foot?: ReactNode;
  /** before the day until which it holds */
  readonly end?: ReactNode;
  readonly onUpdate?: (() => void) | undefined;
}

/** How a person may be reached without harm. Asks nothing of the server, says no name, and looks at the clock each minute. */
export default function SafetyCardView({ card, keyHint, foot, end, onUpdate }: SafetyCardViewProps) {
  const words = useWords();
  const { t, formatDay } = words;
  const { organisation } = useSession();
  const at = useNow();
  const answer = answerAt(card, at, organisation.zone);
  const zone = card?.zone ?? organisation.zone;
  const there = localTime(at, zone);
  const bits = card?.hours ? (card.hours[weekdayOf(there.day) - 1] ?? 0) : (1 << 24) - 1;
  const foreign = card && card.zone !== organisation.zone ? t('people.desk.card.zone', { zone: card.zone }) : '';
  const update = onUpdate && (
    <button type="button" className="link" onClick={onUpdate}>
      {t(card ? 'people.desk.card.update' : 'people.desk.card.ask')}
    </button>
  );
  return (
    <SafeContactCard
      state={stateOf(answer)}
      stateWords={answerWords(words, answer, card, at)}
      end={
        <>
          {end}
          {card && t('people.desk.card.valid', { until: formatDay(card.validUntil), asked: formatDay(card.askedOn) })}{' '}
          {update}
        </>
      }
      hoursTitle={
        card ? t('people.desk.card.when', { week: weekWords(words, card) + foreign }) : t('people.desk.card.when-none')
      }
      hours={card && card.mayContact !== 'no' ? piecesOf(bits) : []}
      now={there.hour + at.getUTCMinutes() / 60}
      cells={[
        { title: t('people.desk.card.how'), body: card ? <How card={card} /> : t('people.desk.card.none-how') },
        { title: t('people.desk.card.who'), body: card ? <Who card={card} /> : t('people.desk.card.none-who') },
        { title: t('people.desk.card.wrong'), body: card ? <Wrong card={card} /> : t('people.desk.card.none-wrong') },
      ]}
      foot={foot}
      {...(keyHint ? { keyHint } : {})}
    />
  );
}

type OfCard = { readonly card: ShownSafetyCard };

function How({ card }: OfCard) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <strong>{card.ways.length > 0 ? wayWords(words, card.ways) : t('people.desk.card.ways-open')}.</strong>{' '}
      {t(`people.desk.card.text.${card.sendText}`)} {t(`people.desk.card.message.${card.leaveMessage}`)}
    </>
  );
}

function Who({ card }: OfCard) {
  const { t } = useWords();
  const said = sentence(card.whoMayAnswer ?? t('people.desk.card.not-said'));
  const first = /^.*?[.!?…](?=\s|$)/u.exec(said)?.[0] ?? said;
  const rest = said.slice(first.length);
  return (
    <>
      <strong>
        <Marked text={first} />
      </strong>
      <Marked text={rest} />{' '}
      {card.identifyAs && <Marked text={sentence(t('people.desk.card.identify', { as: card.identifyAs }))} />}{' '}
      {card.whatToSay && <Marked text={sentence(t('people.desk.card.say', { text: card.whatToSay }))} />}
    </>
  );
}

function Wrong({ card }: OfCard) {
  const { t } = useWords();
  const nothing = !card.codeWord && !card.duressWord && !card.ifCallDrops;
  return (
    <>
      {card.codeWord && (
        <>
          {t('people.desk.card.code-word')} <strong>{card.codeWord}</strong>.{' '}
        </>
      )}
      {card.duressWord && (
        <>
          {t('people.desk.card.duress-word')} <strong>{card.duressWord}</strong>.{' '}
        </>
      )}
      {card.ifCallDrops && <Marked text={sentence(card.ifCallDrops)} />}
      {nothing && t('people.desk.card.not-said')}
    </>
  );
}

/** Ends with a full stop, whoever wrote it. */
const sentence = (text: string) => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
