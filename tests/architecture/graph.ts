import type { SourceFile } from './read-imports.ts';

/** The imports as a graph: what a file reaches over others, and where it comes back to itself. */
export type Graph = ReadonlyMap<string, readonly string[]>;

export function graphOf(
  files: readonly SourceFile[],
  counts: (edge: { typeOnly: boolean }) => boolean = () => true,
): Graph {
  return new Map(
    files.map((file) => [
      file.path,
      [...new Set(file.imports.filter((one) => one.file !== null && counts(one)).map((one) => one.file as string))],
    ]),
  );
}

/** The shortest way from one file to the first that is `wanted`, both ends included; null where there is none. */
export function wayTo(graph: Graph, from: string, wanted: (path: string) => boolean): string[] | null {
  const before = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at !== from && wanted(at)) {
      const way: string[] = [];
      for (let step: string | null = at; step !== null; step = before.get(step) ?? null) way.unshift(step);
      return way;
    }
    for (const next of graph.get(at) ?? []) {
      if (before.has(next)) continue;
      before.set(next, at);
      queue.push(next);
    }
  }
  return null;
}

/** One way round for each file that reaches itself over others, each circle named once. */
export function circles(graph: Graph): string[][] {
  const found = new Map<string, string[]>();
  for (const path of graph.keys()) {
    for (const next of graph.get(path) ?? []) {
      const back = next === path ? [path] : wayTo(graph, next, (one) => one === path);
      if (!back) continue;
      const ring = back.slice(0, -1).length > 0 ? [path, ...back.slice(0, -1)] : [path];
      const name = [...new Set(ring)].sort().join(' ');
      if (!found.has(name)) found.set(name, [...ring, path]);
    }
  }
  return [...found.values()];
}
