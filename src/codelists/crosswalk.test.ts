import { describe, expect, it } from 'vitest';
import { codesOfHtcds, crosswalkOfField, exploitationCrosswalk, type HtcdsField, sexCrosswalk } from './crosswalk.ts';
import source from './exploitation-crosswalk.json' with { type: 'json' };
import { exploitationForms } from './exploitation-forms.ts';
import foreign from './foreign-vocabularies.json' with { type: 'json' };
import { meansOfControl, recruiterRelations, sectors, sexes, sexualKinds } from './index.ts';

const listOfField = {
  vic_TypeOfExploitation: exploitationForms,
  vic_MethodsOfControl: meansOfControl,
  vic_RelationshipToTrafficker: recruiterRelations,
  vic_ForcedLabourIndustry: sectors,
  vic_TypeOfSexExploitation: sexualKinds,
  prs_Gender: sexes,
} as const;

const fields = Object.keys(crosswalkOfField) as HtcdsField[];

describe.each(fields)('the crosswalk of %s', (field) => {
  const crosswalk = Object.entries(crosswalkOfField[field]);

  it('speaks of every code of ours', () => {
    expect(crosswalk.map(([code]) => code).sort()).toEqual(listOfField[field].codes.map((c) => c.code).sort());
  });

  it('gives HTCDS only codes that the field has, or says why there is none', () => {
    for (const [code, { htcds, note }] of crosswalk) {
      for (const each of htcds) expect(foreign.htcds[field]).toContain(each);
      if (htcds.length === 0 && code !== 'unknown') expect(note, code).toBeTruthy();
    }
  });

  it('understands every code of HTCDS', () => {
    for (const code of foreign.htcds[field]) expect(codesOfHtcds(field, code), code).not.toHaveLength(0);
  });

  it('names only columns that CTDC has', () => {
    const columns = field === 'prs_Gender' ? foreign.ctdcGender : foreign.ctdc2024;
    for (const [, { ctdc }] of crosswalk) for (const column of ctdc) expect(columns).toContain(column);
  });
});

it('every flag of CTDC is reached by some code of ours', () => {
  const reached = new Set(fields.flatMap((f) => Object.values(crosswalkOfField[f]).flatMap((c) => c.ctdc)));
  for (const column of foreign.ctdc2024.filter((c) => /^(is|means|typeOf|recruiter)/.test(c)))
    expect(reached).toContain(column);
});

it('no form of the proposal is lost', () => {
  expect(source.forms.map((f) => f.code).sort()).toEqual(exploitationForms.codes.map((c) => c.code).sort());
  for (const form of source.forms) expect(exploitationCrosswalk[form.code as 'sexual'].htcds).toEqual(form.htcds);
});

it('"multiple" is never a stored form', () => {
  expect(exploitationForms.codes.map((c) => c.code)).not.toContain('multiple');
});

describe('reading HTCDS', () => {
  it('a code with the blank of the toolkit is understood', () => {
    expect(codesOfHtcds('vic_MethodsOfControl', 'DebtBondage ')).toEqual(['debt_bondage']);
  });

  it('servitude is slavery first, labour second', () => {
    expect(codesOfHtcds('vic_TypeOfExploitation', 'Servitude')).toEqual(['slavery', 'labour']);
  });

  it('an unknown code gives nothing', () => {
    expect(codesOfHtcds('vic_TypeOfExploitation', 'Nonsense')).toEqual([]);
  });

  it('a trans woman is not made a man or a woman by us', () => {
    expect(codesOfHtcds('prs_Gender', 'TransgenderFeminine')).toEqual(['other']);
    expect(sexCrosswalk.unknown.ctdc).toEqual([]);
  });
});
