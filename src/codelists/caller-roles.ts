import { codeList } from '../platform/kernel/code-list.ts';

/** Who is calling, as the caller presents herself. */
export const callerRoles = codeList({
  id: 'caller-role',
  version: 1,
  source: 'Wayout; after the contact records of anti-trafficking helplines',
  needed: ['unknown'],
  codes: [
    { code: 'self_victim', en: 'Person with own experience', sr: 'Osoba sa iskustvom' },
    { code: 'self_at_risk', en: 'Person at risk', sr: 'Osoba u riziku' },
    { code: 'family', en: 'Family', sr: 'Porodica' },
    { code: 'friend_acquaintance', en: 'Friend, acquaintance', sr: 'Prijatelj, poznanik' },
    { code: 'job_seeker', en: 'Job seeker', sr: 'Traži posao' },
    { code: 'worker_group', en: 'Group of workers', sr: 'Grupa radnika' },
    { code: 'citizen', en: 'Citizen', sr: 'Građanin' },
    { code: 'institution', en: 'Institution', sr: 'Institucija' },
    { code: 'ngo', en: 'NGO', sr: 'NVO' },
    { code: 'media_student', en: 'Media, student', sr: 'Mediji, student' },
    { code: 'child_self', en: 'Child', sr: 'Dete' },
    { code: 'other', en: 'Other', sr: 'Drugo' },
    { code: 'unknown', en: 'Unknown', sr: 'Nepoznato' },
  ],
});

export type CallerRole = (typeof callerRoles.codes)[number]['code'];
