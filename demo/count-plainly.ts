import type { Question } from './pins.ts';
import type { ContactRecord, VictimRecord } from './records.ts';

/**
 * Counts records by the rules of hotline.md section 10 and statistics.md section 2, one after the other, knowing nothing
 * of the plan they came from. It is what the generator is tested against.
 */
export interface PlainCount {
  addContact(contact: ContactRecord): void;
  addVictim(victim: VictimRecord): void;
  /** after everything was added */
  answer(question: Question): number;
}

interface Report {
  readonly day: string;
  readonly line: string;
  readonly persons: readonly number[];
}

export function countPlainly(): PlainCount {
  /** line / day / category / subcategory → calls */
  const calls = new Map<string, number>();
  /** line → client → her first day and, per calendar month, nothing more than that she was there */
  const firstDay = new Map<string, Map<number, string>>();
  const months = new Map<string, Map<string, Set<number>>>();
  const reports: Report[] = [];
  const findings = new Map<number, VictimRecord>();

  return {
    addContact(c) {
      // finalised and not test by construction; out counts only if the person was reached
      if (c.direction === 'out' && c.reached !== 'reached') return;
      const key = `${c.lineGroup}/${c.day}/${c.category}/${c.subcategory}`;
      calls.set(key, (calls.get(key) ?? 0) + 1);
      if (c.kind === 'data') {
        const first = held(firstDay, c.lineGroup, () => new Map<number, string>());
        const there = held(
          held(months, c.lineGroup, () => new Map<string, Set<number>>()),
          c.day.slice(0, 7),
          () => new Set<number>(),
        );
        for (const client of c.clients) {
          const before = first.get(client);
          if (before === undefined || c.day < before) first.set(client, c.day);
          there.add(client);
        }
      }
      if (c.subcategory === 'report')
        reports.push({ day: c.day, line: c.lineGroup, persons: [...c.clients, ...c.concerns] });
    },
    addVictim(v) {
      findings.set(v.client, v);
    },
    answer(q) {
      switch (q.measure) {
        case 'calls': {
          let sum = 0;
          for (const [key, n] of calls) {
            const [line, day, category, subcategory] = key.split('/') as [string, string, string, string];
            if (line !== q.line || day < q.from || day > q.to) continue;
            if (q.category !== undefined && category !== q.category) continue;
            if (q.subcategory !== undefined && subcategory !== q.subcategory) continue;
            sum += n;
          }
          return sum;
        }
        case 'first-time-clients':
          return count(firstDay.get(q.line)?.values() ?? [], (day) => day >= q.from && day <= q.to);
        case 'clients':
        case 'returning-clients': {
          // whole months only, as person rows have no day
          const active = new Set<number>();
          for (const [month, there] of months.get(q.line) ?? []) {
            if (month >= q.from.slice(0, 7) && month <= q.to.slice(0, 7))
              for (const client of there) active.add(client);
          }
          if (q.measure === 'clients') return active.size;
          return count(active, (client) => firstDay.get(q.line)!.get(client)! < q.from);
        }
        case 'victims':
          return count(
            findings.values(),
            (v) =>
              v.identifiedDay >= q.from &&
              v.identifiedDay <= q.to &&
              (q.child === undefined || v.child === q.child) &&
              (q.sex === undefined || v.sex === q.sex) &&
              (q.form === undefined || v.forms.includes(q.form)) &&
              (q.citizenship === undefined || v.citizenship === q.citizenship),
          );
        default: {
          const credited = credit(reports, findings, q.asOf);
          const inPeriod = [...credited].filter(([r]) => r.line === q.line && r.day >= q.from && r.day <= q.to);
          return q.measure === 'reports-identified'
            ? inPeriod.length
            : inPeriod.reduce((sum, [, persons]) => sum + persons, 0);
        }
      }
    },
  };
}

/** Each identified person is credited to her earliest report on or before the finding, and to no other. */
function credit(
  reports: readonly Report[],
  findings: ReadonlyMap<number, VictimRecord>,
  asOf: string,
): Map<Report, number> {
  const earliest = new Map<number, Report>();
  for (const report of reports) {
    for (const person of report.persons) {
      const finding = findings.get(person);
      if (!finding || finding.identifiedDay > asOf || report.day > finding.identifiedDay) continue;
      const before = earliest.get(person);
      if (!before || report.day < before.day) earliest.set(person, report);
    }
  }
  const credited = new Map<Report, number>();
  for (const report of earliest.values()) credited.set(report, (credited.get(report) ?? 0) + 1);
  return credited;
}

function held<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function count<T>(values: Iterable<T>, fits: (value: T) => boolean): number {
  let n = 0;
  for (const value of values) if (fits(value)) n++;
  return n;
}
