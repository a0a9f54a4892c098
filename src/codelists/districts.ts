import { codeList } from '../platform/kernel/code-list.ts';

/** The five statistical regions (NUTS 2). */
export const regions = codeList({
  id: 'region',
  version: 1,
  source: 'Statistical Office of the Republic of Serbia: statistical regions (NUTS 2)',
  codes: [
    { code: 'belgrade', en: 'Belgrade', sr: 'Beogradski region' },
    { code: 'vojvodina', en: 'Vojvodina', sr: 'Vojvodina' },
    { code: 'sumadija_and_western_serbia', en: 'Šumadija and Western Serbia', sr: 'Šumadija i Zapadna Srbija' },
    { code: 'southern_and_eastern_serbia', en: 'Southern and Eastern Serbia', sr: 'Južna i Istočna Srbija' },
    { code: 'kosovo_and_metohija', en: 'Kosovo and Metohija', sr: 'Kosovo i Metohija' },
  ],
});

export type Region = (typeof regions.codes)[number]['code'];

/** The finest place that statistics know: never a town. The parent is the region. */
export const districts = codeList({
  id: 'district',
  version: 1,
  source: 'ISO 3166-2:RS; names and regions after the Statistical Office of the Republic of Serbia',
  codes: [
    { code: 'RS-00', en: 'City of Belgrade', sr: 'Grad Beograd', parent: 'belgrade' },
    { code: 'RS-01', en: 'North Bačka District', sr: 'Severnobački okrug', parent: 'vojvodina' },
    { code: 'RS-02', en: 'Central Banat District', sr: 'Srednjobanatski okrug', parent: 'vojvodina' },
    { code: 'RS-03', en: 'North Banat District', sr: 'Severnobanatski okrug', parent: 'vojvodina' },
    { code: 'RS-04', en: 'South Banat District', sr: 'Južnobanatski okrug', parent: 'vojvodina' },
    { code: 'RS-05', en: 'West Bačka District', sr: 'Zapadnobački okrug', parent: 'vojvodina' },
    { code: 'RS-06', en: 'South Bačka District', sr: 'Južnobački okrug', parent: 'vojvodina' },
    { code: 'RS-07', en: 'Srem District', sr: 'Sremski okrug', parent: 'vojvodina' },
    { code: 'RS-08', en: 'Mačva District', sr: 'Mačvanski okrug', parent: 'sumadija_and_western_serbia' },
    { code: 'RS-09', en: 'Kolubara District', sr: 'Kolubarski okrug', parent: 'sumadija_and_western_serbia' },
    { code: 'RS-10', en: 'Podunavlje District', sr: 'Podunavski okrug', parent: 'southern_and_eastern_serbia' },
    { code: 'RS-11', en: 'Braničevo District', sr: 'Braničevski okrug', parent: 'southern_and_eastern_serbia' },
    { code: 'RS-12', en: 'Šumadija District', sr: 'Šumadijski okrug', parent: 'sumadija_and_western_serbia' },
    { code: 'RS-13', en: 'Pomoravlje District', sr: 'Pomoravski okrug', parent: 'sumadija_and_western_serbia' },
    { code: 'RS-14', en: 'Bor District', sr: 'Borski okrug', parent: 'southern_and_eastern_serbia' },
    { code: 'RS-15', en: 'Zaječar District', sr: 'Zaječarski okrug', parent: 'southern_and_eastern_serbia' },
    { code: 'RS-16', en: 'Zlatibor District', sr: 'Zlatiborski okrug', parent: 'sumadija_and_western_serbia' },
    { code: 'RS-17', en: 'Moravica District', sr: 'Moravički okrug', parent: 'sumadija_and_western_serbia' },
    { code: 'RS-18', en: 'Raška District', sr: 'Raški okrug', parent: 'sumadija_and_western_serbia' },
    { code: 'RS-19', en: 'Rasina District', sr: 'Rasinski okrug', parent: 'sumadija_and_western_serbia' },
    { code: 'RS-20', en: 'Nišava District', sr: 'Nišavski okrug', parent: 'southern_and_eastern_serbia' },
    { code: 'RS-21', en: 'Toplica District', sr: 'Toplički okrug', parent: 'southern_and_eastern_serbia' },
    { code: 'RS-22', en: 'Pirot District', sr: 'Pirotski okrug', parent: 'southern_and_eastern_serbia' },
    { code: 'RS-23', en: 'Jablanica District', sr: 'Jablanički okrug', parent: 'southern_and_eastern_serbia' },
    { code: 'RS-24', en: 'Pčinja District', sr: 'Pčinjski okrug', parent: 'southern_and_eastern_serbia' },
    { code: 'RS-25', en: 'Kosovo District', sr: 'Kosovski okrug', parent: 'kosovo_and_metohija' },
    { code: 'RS-26', en: 'Peć District', sr: 'Pećki okrug', parent: 'kosovo_and_metohija' },
    { code: 'RS-27', en: 'Prizren District', sr: 'Prizrenski okrug', parent: 'kosovo_and_metohija' },
    { code: 'RS-28', en: 'Kosovska Mitrovica District', sr: 'Kosovskomitrovački okrug', parent: 'kosovo_and_metohija' },
    { code: 'RS-29', en: 'Kosovo-Pomoravlje District', sr: 'Kosovskopomoravski okrug', parent: 'kosovo_and_metohija' },
  ],
});

export type District = (typeof districts.codes)[number]['code'];

const regionByDistrict = new Map<string, Region>(districts.codes.map((d) => [d.code, d.parent as Region]));

export const regionOf = (district: District): Region => regionByDistrict.get(district)!;
