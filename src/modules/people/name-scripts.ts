import pinyin from './data/pinyin-firsts.json' with { type: 'json' };

/**
 * Names in other people's scripts, letter by letter into Latin, for comparison only: Greek, Georgian, Armenian, Arabic,
 * Hebrew, Hangul, kana, Devanagari, Han. Arabic and Hebrew write no short vowels: such a part is compared by its consonants.
 */

// biome-ignore format: a table
const LETTERS: ReadonlyMap<string, string> = new Map(Object.entries({
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 't', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'ks', ο: 'o',
  π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'i', φ: 'f', χ: 'h', ψ: 'ps', ω: 'o',
  ა: 'a', ბ: 'b', გ: 'g', დ: 'd', ე: 'e', ვ: 'v', ზ: 'z', თ: 't', ი: 'i', კ: 'k', ლ: 'l', მ: 'm', ნ: 'n', ო: 'o', პ: 'p',
  ჟ: 'ž', რ: 'r', ს: 's', ტ: 't', უ: 'u', ფ: 'p', ქ: 'k', ღ: 'g', ყ: 'k', შ: 'š', ჩ: 'č', ც: 'ts', ძ: 'dz', წ: 'ts', ჭ: 'č',
  ხ: 'h', ჯ: 'j', ჰ: 'h',
  ա: 'a', բ: 'b', գ: 'g', դ: 'd', ե: 'e', զ: 'z', է: 'e', ը: 'i', թ: 't', ժ: 'ž', ի: 'i', լ: 'l', խ: 'h', ծ: 'ts', կ: 'k',
  հ: 'h', ձ: 'dz', ղ: 'g', ճ: 'č', մ: 'm', յ: 'y', ն: 'n', շ: 'š', ո: 'o', չ: 'č', պ: 'p', ջ: 'j', ռ: 'r', ս: 's', վ: 'v',
  տ: 't', ր: 'r', ց: 'ts', ւ: 'v', փ: 'p', ք: 'k', օ: 'o', ֆ: 'f', և: 'ev',
  ا: 'a', أ: 'a', إ: 'i', آ: 'a', ب: 'b', ت: 't', ث: 't', ج: 'j', ح: 'h', خ: 'h', د: 'd', ذ: 'd', ر: 'r', ز: 'z', س: 's',
  ش: 'š', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'g', ف: 'f', ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', و: 'v',
  ي: 'y', ى: 'a', ة: 'a', ء: '', ؤ: 'v', ئ: 'y', پ: 'p', چ: 'č', گ: 'g', ژ: 'ž', ک: 'k', ی: 'y', ہ: 'h', ھ: 'h', ٹ: 't',
  ڈ: 'd', ڑ: 'r', ں: 'n', ے: 'e', ڤ: 'v', ۀ: 'h', 'ـ': '',
  א: 'a', ב: 'b', ג: 'g', ד: 'd', ה: 'h', ו: 'v', ז: 'z', ח: 'h', ט: 't', י: 'y', כ: 'k', ך: 'k', ל: 'l', מ: 'm', ם: 'm',
  נ: 'n', ן: 'n', ס: 's', ע: 'a', פ: 'p', ף: 'f', צ: 'ts', ץ: 'ts', ק: 'k', ר: 'r', ש: 'š', ת: 't',
}));

// biome-ignore format: a table
const PAIRS: ReadonlyMap<string, string> = new Map(Object.entries({
  ου: 'u', αυ: 'av', ευ: 'ev', ει: 'i', οι: 'i', αι: 'e', μπ: 'b', ντ: 'd', γκ: 'g', γγ: 'ng', γχ: 'nh', τζ: 'dz', τσ: 'ts', ու: 'u',
}));

const INITIALS = 'k kk n d tt r m b pp s ss  j jj č k t p h'.split(' ');
const VOWELS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const FINALS = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

// biome-ignore format: a table
const KANA = ('あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しši すsu せse そso ざza じji ずzu ぜze ' +
  'ぞzo たta ちči つtsu てte とto だda ぢji づzu でde どdo なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho ばba びbi ぶbu べbe ' +
  'ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa をo んn ゔvu ぁa ぃi ぅu ぇe ぉo')
  .split(' ');
const KANA_LETTERS: ReadonlyMap<string, string> = new Map(KANA.map((one) => [one.slice(0, 1), one.slice(1)]));

// biome-ignore format: a table
const DEVANAGARI = ('कk खkh गg घgh ङn चč छč जj झj ञn टt ठt डd ढd णn तt थt दd धd नn पp फf बb भb मm यy रr लl वv शš षš सs हh ळl ' +
  'अa आa इi ईi उu ऊu एe ऐai ओo औau ाa िi ीi ुu ूu ेe ैai ोo ौau ंn ृri').split(' ');
