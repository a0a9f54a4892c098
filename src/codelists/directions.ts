import { codeList } from '../platform/kernel/code-list.ts';

/** Who began the exchange: the other side (in) or we (out). */
export const directions = codeList({
  id: 'direction',
  version: 1,
  source: 'Wayout',
  codes: [
    { code: 'in', en: 'Incoming', sr: 'Dolazni' },
    { code: 'out', en: 'Outgoing', sr: 'Odlazni' },
  ],
});

export type Direction = (typeof directions.codes)[number]['code'];
