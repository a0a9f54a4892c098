import { describe, expect, it } from 'vitest';
import { rollups, workOfModules } from './background-work.ts';
import { modules, statistics } from './modules.ts';

describe('what the worker loads', () => {
  it('is the background part of every manifest and nothing less', () => {
    const partOf = (all: typeof workOfModules) =>
      all.map(({ name, handlers, jobs, definitions, facts }) => ({
        name,
        handlers: Object.keys(handlers ?? {}),
        jobs: (jobs ?? []).map((job) => [job.id, job.everySeconds]),
        definitions: (definitions ?? []).length,
        facts: (facts ?? []).map((one) => one.name),
      }));
    expect(partOf(workOfModules)).toEqual(partOf(modules));
  });

  it('counts ahead what the server reads: the same rollups under the same mark', () => {
    expect(rollups).toEqual(statistics.rollups);
  });
});