const DEVANAGARI_LETTERS: ReadonlyMap<string, string> = new Map(
  DEVANAGARI.map((one) => [one.slice(0, 1), one.slice(1)]),
);

const OTHER = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/** Is there a letter that the spelling tables do not know? */
export const isOtherScript = (text: string): boolean => OTHER.test(text);

/** Short vowels are not written: compared by its consonants. */
export const hasNoVowels = (text: string): boolean => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);

/** Lower case in, Latin letters out; what no table knows stays. */
export function romanised(text: string): string {
  let out = '';
  // signs of short vowels and accents say less than the letters
  const letters = [
    ...text
      .normalize('NFD')
      .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/gu, '')
      .normalize('NFC'),
  ];
  for (let at = 0; at < letters.length; at++) {
    // a letter that is composed of one we know and a sign
    const letter = (letters[at] as string)
      .normalize('NFD')
      .replace(/(?<=.)\u093c/gu, '')
      .normalize('NFC');
    const pair = PAIRS.get(letter + (letters[at + 1] ?? ''));
    if (pair !== undefined) {
      out += pair;
      at++;
      continue;
    }
    const known =
      LETTERS.get(letter) ?? hangul(letter) ?? kana(letters, at, out) ?? devanagari(letters, at) ?? han(letter);
    if (known === undefined) out += letter;
    else if (typeof known === 'string') out += known;
    else out = known.whole;
  }
  return out;
}

function hangul(letter: string): string | undefined {
  const at = (letter.codePointAt(0) as number) - 0xac00;
  if (at < 0 || at >= 11_172) return undefined;
  const [initial, vowel, final] = [
    INITIALS[Math.floor(at / 588)],
    VOWELS[Math.floor((at % 588) / 28)],
    FINALS[at % 28],
  ];
  return `${initial}${vowelAsWritten(vowel as string, initial === '', final as string)}${final}`;
}

/** How names are written rather than how the tables have it: Jung, Young, Kyung, Hee; but Yeon and Seo. */
function vowelAsWritten(vowel: string, first: boolean, final: string): string {
  if (vowel === 'eo') return final === 'ng' ? 'u' : vowel;
  if (vowel === 'yeo') return first && final !== 'ng' ? vowel : 'yu';
  return vowel === 'ui' && !first ? 'i' : vowel;
}

/** Small ya, yu, yo change the sound before; katakana is hiragana by another number. */
function kana(letters: readonly string[], at: number, before: string): string | { whole: string } | undefined {
  const code = (letters[at] as string).codePointAt(0) as number;
  if (code >= 0x30f7 && code <= 0x30fa) return `v${'aieo'[code - 0x30f7]}`;
  if (code === 0x30fc || code === 0x3063 || code === 0x30c3) return '';
  const letter = String.fromCodePoint(code >= 0x30a1 && code <= 0x30f6 ? code - 0x60 : code);
  const small = 'ゃゅょ'.indexOf(letter);
  if (small < 0) return KANA_LETTERS.get(letter);
  return { whole: before.replace(/i$/u, /[šč]i$/u.test(before) ? '' : 'y') + 'auo'[small] };
}

/** A consonant carries an a, unless a vowel sign or nothing comes after. */
function devanagari(letters: readonly string[], at: number): string | undefined {
  const letter = letters[at] as string;
  if (letter === '्' || letter === '़') return '';
  const latin = DEVANAGARI_LETTERS.get(letter);
  if (latin === undefined || !/[क-हळ]/u.test(letter)) return latin;
  const next = letters[at + 1];
  return next !== undefined && /[क-हळंअ-औ]/u.test(next) ? `${latin}a` : latin;
}

let firsts: readonly string[] | undefined;
let exceptions: ReadonlyMap<string, string> | undefined;
let order: Intl.Collator | undefined;

/** The syllable of a Chinese sign: the language's own collation stands in the order of syllables. */
function han(letter: string): string | undefined {
  if (!/\p{Script=Han}/u.test(letter)) return undefined;
  order ??= new Intl.Collator('zh-Hans-CN');
  firsts ??= pinyin.firsts.split(' ');
  exceptions ??= new Map(pinyin.exceptions.split(' ').map((one) => [one.slice(0, 1), one.slice(1)]));
  const exception = exceptions.get(letter);
  if (exception !== undefined) return exception;
  let [low, high] = [0, firsts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (order.compare(letter, (firsts[middle] as string).slice(0, 1)) >= 0) low = middle;
    else high = middle - 1;
  }
  return (firsts[low] as string).slice(1);
}
