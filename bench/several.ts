import type { Figure } from './figures.ts';

/** The same questions asked several times: of each the round whose value is the median, as it was measured. */
export async function several(times: number, run: () => Promise<Figure[]>): Promise<Figure[]> {
  const rounds: Figure[][] = [];
  for (let round = 0; round < times; round++) rounds.push(await run());
  const [first = []] = rounds;
  return first.map((figure, at) => {
    const same = rounds.flatMap((round) => round[at] ?? []).filter((one) => one.question === figure.question);
    return same.sort((a, b) => a.value - b.value)[Math.floor(same.length / 2)] as Figure;
  });
}
