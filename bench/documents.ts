import type { Figure } from './figures.ts';
import { homeWith } from './homes.ts';
import { cpuOf, cpuOfFamily } from './processes.ts';
import { serve } from './server.ts';

/** The annual report in every format, one reader who waits for it: statistics.md section 11. Over HTTP on the built server. */
const FORMATS = [
  { format: 'html', target: 500 },
  { format: 'pdf', target: 3000 },
  { format: 'docx', target: 3000 },
  { format: 'xlsx', target: 3000 },
  { format: 'csv', target: 500 },
] as const;

const ROUNDS = 5;

export async function benchDocuments(): Promise<Figure[]> {
  const served = await serve(await homeWith({ scale: 1 }));
  try {
    const { headers } = await served.signIn('coordinator');
    const ask = async (format: string): Promise<number> => {
      const begun = performance.now();
      const answer = await fetch(
        `${served.address}/api/statistics/reports/hotline?year=2012&asOf=2012-12-31&format=${format}`,
        { headers },
      );
      if (!answer.ok) throw new Error(`${format} answered ${answer.status}`);
      await answer.arrayBuffer();
      return performance.now() - begun;
    };
    const figures: Figure[] = [];
    for (const { format, target } of FORMATS) {
      // fonts are read and the picture maker is started once
      const first = await ask(format);
      const before = { app: cpuOf(served.pid), db: cpuOfFamily(served.postmaster) };
      const waits: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) waits.push(await ask(format));
      waits.sort((a, b) => a - b);
      const common = { bench: 'documents', among: 53_000, unit: 'ms', target } as const;
      figures.push({ ...common, question: `annual report as ${format}, the first`, value: first });
      figures.push({
        ...common,
        question: `annual report as ${format}`,
        value: waits[ROUNDS >> 1] as number,
        app: (cpuOf(served.pid) - before.app) / ROUNDS,
        db: (cpuOfFamily(served.postmaster) - before.db) / ROUNDS,
      });
    }
    return figures;
  } finally {
    await served.stop();
  }
}
