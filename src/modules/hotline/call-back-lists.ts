import { codeList } from '../../platform/kernel/code-list.ts';

/** Every missed number ends in one of these. */
export const missedCallEnds = codeList({
  id: 'missed-call-end',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'called_back_reached', en: 'Called back, reached', sr: 'Pozvano i dobijeno' },
    { code: 'tried_not_reached', en: 'Tried, not reached', sr: 'Pokušano, bez odgovora' },
    { code: 'not_permitted', en: 'Not permitted', sr: 'Nije dozvoljeno' },
    { code: 'came_back_alone', en: 'Called again', sr: 'Javili se ponovo' },
    { code: 'known_case_team', en: 'Left to the case team', sr: 'Prepušteno timu slučaja' },
    { code: 'not_needed', en: 'Not needed', sr: 'Nije potrebno' },
  ],
});

export type MissedCallEnd = (typeof missedCallEnds.codes)[number]['code'];

/** The forced end of an attempt to call back. */
export const callbackResults = codeList({
  id: 'callback-result',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'reached', en: 'Reached', sr: 'Dobijena osoba' },
    { code: 'no_answer', en: 'No answer', sr: 'Ne javlja se' },
    { code: 'someone_else', en: 'Someone else answered', sr: 'Javio se neko drugi' },
    { code: 'not_permitted', en: 'Not permitted', sr: 'Nije dozvoljeno' },
    { code: 'moved', en: 'Moved to another time', sr: 'Pomereno' },
  ],
});

export type CallbackResult = (typeof callbackResults.codes)[number]['code'];
