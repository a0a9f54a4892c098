import exploitation from './exploitation-crosswalk.json' with { type: 'json' };
import type { ExploitationForm } from './exploitation-forms.ts';
import type { MeansOfControl } from './means-of-control.ts';
import type { RecruiterRelation } from './recruiter-relations.ts';
import type { Sector } from './sectors.ts';
import type { Sex } from './sexes.ts';
import type { SexualKind } from './sexual-kinds.ts';

/**
 * Our codes beside those of HTCDS 2.0 and of CTDC's 2024 data set. Atomic facts are stored in our codes; every other view
 * is derived here. Where HTCDS has no code, `htcds` is empty and a record says Other with the word beside it; where CTDC
 * has no column, `ctdc` is empty.
 */
export interface Correspondence {
  readonly htcds: readonly string[];
  readonly ctdc: readonly string[];
  readonly note?: string;
}

export type Crosswalk<C extends string> = Readonly<Record<C, Correspondence>>;

const to = (htcds: string, ...ctdc: string[]): Correspondence => ({ htcds: htcds === '' ? [] : [htcds], ctdc });

/** vic_TypeOfExploitation. Several HTCDS codes for one of ours keep the original beside it on a round trip. */
export const exploitationCrosswalk = Object.fromEntries(
  exploitation.forms.map((form): [string, Correspondence] => [
    form.code,
    { htcds: form.htcds, ctdc: form.ctdc2024, ...(form.htcdsNote ? { note: form.htcdsNote } : {}) },
  ]),
) as Crosswalk<ExploitationForm>;

/** vic_MethodsOfControl; the means fold into eight columns of CTDC. */
export const meansCrosswalk: Crosswalk<MeansOfControl> = {
  physical_threats: to('PhysicalThreats', 'meansThreats'),
  threats_law_enforcement: to('ThreatsLawEnforcement', 'meansThreats'),
  threatens_children_family: to('ThreatensChildrenFamily', 'meansThreats'),
  debt_bondage: to('DebtBondage', 'meansDebtBondageEarnings'),
  takes_earnings: to('TakesEarnings', 'meansDebtBondageEarnings'),
  false_promises: to('FalsePromises', 'meansFalsePromises'),
  physical_abuse: to('PhysicalAbuse', 'meansAbusePsyPhySex'),
  sexual_abuse: to('SexualAbuse', 'meansAbusePsyPhySex'),
  psychological_abuse: to('PsychologicalAbuse', 'meansAbusePsyPhySex'),
  restricts_financial_access: to('RestrictsFinancialAccess', 'meansDenyBasicNeeds'),
  restricts_medical_care: to('RestrictsMedicalCare', 'meansDenyBasicNeeds'),
  restricts_movement: {
    htcds: [],
    ctdc: ['meansDenyBasicNeeds'],
    note: 'RestrictsMovement is defined by HTCDS 2.0 but is not in the list of the field; export as Other + text',
  },
  withholds_necessities: to('WithholdsNecessities', 'meansDenyBasicNeeds'),
  psychoactive_substance: to('PsychoactiveSubstance', 'meansDrugsAlcohol'),
  excessive_working_hours: to('ExcessiveWorkingHours', 'meansExcessiveWorkHours'),
  withholds_documents: to('WithholdsDocuments', 'meansWithholdDocs'),
  other: to('Other'),
};

/** vic_RelationshipToTrafficker, in the standard's own spelling `Unaquainted`. */
export const recruiterCrosswalk: Crosswalk<RecruiterRelation> = {
  acquaintance_friend: to('Acquainted', 'recruiterRelationFriend'),
  intimate_partner: to('Acquainted', 'recruiterRelationIntimatePartner'),
  family: to('Familial', 'recruiterRelationFamily'),
  stranger: to('Unaquainted', 'recruiterRelationOther'),
  employer_or_agency: to('Acquainted', 'recruiterRelationOther'),
  other: { ...to('', 'recruiterRelationOther'), note: 'HTCDS has no other relation; the field stays empty' },
  unknown: to(''),
};

