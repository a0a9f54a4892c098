import { codeList } from '../platform/kernel/code-list.ts';

/** Kinds of sexual exploitation, several to a person. */
export const sexualKinds = codeList({
  id: 'sexual-kind',
  version: 1,
  source: 'HTCDS 2.0, vic_TypeOfSexExploitation (IOM, CC BY 4.0)',
  needed: [],
  codes: [
    { code: 'prostitution', en: 'Prostitution', sr: 'Prostitucija' },
    { code: 'pornography', en: 'Pornography', sr: 'Pornografija' },
    { code: 'remote_interactive_services', en: 'Remote interactive services', sr: 'Interaktivne usluge na daljinu' },
    { code: 'private_sexual_services', en: 'Private sexual services', sr: 'Privatne seksualne usluge' },
  ],
});

export type SexualKind = (typeof sexualKinds.codes)[number]['code'];
