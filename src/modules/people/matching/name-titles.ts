/**
 * Words beside a name that are no name: titles in front (Dr, Sheikh, General), what comes behind (Jr, III), small words inside
 * (of, de la, von). They may meet, and nobody misses them. Typed letters, lower case, without marks.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));

/** Never anybody's name. */
// biome-ignore format: a table
const SURELY = words('mr mrs ms mss miss mister mme mlle monsieur madame herr dr drs prof professor phd md esq jr junior snr ii iii iv viii ' +
  'senor senora senorita sra srta signor signora gospodin gospodja gospodica gdin gdja gospozha lt col capt captain cpt gen brig sgt ' +
  'sergeant lieutenant colonel brigadier commander cmdr cdr maj adm admiral amb ambassador hon honorable honourable rev reverend ' +
  'hajji alhaji alhajj president minister senator governor sheikh shaykh sheik cheikh shaikh ayatollah maulana maulavi mawlawi mawlavi moulvi mullah mulla ' +
  'mufti ustadh ustaz dipl mag ing fnu lnu aka');

/** A title for some and a name for others: only beside two other names. */
// biome-ignore format: a table
const PERHAPS = words('sir dame lord lady sr general major marshal judge doctor don dona dom father brother sister haji hadji haj hajj imam sayyid sayyed ' +
  'sayed seyyed syed prince princess sultan emir amir shah khan begum bey aga agha pasha baron baronet baroness earl viscount viscountess duke duchess ' +
  'count countess marquess marquis king queen saint st nd rd th bint binti binte ould wald wuld abu abou umm um of the von vom van der den ter ten zu zur zum ' +
  'de del della di da das do dos du des la las le les los lo af av und and et y');

/** May this word be left out where so many other words of the name remain? */
export function isBesideName(letters: string, others: number): boolean {
  const plain = letters.normalize('NFD').replace(/\p{M}/gu, '');
  return (others >= 1 && SURELY.has(plain)) || (others >= 2 && PERHAPS.has(plain));
}
