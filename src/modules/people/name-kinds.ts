import { codeList } from '../../platform/kernel/code-list.ts';

/**
 * What a name is to its bearer. The order is that of importance: a full search card drops the last first. A card stores
 * the place in this list, so a new kind goes to the end.
 */
export const nameKinds = codeList({
  id: 'people.name-kind',
  version: 1,
  source: 'Wayout (matching.md section 1)',
  codes: [
    { code: 'given', en: 'Given name', sr: 'Ime' },
    { code: 'surname', en: 'Surname', sr: 'Prezime' },
    { code: 'full_name', en: 'Full name as given, order not known', sr: 'Ime i prezime kako je rečeno' },
    { code: 'alias', en: 'Name used with us', sr: 'Ime pod kojim nam se javlja' },
    { code: 'former_surname', en: 'Former surname', sr: 'Ranije prezime' },
    { code: 'nickname', en: 'Nickname', sr: 'Nadimak' },
  ],
});

export type NameKind = (typeof nameKinds.codes)[number]['code'];
