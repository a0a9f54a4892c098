/**
 * Pieces of which long passwords in guessing lists are made, and runs of neighbouring keys. Written by hand for this
 * project from what such lists have in common (no list was copied); English and Serbian, lower case, without accents.
 */
export const COMMON_PIECES: readonly string[] = [
  ...['password', 'passwort', 'passw', 'pass', 'word', 'passphrase', 'secret', 'login', 'welcome', 'letmein', 'admin'],
  ...['administrator', 'root', 'user', 'guest', 'test', 'demo', 'default', 'changeme', 'change', 'please', 'access'],
  ...['master', 'superman', 'batman', 'dragon', 'monkey', 'football', 'baseball', 'princess', 'sunshine', 'shadow'],
  ...[
    'iloveyou',
    'iloveu',
    'love',
    'you',
    'forever',
    'hello',
    'freedom',
    'whatever',
    'trustno1',
    'starwars',
    'pokemon',
  ],
  ...['michael', 'jordan', 'jennifer', 'computer', 'internet', 'google', 'facebook', 'samsung', 'microsoft', 'windows'],
  ...['correcthorsebatterystaple', 'correct', 'horse', 'battery', 'staple', 'thequickbrownfox', 'abcabc', 'asd', 'zxc'],
  ...[
    'summer',
    'winter',
    'spring',
    'autumn',
    'monday',
    'friday',
    'january',
    'december',
    'company',
    'office',
    'hotline',
  ],
  ...['lozinka', 'sifra', 'tajna', 'korisnik', 'dobrodosli', 'volimte', 'ljubav', 'zauvek', 'srbija', 'serbia'],
  ...[
    'beograd',
    'belgrade',
    'zvezda',
    'partizan',
    'crvena',
    'crvenazvezda',
    'sunce',
    'leto',
    'zima',
    'proba',
    'otvori',
  ],
  ...['my', 'is', 'to', 'the', 'moja', 'moj', 'je', 'nova', 'new', 'and', 'a', 'i'],
  ...[
    'wayout',
    'astra',
    'sos',
    'only',
    'qwerty',
    'qwertz',
    'azerty',
    '1q2w3e',
    '1q2w3e4r',
    '1q2w3e4r5t',
    'q1w2e3',
    'zaq1',
  ],
  // years and single digits stand at the end of many
  ...Array.from({ length: 90 }, (_, i) => String(1950 + i)),
  ...Array.from({ length: 10 }, (_, i) => String(i)),
];

const ROWS = [
  '1234567890',
  '!@#$%^&*()_+',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  'qwertyuiopasdfghjklzxcvbnm',
];
const COLUMNS = ['1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', 'qazwsxedcrfvtgbyhnujmikolp', '1q2w3e4r5t6y7u8i9o0p'];

export const KEY_RUNS: readonly string[] = [...ROWS, ...COLUMNS].flatMap((row) => [row, [...row].reverse().join('')]);
