import type { ReactNode } from 'react';
import { Marked, SafeContactCard, useSession, useWords } from '../../../platform/desk-kit/index.ts';
import { localTime } from '../../../platform/kernel/clock.ts';
import { weekdayOf } from '../../../platform/kernel/days.ts';
import { readCard } from './read-safety-card.ts';

/** The hour and its part in a zone: 10.5 is half past ten. */
const hourNow = (at: Date, zone: string): number => localTime(at, zone).hour + at.getUTCMinutes() / 60;

/** What is known of how to reach a person safely: no name, no history. */
export function SafetyCardView({
  card,
  end,
  foot,
  keyHint,
}: {
  card: Readonly<Record<string, unknown>> | null;
  end?: ReactNode;
  foot?: ReactNode;
  keyHint?: string;
}) {
  const { t, formatDay, formatWeekday } = useWords();
  const { organisation } = useSession();
  const zone = typeof card?.zone === 'string' ? card.zone : organisation.zone;
  const at = new Date();
  const weekday = weekdayOf(localTime(at, zone).day);
  const read = readCard(card, weekday);
  const says = (answer: string) => t(`hotline.desk.card.answer.${answer === '' ? 'unknown' : answer}`);
  const days =
    read.weekdays.length === 7
      ? t('hotline.desk.card.every-day')
      : read.weekdays.map((day) => formatWeekday(day)).join(', ');
  const valid = read.validUntil && t('hotline.desk.card.until', { day: formatDay(read.validUntil) });
  return (
    <SafeContactCard
      state={read.state}
      stateWords={t(`hotline.desk.card.now.${read.now}`)}
      end={
        <>
          {end}
          {end && valid ? ', ' : ''}
          {valid}
        </>
      }
      hoursTitle={read.now === 'no_card' ? t('hotline.desk.card.when-unknown') : t('hotline.desk.card.when', { days })}
      hours={read.now === 'no_card' ? [] : (read.today ?? [{ from: 0, to: 24 }])}
      now={hourNow(at, zone)}
      cells={[
        {
          title: t('hotline.desk.card.how'),
          body: (
            <>
              {read.ways.length > 0 && <strong>{read.ways.join(', ')}. </strong>}
              {t('hotline.desk.card.message', { text: says(read.sendText), voice: says(read.leaveMessage) })}
            </>
          ),
        },
        {
          title: t('hotline.desk.card.who'),
          body: (
            <>
              <strong>
                <Marked text={read.whoMayAnswer || t('hotline.desk.card.not-said')} />
              </strong>{' '}
              {read.identifyAs && <Marked text={t('hotline.desk.card.identify', { as: read.identifyAs })} />}
            </>
          ),
        },
        {
          title: t('hotline.desk.card.drops'),
          body: <Marked text={read.ifCallDrops || read.whatToSay || t('hotline.desk.card.not-said')} />,
        },
      ]}
      foot={foot}
      {...(keyHint ? { keyHint } : {})}
    />
  );
}