/** vic_ForcedLabourIndustry (sections of ISIC). CTDC 2024 keeps four kinds of labour. */
export const sectorCrosswalk: Crosswalk<Sector> = {
  agriculture: to('A_AgricultureForestryAndFishing', 'typeOfLabourAgriculture'),
  mining: to('B_MiningAndQuarrying'),
  manufacturing: to('C_Manufacturing'),
  energy: to('D_ElectricityGasSteamAndAirConditioningSupply'),
  water_and_waste: to('E_WaterSupplySewerageWasteManagement'),
  construction: to('F_Construction', 'typeOfLabourConstruction'),
  trade: to('G_WholesaleAndRetailTradeRepairOfMotorVehicles'),
  transport: to('H_TransportationAndStorage'),
  hospitality: to('I_AccommodationAndFoodServiceActivities', 'typeOfLabourHospitality'),
  information: to('J_InformationAndCommunication'),
  finance: to('K_FinancialAndInsuranceActivities'),
  real_estate: to('L_RealEstateActivities'),
  professional: to('M_ProfessionalScientificAndTechnicalActivities'),
  support_services: to('N_AdministrativeAndSupportServiceActivities'),
  public_administration: to('O_PublicAdministrationAndDefence'),
  education: to('P_Education'),
  health_and_social: to('Q_HumanHealthAndSocialWorkActivities'),
  arts_and_recreation: to('R_ArtsEntertainmentAndRecreation'),
  other_services: to('S_OtherServiceActivities'),
  households: to('T_ActivitiesOfHouseholdsAsEmployers', 'typeOfLabourDomesticWork'),
  extraterritorial: to('U_ActivitiesOfExtraterritorialOrganizations'),
  unknown: to(''),
};

/** vic_TypeOfSexExploitation; CTDC 2024 keeps the first two. */
export const sexualKindCrosswalk: Crosswalk<SexualKind> = {
  prostitution: to('Prostitution', 'typeOfSexProstitution'),
  pornography: to('Pornography', 'typeOfSexPornography'),
  remote_interactive_services: to('RemoteInteractiveServices'),
  private_sexual_services: to('PrivateSexualServices'),
};

/** prs_Gender, to CTDC's values of the column gender. */
export const sexCrosswalk: Crosswalk<Sex> = {
  f: to('Feminine', 'Woman'),
  m: to('Masculine', 'Man'),
  other: {
    htcds: ['NonConforming', 'TransgenderFeminine', 'TransgenderMasculine'],
    ctdc: ['Trans/Transgender/NonConforming'],
  },
  unknown: to('NonSpecifiedUnknown'),
};

/** HTCDS fields and the crosswalk that reads and writes them. */
export const crosswalkOfField = {
  vic_TypeOfExploitation: exploitationCrosswalk,
  vic_MethodsOfControl: meansCrosswalk,
  vic_RelationshipToTrafficker: recruiterCrosswalk,
  vic_ForcedLabourIndustry: sectorCrosswalk,
  vic_TypeOfSexExploitation: sexualKindCrosswalk,
  prs_Gender: sexCrosswalk,
} as const;

export type HtcdsField = keyof typeof crosswalkOfField;

/**
 * Our codes for one HTCDS code, best first: a code that has it as its only meaning stands before one that has several.
 * Blanks around the code are the toolkit's (`DebtBondage `). Empty for a code that the standard does not have.
 */
export function codesOfHtcds(field: HtcdsField, htcds: string): string[] {
  const wanted = htcds.trim();
  return Object.entries<Correspondence>(crosswalkOfField[field])
    .filter(([, correspondence]) => correspondence.htcds.includes(wanted))
    .sort(([, a], [, b]) => a.htcds.length - b.htcds.length)
    .map(([code]) => code);
}
