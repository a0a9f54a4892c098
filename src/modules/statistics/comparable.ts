import type { Definition } from './definition.ts';

/**
 * Two counting rules of one unit never share a chart or a series (statistics.md, invariant I14): persons whom we identified
 * and persons whom the Centre recognised are both persons and both right, and no line may lead from one to the other.
 * Different units may stand side by side: calls and clients are told apart by what they are.
 */
export function mixedRules(definitions: readonly Pick<Definition, 'unit' | 'comparabilityGroup'>[]): boolean {
  const groups = new Map<string, string>();
  for (const { unit, comparabilityGroup } of definitions) {
    if ((groups.get(unit) ?? comparabilityGroup) !== comparabilityGroup) return true;
    groups.set(unit, comparabilityGroup);
  }
  return false;
}
