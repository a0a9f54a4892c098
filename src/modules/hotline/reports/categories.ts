import type { Figures } from '../../statistics/index.ts';
import {
  type ContactCategory,
  type ContactSubcategory,
  categoriesOf,
  contactCategories,
  contactSubcategories,
  subcategoriesOf,
} from '../contact-categories.ts';
import { hiddenMark, type Part, protectedRows } from './protect.ts';
import type { ReportLine, Row } from './report-data.ts';

/** Rows of the category tables in the order of the printed report; "not specified" is a row where there is one. */
const PRINTED: Partial<Record<ContactCategory, readonly ContactSubcategory[]>> = {
  thb_related: ['post_festum', 'support_followup', 'report'],
};

export const NOT_SPECIFIED = 'not_specified';

interface Labels {
  codeLabel(list: typeof contactCategories | typeof contactSubcategories, code: string): string;
  t(key: string): string;
}

export function categoryRows(
  figures: Figures,
  total: number | null,
  of: { line: ReportLine; threshold: number; words: Labels },
): Row[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { codes, n } of figures.rows) {
    const category = codes[0] || NOT_SPECIFIED;
    const subcategory = codes[1] || NOT_SPECIFIED;
    const inside = counts.get(category) ?? new Map<string, number>();
    inside.set(subcategory, (inside.get(subcategory) ?? 0) + n);
    counts.set(category, inside);
  }
  const known: string[] = [...categoriesOf(of.line)];
  const others = [...counts.keys()].filter((code) => !known.includes(code)).sort();
  const parts: Part[] = [...known, ...others].map((code) => ({
    code,
    label:
      code === NOT_SPECIFIED ? of.words.t('hotline-report.not-specified') : of.words.codeLabel(contactCategories, code),
    n: [...(counts.get(code)?.values() ?? [])].reduce((sum, n) => sum + n, 0),
  }));
  return protectedRows(parts, total, of.threshold).map((row, i) => {
    const inside = subcategoryRows(parts[i]!, counts.get(row.code) ?? new Map(), row, of);
    return inside.length > 0 ? { ...row, subcategories: inside } : row;
  });
}

function subcategoryRows(
  category: Part,
  counts: ReadonlyMap<string, number>,
  row: Row,
  of: { threshold: number; words: Labels },
): Row[] {
  const code = category.code as ContactCategory;
  const known: string[] = [...(PRINTED[code] ?? subcategoriesOf(code))];
  const others = [...counts.keys()].filter((one) => !known.includes(one)).sort();
  // a category without subcategories has nothing to tell apart
  if (known.length === 0) return [];
  const parts = [...known, ...others].map((one) => ({
    code: one,
    label:
      one === NOT_SPECIFIED
        ? of.words.t('hotline-report.not-specified')
        : of.words.codeLabel(contactSubcategories, one),
    n: counts.get(one) ?? 0,
  }));
  if (row.mark === 'hidden') {
    return parts.map(({ code: one, label }) => ({
      code: one,
      label,
      calls: null,
      sharePct: null,
      ...hiddenMark(true),
    }));
  }
  return protectedRows(parts, row.calls, of.threshold);
}
