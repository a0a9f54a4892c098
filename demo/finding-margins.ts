import type { ExploitationForm } from '../src/codelists/index.ts';
import { apportion, apportionWithin } from './apportion.ts';
import { formsTo2011, pinned2018, type RecipePeriod, recipePeriods, victimShares, yearOf } from './recipe.ts';

/**
 * Sex, child, form and citizenship of the persons identified in a period at scale 1, as counts. The forms to the end of
 * November 2011, the children to three dates, 2018 and the first half of 2020 are published; the rest follows the recipe's
 * shares by largest remainder.
 */
export interface FindingMargins {
  readonly profiles: readonly (Profile & { readonly persons: number })[];
  readonly citizenship: readonly (readonly [country: string, persons: number])[];
}

export interface Profile {
  readonly forms: readonly ExploitationForm[];
  readonly sex: 'f' | 'm';
  readonly child: boolean;
}

type FormKey = 'sexual' | 'labour' | 'begging' | 'marriage' | 'illegal_adoption' | 'crime' | 'multiple';
const FORMS: readonly FormKey[] = ['sexual', 'labour', 'begging', 'marriage', 'illegal_adoption', 'crime', 'multiple'];
/** men are found in labour first, children in begging and adoption first (assumed) */
const MEN = { sexual: 1, labour: 60, begging: 4, marriage: 0, illegal_adoption: 10, crime: 8, multiple: 2 };
const CHILDREN = { sexual: 10, labour: 2, begging: 40, marriage: 25, illegal_adoption: 1000, crime: 12, multiple: 10 };

const sos = recipePeriods.filter((p) => p.line === 'sos');
const until = (last: string): RecipePeriod[] => sos.slice(0, sos.findIndex((p) => p.id === last) + 1);
const between = (after: string, last: string): RecipePeriod[] => until(last).slice(until(after).length);

/** Splits a published total over periods in proportion to their victims. */
function split(total: number, over: readonly RecipePeriod[]): Map<string, number> {
  const weights = over.map((p) => p.victims);
  const parts = apportionWithin(total, weights, weights);
  return new Map(over.map((p, i) => [p.id, parts[i]!]));
}

const childrenBy = new Map([
  ...split(106, until('2008a')),
  ...split(143 - 106, between('2008a', '2011a')),
  ...split(171 - 143, between('2011a-last', '2018c')),
]);

function childrenOf(p: RecipePeriod): number {
  return childrenBy.get(p.id) ?? Math.round((p.victims * Math.round(victimShares.childShare['2019-2021'] * 100)) / 100);
}

function womenOf(p: RecipePeriod): number {
  const s = victimShares.sex.female;
  const year = yearOf(p);
  const share =
    year <= 2008
      ? s['2002-2008']
      : year === 2009
        ? s['2009']
        : year <= 2012
          ? s['2010-2012']
          : year <= 2019
            ? s['2013-2019']
            : s['2020b-2021'];
  return Math.round((p.victims * Math.round(share * 100)) / 100);
}

/** Forms of the periods to November 2011: men's labour cases of 2009 first, then by size of the period. */
const formsBy = formsByPeriod();

function formsByPeriod(): Map<string, Record<FormKey, number>> {
  const over = until('2011a');
  const rest = over.map((p) => p.victims);
  const result = over.map(() => Object.fromEntries(FORMS.map((f) => [f, 0])) as Record<FormKey, number>);
  const byScarcity = ['labour', 'crime', 'illegal_adoption', 'marriage', 'begging', 'sexual'] as const;
  for (const form of byScarcity) {
    const weights = over.map((p, i) => (form === 'labour' ? p.victims - womenOf(p) : rest[i]!));
    const parts = apportionWithin(formsTo2011[form], weights, rest);
    parts.forEach((n, i) => {
      result[i]![form] += n;
      rest[i]! -= n;
    });
  }
  return new Map(over.map((p, i) => [p.id, result[i]!]));
}

const FORMS_2018: Readonly<Record<string, Partial<Record<FormKey, number>>>> = {
  '2018a': {
    sexual: pinned2018.form.sexual - 1,
    begging: pinned2018.form.begging - 1,
    marriage: pinned2018.form.marriage,
  },
  '2018b': { sexual: 1 },
  '2018c': { begging: 1 },
};

