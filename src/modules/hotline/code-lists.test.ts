import { describe, expect, it } from 'vitest';
import { codeLists } from '../../codelists/index.ts';
import { flagKinds, flagMonths, hotlineCodeLists, minutesBandOf } from './code-lists.ts';
import {
  belongsTo,
  categoriesOf,
  contactCategories,
  contactSubcategories,
  lineGroups,
  nonDataCategory,
  subcategoriesOf,
} from './contact-categories.ts';

describe.each(hotlineCodeLists.map((list) => [list.id, list] as const))('the list %s', (id, list) => {
  it('has codes in snake_case, each once, with a label in both languages', () => {
    expect(new Set(list.codes.map((c) => c.code)).size).toBe(list.codes.length);
    for (const { code, en, sr } of list.codes) {
      expect(code).toMatch(id === 'line-group' ? /^(sos|116000|other)$/ : /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
      expect(en.trim()).not.toBe('');
      expect(sr.trim()).not.toBe('');
      expect(sr).not.toMatch(/[\u0400-\u04ff]/);
    }
  });
});

it('no list has the id of another', () => {
  const ids = [...codeLists, ...hotlineCodeLists].map((l) => l.id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('the taxonomy of contacts', () => {
  it('every subcategory belongs to a category, and to one only', () => {
    for (const { code } of contactSubcategories.codes)
      expect(contactCategories.codes.filter((c) => belongsTo(code, c.code))).toHaveLength(1);
  });

  it('every category is offered on some line', () => {
    const offered = new Set(lineGroups.codes.flatMap((g) => categoriesOf(g.code)));
    expect([...offered].sort()).toEqual(contactCategories.codes.map((c) => c.code).sort());
  });

  it('a call about a missing child is not offered on the SOS line, nor trafficking on 116000', () => {
    expect(categoriesOf('sos')).toEqual(['thb_related', 'preventive_educational', 'other']);
    expect(categoriesOf('116000')).not.toContain('thb_related');
    expect(categoriesOf('other')).toEqual(categoriesOf('sos'));
  });

  it('the digits of the form follow the published order', () => {
    expect(subcategoriesOf('thb_related')).toEqual(['report', 'post_festum', 'support_followup']);
    expect(subcategoriesOf('mc_missing_babies')).toEqual([]);
  });

  it('a silent call is counted under other', () => {
    expect(belongsTo(nonDataCategory.subcategory, nonDataCategory.category)).toBe(true);
  });
});

it('no flag runs longer than twelve months', () => {
  for (const { code } of flagKinds.codes) expect(flagMonths[code]).toBeLessThanOrEqual(12);
});

it('a conversation of five minutes is short and one of sixty-one long', () => {
  expect([null, 0, 5, 6, 30, 31, 60, 61].map(minutesBandOf)).toEqual([
    'unknown',
    'up_to_5',
    'up_to_5',
    'from_6_to_15',
    'from_16_to_30',
    'from_31_to_60',
    'from_31_to_60',
    'over_60',
  ]);
});
