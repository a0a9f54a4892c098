/**
 * What the rule "letter by letter" gets wrong. Extend the lists when a word of a locale file comes out wrong in Cyrillic;
 * locales.test.ts and to-cyrillic.test.ts read them.
 */

/** Beginnings of words in which nj or dž are two letters; they may stand after a prefix. Bars show the joint. */
export const splitDigraphs: readonly string[] = [
  'in|jek',
  'in|jicir',
  'kon|jug',
  'kon|junk',
  'kon|jek',
  'tan|jug',
  'an|jon',
  'van|jezič',
  'pan|jevrejs',
  'nad|živ',
  'nad|žanj',
  'nad|žnj',
  'nad|župan',
  'pod|žanr',
  'pod|žeg',
  'pod|žeć',
  'pod|žež',
  'pod|žig',
  'pod|žup',
  'pod|žeml',
  'pred|žetv',
  'od|žal',
  'od|živ',
  'od|žvak',
  'od|žuđ',
];

/** Words that stay Latin in a Cyrillic text: names of products, formats, standards, keys. Written exactly so. */
export const latinWords: ReadonlySet<string> = new Set(
  `Wayout API ASCII CC CLI CSP CSRF CSV CTDC CLDR DOCX GB HTCDS HTML HTTP HTTPS ID IP ISO ISIC JSON KB MB MIT PDF PIN PNG
  SHA SMS SQL SVG TIP TOTP TXT UID URL USB UTF UUID XLSX XML ZIP
  Alt Backspace Ctrl Delete End Enter Esc Escape Home Insert Shift Tab
  Android Chrome Edge Excel Firefox Google Instagram Linux Mantine Node PostgreSQL Safari Telegram TikTok Tor Viber
  WhatsApp Windows Word`.split(/\s+/),
);

/** Units of measure stay Latin after a number (SI). `s` and `m` are left out: they are also prepositions and initials. */
export const latinUnits: readonly string[] = ['kB', 'MB', 'GB', 'km', 'kg', 'cm', 'mm', 'ms', 'h'];
