import { apportion } from './apportion.ts';
import {
  categoryWeights,
  jobOfferPercent,
  missingBabies,
  missingChildrenWeights,
  otherWeights,
  pinned2012,
  pinned2016,
  type RecipePeriod,
  thbWeights,
  yearOf,
} from './recipe.ts';

/** What a contact is about: a subcategory, or a category that has none. Codes of hotline.md section 4. */
export const THEMES = {
  report: ['thb_related', 'report'],
  post_festum: ['thb_related', 'post_festum'],
  support_followup: ['thb_related', 'support_followup'],
  potential_victim_at_risk: ['preventive_educational', 'potential_victim_at_risk'],
  job_offer_check: ['preventive_educational', 'job_offer_check'],
  information: ['preventive_educational', 'information'],
  mc_report: ['mc_case', 'mc_report'],
  mc_family_support: ['mc_case', 'mc_family_support'],
  mc_sighting: ['mc_case', 'mc_sighting'],
  mc_child_self: ['mc_case', 'mc_child_self'],
  mc_missing_babies: ['mc_missing_babies', null],
  mc_custody_advice: ['mc_prevention', 'mc_custody_advice'],
  mc_information: ['mc_prevention', 'mc_information'],
  other_violence: ['other', 'other_violence'],
  silent_prank_wrong: ['other', 'silent_prank_wrong'],
  offers_of_help: ['other', 'offers_of_help'],
} as const;

export type Theme = keyof typeof THEMES;
export type Margins = Readonly<Partial<Record<Theme, number>>>;

/** How many contacts of each theme a period holds at scale 1; they add up to its calls. */
export function margins(period: RecipePeriod): Margins {
  return period.line === '116000' ? missingChildren(period) : sos(period);
}

function sos(period: RecipePeriod): Margins {
  const year = yearOf(period);
  const pinned = period.id === '2012';
  const [thb, preventive, other] = pinned
    ? [
        pinned2012.thb.post_festum + pinned2012.thb.support_followup + pinned2012.thb.report,
        pinned2012.preventive,
        pinned2012.other,
      ]
    : (apportion(period.calls, categoryWeights(year)) as [number, number, number]);
  const [violence, silent, help] = apportion(other, otherWeights) as [number, number, number];
  return {
    ...(pinned ? pinned2012.thb : trafficking(period, thb)),
    ...preventiveOf(year, preventive, pinned ? pinned2012.preventiveAtRisk : undefined),
    other_violence: violence,
    silent_prank_wrong: silent,
    offers_of_help: help,
  };
}

function trafficking(period: RecipePeriod, thb: number): Margins {
  const [postFestum, support, report] = thbWeights;
  if (period.id === '2016') {
    const rest = apportion(thb - pinned2016.reports, [postFestum, support]);
    return { post_festum: rest[0]!, support_followup: rest[1]!, report: pinned2016.reports };
  }
  const parts = apportion(thb, [postFestum, support, report]);
  return { post_festum: parts[0]!, support_followup: parts[1]!, report: parts[2]! };
}

function preventiveOf(year: number, preventive: number, atRisk: number | undefined): Margins {
  const jobs = jobOfferPercent(year);
  if (atRisk !== undefined) {
    const [offers, information] = apportion(preventive - atRisk, [65, 35]) as [number, number];
    return { potential_victim_at_risk: atRisk, job_offer_check: offers, information };
  }
  // of what are no job offers, three in five are persons at risk (the share of 2012)
  const parts = apportion(preventive, [jobs * 5, (100 - jobs) * 3, (100 - jobs) * 2]);
  return { job_offer_check: parts[0]!, potential_victim_at_risk: parts[1]!, information: parts[2]! };
}

function missingChildren(period: RecipePeriod): Margins {
  const babies = missingBabies(yearOf(period), period.calls);
  const themes = Object.keys(missingChildrenWeights) as (keyof typeof missingChildrenWeights)[];
  const parts = apportion(
    period.calls - babies,
    themes.map((theme) => missingChildrenWeights[theme]),
  );
  return { ...Object.fromEntries(themes.map((theme, i) => [theme, parts[i]!])), mc_missing_babies: babies };
}
