import type { Day } from '../../../platform/kernel/index.ts';
import { type Definition, defineDefinition, type Source } from '../../statistics/index.ts';

/** Calls as the exchange saw them, also those that nobody answered. Never added to contacts: another unit. */
const lineCallsDaily: Source = {
  view: 'hotline_line_calls_daily',
  measure: 'sum',
  date: 'day',
  precision: 'day',
  dimensions: { outcome: 'outcome', hours: 'hours_mark', waited: 'waited_band' },
};

/** Weekday and hour are told with the month only: with the day they would be one caller's. */
const lineCallsMonthly: Source = {
  view: 'hotline_line_calls',
  measure: 'sum',
  date: 'month',
  precision: 'month',
  dimensions: { outcome: 'outcome', hours: 'hours_mark', weekday: 'weekday', hour: 'hour' },
};

const byStart = {
  dateBasis: {
    en: 'Local day on which the call was offered; a call over midnight belongs to its start.',
    sr: 'Lokalni dan kada je poziv stigao; poziv preko ponoći pripada svom početku.',
  },
  validFrom: '2002-03-01' as Day,
  class: 'A',
  comparabilityGroup: 'hotline.line-calls',
} as const;

export const lineCalls: Definition = defineDefinition({
  id: 'hotline.line-calls',
  version: 1,
  title: { en: 'Calls offered by the line', sr: 'Pozivi koji su stigli na liniju' },
  unit: 'line-call',
  rule: {
    en: 'Every call of a connected line that has ended, with exactly one outcome: answered, message left, overflowed, announcement only, abandoned, abandoned within 10 seconds, not known. The outcomes add up to the offered calls. Lines that are answered by hand measure nothing and are not in it.',
    sr: 'Svaki završen poziv povezane linije, sa tačno jednim ishodom: odgovoreno, ostavljena poruka, preusmereno, samo obaveštenje, odustali, odustali u prvih 10 sekundi, nepoznato. Ishodi se sabiraju u sve pristigle pozive. Linije koje se vode ručno ništa ne mere i nisu uračunate.',
  },
  ...byStart,
  sources: [lineCallsDaily, lineCallsMonthly],
});

export const waiting: Definition = defineDefinition({
  id: 'hotline.waiting',
  version: 2,
  title: { en: 'Waiting until the answer', sr: 'Čekanje do odgovora' },
  unit: 'line-call',
  rule: {
    en: 'Answered calls by the seconds between being offered and the first answer; median and 90th percentile are the last second of the band in which they lie: bands of 5 seconds up to a minute, 10 up to three minutes, 30 up to ten, 60 up to an hour. Service level: answered within the seconds set for the line, of all offered calls but those abandoned within 10 seconds. Calls of which nobody told the beginning are left out of the seconds.',
    sr: 'Odgovoreni pozivi po sekundama od dolaska do prvog odgovora; medijana i 90. percentil su poslednja sekunda raspona u kome leže: rasponi od 5 sekundi do jednog minuta, 10 do tri minuta, 30 do deset, 60 do jednog sata. Nivo usluge: odgovoreno u roku zadatom za liniju, od svih pristiglih poziva bez onih koji su odustali u prvih 10 sekundi. Pozivi čiji početak niko nije javio ne ulaze u sekunde.',
  },
  ...byStart,
  sources: [lineCallsDaily],
  filter: { outcome: ['answered'] },
  denominator: 'hotline.line-calls',
});
