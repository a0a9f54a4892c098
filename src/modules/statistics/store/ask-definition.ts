import type { Tx } from '../../../platform/database/index.ts';
import { type Definition, nameOf, type Source } from '../definition.ts';
import { answersExactly, type Question } from '../question.ts';
import type { Registry } from '../registry.ts';
import { type BuiltQuery, buildQuery, type ReadFrom } from './build-query.ts';
import { type Relation, rolledRelation } from './rolled-relation.ts';
import { type RollupState, readRollupState, SEEN, stateOf } from './rollup-state.ts';

/**
 * Asks a definition. Never throws for a figure that cannot be given: `missing` says why, so that a report prints null with
 * a note instead of a number that is almost right.
 */
export interface Figures {
  readonly definition: Definition | null;
  readonly missing: 'not-registered' | 'whole-months' | null;
  readonly query: `sha256:${string}` | null;
  /** printed name of the definition that a share is a share of */
  readonly denominator: string | null;
  /** one a combination of codes, in no order; empty value = unknown code `''` */
  readonly rows: readonly { readonly codes: readonly string[]; readonly n: number }[];
  readonly total: number | null;
}

const NOTHING = { definition: null, query: null, denominator: null, rows: [], total: null } as const;

export interface Asker {
  ask(question: Question): Promise<Figures>;
}

type Row = Record<string, string | number | null>;

/** Figures that move this often while they are read are read from the views, which cannot. */
const TRIES = 3;

/** What was asked, in words that anybody can run again: the text and the values that a figure's hash is made of. */
export interface AskedQuery {
  readonly definition: Definition;
  readonly query: BuiltQuery;
}

/**
 * Questions asked in one go travel down the wire together.
 * @param madeOf mark of the views that rollups must have been made of; null: nothing is read ahead
 * @param noted is told of every query that a figure was made of
 */
export function askerOf(
  tx: Tx,
  registry: Registry,
  madeOf: string | null = null,
  noted: (asked: AskedQuery) => void = () => undefined,
): Asker {
  let state: Promise<RollupState> | undefined;
  /** Out of rollups and views in one snapshot; undefined where nothing was counted ahead, or it never held still. */
  const askRolled = async (
    build: (readFrom: ReadFrom) => { readonly text: string; readonly values: readonly unknown[] },
    relationOf: (state: RollupState) => (source: Source) => Relation | null,
  ): Promise<Row[] | undefined> => {
    if (madeOf === null) return undefined;
    state ??= readRollupState(tx, madeOf);
    for (let tried = 0; tried < TRIES; tried++) {
      const known: RollupState = await state;
      const relation = relationOf(known);
      let rolled = false;
      const { text, values } = build((source) => {
        const found = relation(source);
        rolled ||= found !== null;
        return found;
      });
      if (!rolled) return undefined;
      const rows = await tx.queryBuilt<Row>(
        `select s.seen, q.* from (select ${SEEN} as seen) s left join (${text}) q on true`,
        values,
      );
      const seen = String(rows[0]?.seen);
      if (seen === known.seen) return rows.filter((row) => row.n !== null);
      state = Promise.resolve(stateOf(seen, madeOf));
    }
    return undefined;
  };
  let merges: Promise<boolean> | undefined;
  const thereAreMerges = (): Promise<boolean> => {
    merges ??= tx
      .query<{ there: boolean }>("select to_regclass('facts.subject_merges') is not null as there")
      .then(([row]) => row?.there === true);
    return merges;
  };

  return {
    async ask(question) {
      const definition = registry.find(question.definition, question.version);
      if (!definition) return { ...NOTHING, missing: 'not-registered' };
      const whole = definition.denominator ? registry.find(definition.denominator) : undefined;
      const denominator = whole ? nameOf(whole) : null;
      const by = question.by ?? [];
      const fits = definition.sources.filter((source) =>
        by.every((name) => name === 'month' || name === 'year' || name === 'rows' || name in source.dimensions),
      );
      if (fits.length === 0) throw new Error(`${definition.id} is not told apart by ${by.join(', ')}`);
      const source = fits.find((one) => answersExactly(one, question));
      if (!source) return { ...NOTHING, definition, denominator, missing: 'whole-months' };
      const subjects = source.measure === 'subjects' || source.measure === 'subjects-by-rows';
      const withMerges = subjects && (await thereAreMerges());
      const built = buildQuery(definition, source, question, withMerges);
      noted({ definition, query: built });
      const rows =
        (await askRolled(
          (readFrom) => buildQuery(definition, source, question, withMerges, readFrom),
          (known) => (one) => rolledRelation(definition, one, question, known),
        )) ?? (await tx.queryBuilt<Row>(built.text, built.values));
      const width = source.measure === 'subjects-by-rows' ? 1 : by.length;
      const found = rows.map((row) => ({
        codes: Array.from({ length: width }, (_, i) => String(row[`d${i}`] ?? '')),
        n: Number(row.n),
      }));
      return {
        definition,
        missing: null,
        query: built.hash,
        denominator,
        rows: found,
        // persons told apart by a set may stand in several rows: their sum is no total
        total: source.measure === 'subjects' && by.length > 0 ? null : found.reduce((sum, row) => sum + row.n, 0),
      };
    },
  };
}
