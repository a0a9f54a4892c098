import { toLatin } from '../i18n/to-latin.ts';

/**
 * A public key as six words that one person reads and another one types (docs/decisions/0010): "lampa 7, orden 2 …". A word
 * is one of 256 (8 bits), its figure 2 to 9 (3 bits): 66 bits of the key's hash. The words are read alike in Serbian and in
 * English, have no letter with a mark, and none is near another one, also where b and p, d and t, z and s, m and n are
 * heard alike. It knows nothing of keys: bits go in, words come out.
 */
export const spokenWords: readonly string[] = `
  alarm album amfora antena arena artist asfalt atlas balet balkon banana banka bazen bedem bilten biser bista
  bluza bonbon breza bronza buket bunar busola dabar delfin delta divan dolina domino dugme dukat ekler ekran
  elipsa fagot fasada figura fikus filter flauta forma forum frizer front fudbal funta galeb gitara glina globus
  golub granit guska harfa hotel hrast humor ideal ikona indeks indigo insekt iskra istok izlet izvor kabina
  kaktus kamera kamion kanal kanta karton kaseta kazan kiosk klavir klupa kokos kolona kometa kompas kopar koral
  korpa kosmos kreda kremen krevet kruna kubik kupola labud laguna lampa lasta leptir letva limun livada lokva
  lopata losos luster lutka magla magnet maketa malina mantil marka medved menta merilo metal mikser milion mimoza
  minut mleko moler mornar motor mozaik mramor muzika nafta nakit nektar neven novela novine obala oblak ograda
  okean oklop oktava okvir oliva olovo omlet opera optika orden osmeh ostrvo palata palma pamuk papir pastel
  patent patika pekar peron piknik pilot pismo plakat podium poema pogon polen polka popis portal posuda potok
  prizma prolog prsten pruga pumpa rakun ravan refren regata robot rolna roman rubin rukav safir salon sanduk
  sapun saten savana sedef senka sezona sifon signal silos simbol sirena sirup sistem skala slama slika smola
  snimak sokol sonata splav sport srebro staklo stena stolar strana studio sumrak sutra svetlo svila tabla taksi
  talas tango tanker tapeta tarifa teatar tegla tempo tenis tepih teren termos tikva tirkiz topola torta trava
  trezor truba tunel turban turnir uragan ustav utorak valuta vanila vatra ventil veslo vetar vidik vitez vosak
  vrata
`
  .trim()
  .split(/\s+/);

export const SPOKEN_WORDS = 6;

/** @param bits at least nine bytes of a hash */
export function spokenKey(bits: Uint8Array): string[] {
  const at = (from: number, length: number) => {
    let value = 0;
    for (let bit = from; bit < from + length; bit++)
      value = value * 2 + (((bits[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    return value;
  };
  return Array.from({ length: SPOKEN_WORDS }, (_, n) => `${spokenWords[at(n * 11, 8)]} ${at(n * 11 + 8, 3) + 2}`);
}

/** "Лампа7" and "LAMPA  7" are "lampa 7"; undefined for what is none of the words or has no figure. */
export function readSpoken(typed: string): string | undefined {
  const read = /^(\p{L}+)[\s.,-]*([2-9])$/u.exec(toLatin(typed.normalize('NFC').trim()).toLowerCase());
  return read && spokenWords.includes(read[1] as string) ? `${read[1]} ${read[2]}` : undefined;
}

/** All six as they were typed, or undefined: "lampa 7 orden 2 …", one after another, with or without commas. */
export function readSpokenKey(typed: string): string[] | undefined {
  const found = [...typed.matchAll(/\p{L}+[\s.-]*\d/gu)].map(([one]) => readSpoken(one));
  return found.length === SPOKEN_WORDS && found.every((one) => one !== undefined) ? (found as string[]) : undefined;
}