function formsOf(p: RecipePeriod): Record<FormKey, number> {
  const known = formsBy.get(p.id);
  if (known) return known;
  const none = Object.fromEntries(FORMS.map((f) => [f, 0])) as Record<FormKey, number>;
  const pinned = FORMS_2018[p.id];
  if (pinned) return { ...none, ...pinned };
  const shares = yearOf(p) <= 2017 ? victimShares.form['2012-2017'] : victimShares.form['2019-2021other'];
  const keys = Object.keys(shares) as (keyof typeof shares)[];
  const parts = apportion(
    p.victims,
    keys.map((k) => Math.round(shares[k] * 100)),
  );
  return { ...none, ...Object.fromEntries(keys.map((k, i) => [k, parts[i]!])) };
}

const codesOf = (form: FormKey): readonly ExploitationForm[] => (form === 'multiple' ? ['sexual', 'labour'] : [form]);

/** Published: 20 men in labour, 2 women sexual, 1 woman marriage, 1 girl crime. */
const PROFILES_2020A: FindingMargins['profiles'] = [
  { forms: ['labour'], sex: 'm', child: false, persons: 20 },
  { forms: ['sexual'], sex: 'f', child: false, persons: 2 },
  { forms: ['marriage'], sex: 'f', child: false, persons: 1 },
  { forms: ['crime'], sex: 'f', child: true, persons: 1 },
];

function profilesOf(p: RecipePeriod): FindingMargins['profiles'] {
  if (p.id === '2020a') return PROFILES_2020A;
  const forms = formsOf(p);
  const counts = FORMS.map((f) => forms[f]);
  const weighted = (by: Record<FormKey, number>) => FORMS.map((f) => forms[f] * by[f]);
  const men = apportionWithin(p.victims - womenOf(p), weighted(MEN), counts);
  const children = apportionWithin(childrenOf(p), weighted(CHILDREN), counts);
  return FORMS.flatMap((form, i) => {
    const n = counts[i]!;
    if (n === 0) return [];
    const boys = form === 'labour' ? Math.max(0, men[i]! + children[i]! - n) : Math.round((men[i]! * children[i]!) / n);
    const cells: [sex: 'f' | 'm', child: boolean, persons: number][] = [
      ['m', true, boys],
      ['m', false, men[i]! - boys],
      ['f', true, children[i]! - boys],
      ['f', false, n - men[i]! - children[i]! + boys],
    ];
    return cells
      .filter(([, , persons]) => persons > 0)
      .map(([sex, child, persons]) => ({ forms: codesOf(form), sex, child, persons }));
  });
}

function citizenshipOf(p: RecipePeriod): FindingMargins['citizenship'] {
  if (p.id === '2018a') {
    return [
      ['SRB', p.victims - pinned2018.citizenship.ALB],
      ['ALB', pinned2018.citizenship.ALB],
    ];
  }
  const year = yearOf(p);
  if (year === 2018) return [['SRB', p.victims]];
  const s = victimShares.citizenship.SRBShare;
  const share =
    year <= 2004 ? s['2002-2004'] : year <= 2008 ? s['2005-2008'] : year <= 2013 ? s['2009-2013'] : s['2014-2021'];
  const own = Math.round((p.victims * Math.round(share * 100)) / 100);
  // 'other' of the recipe: a country beside those named
  const foreign = Object.entries(victimShares.citizenship.foreign).map(
    ([c, w]) => [c === 'other' ? 'GEO' : c, w] as const,
  );
  const parts = apportion(
    p.victims - own,
    foreign.map(([, w]) => Math.round(w * 100)),
  );
  const rows: [string, number][] = [['SRB', own], ...foreign.map(([c], i): [string, number] => [c, parts[i]!])];
  return rows.filter(([, persons]) => persons > 0);
}

export function findingMargins(p: RecipePeriod): FindingMargins {
  if (p.victims === 0) return { profiles: [], citizenship: [] };
  return { profiles: profilesOf(p), citizenship: citizenshipOf(p) };
}
