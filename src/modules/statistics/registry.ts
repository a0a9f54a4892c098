import type { Definition } from './definition.ts';

/** All definitions that the modules handed in. A report asks by id; one that is not registered is simply not there. */
export interface Registry {
  find(id: string, version?: number): Definition | undefined;
  readonly all: readonly Definition[];
}

export function registryOf(definitions: readonly Definition[]): Registry {
  const known = new Map<string, Definition>();
  const newest = new Map<string, Definition>();
  for (const definition of definitions) {
    const name = `${definition.id}@${definition.version}`;
    if (known.has(name)) throw new Error(`two definitions are called ${name}`);
    known.set(name, definition);
    if ((newest.get(definition.id)?.version ?? 0) < definition.version) newest.set(definition.id, definition);
  }
  return {
    find: (id, version) => (version === undefined ? newest.get(id) : known.get(`${id}@${version}`)),
    all: [...known.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.version - b.version)),
  };
}
