/**
 * How long do the documents of the annual report take (statistics.md section 11: html < 500 ms, pdf, docx, xlsx < 3 s)?
 * `node bench/documents.ts REPORT.json` lays out what `bin/wayout report hotline --format json` wrote; the counting itself is
 * measured by `hotline-…`. CPU of this process: it is the server's own while it writes.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { hotlineDefinitions } from '../src/modules/hotline/definitions/index.ts';
import { hotlineReport } from '../src/modules/hotline/reports/hotline-report.ts';
import { openStatistics, type ReportFormat } from '../src/modules/statistics/index.ts';

const FORMATS: readonly { readonly format: ReportFormat; readonly target: number }[] = [
  { format: 'pdf', target: 3000 },
  { format: 'docx', target: 3000 },
  { format: 'xlsx', target: 3000 },
  { format: 'csv', target: 500 },
];

const [, , file] = process.argv;
if (!file) throw new Error(`node ${pathToFileURL(import.meta.filename).pathname} REPORT.json`);
const data = JSON.parse(readFileSync(file, 'utf8'));
const engine = openStatistics({ definitions: hotlineDefinitions, reports: [hotlineReport] });
const result = { report: 'hotline', language: data.language, data };

const rows: Record<string, string | number>[] = [];
for (const { format, target } of FORMATS) {
  const runs: { wall: number; cpu: number; bytes: number }[] = [];
  for (let run = 0; run < 4; run += 1) {
    const before = process.cpuUsage();
    const begun = performance.now();
    const bytes = (await engine.file(result, format)).length;
    const { user, system } = process.cpuUsage(before);
    runs.push({ wall: performance.now() - begun, cpu: (user + system) / 1000, bytes });
  }
  const [first, ...rest] = runs;
  const median = [...rest].sort((a, b) => a.cpu - b.cpu)[1]!;
  rows.push({
    format,
    'first, ms CPU': Math.round(first!.cpu),
    'later, ms CPU': Math.round(median.cpu),
    'later, ms': Math.round(median.wall),
    'target, ms CPU': target,
    met: first!.cpu < target ? 'yes' : 'NO',
    kB: Math.round(first!.bytes / 1024),
  });
}
console.table(rows);
