import { parsePhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import {
  ageBands,
  assistance,
  callerRoles,
  channels,
  countries,
  districts,
  durationBandOf,
  durationBands,
  exploitationForms,
  howHeard,
  institutionTypes,
  languages,
  meansOfControl,
  recruiterRelations,
  sectors,
  sexualKinds,
  traffickingActs,
} from '../src/codelists/index.ts';
import { type CodeList, hasCode } from '../src/platform/kernel/code-list.ts';
import { isDay } from '../src/platform/kernel/days.ts';
import { ageOn } from './calendar.ts';
import { THEMES } from './margins.ts';
import type { ContactRecord } from './records.ts';
import { syntheticOrganisation } from './synthetic-organisation.ts';

const organisation = syntheticOrganisation({ scale: 1, seed: 2002 });
const contacts = Array.from({ length: organisation.contacts }, (_, i) => organisation.contact(i));
const clients = Array.from({ length: organisation.clients }, (_, i) => organisation.client(i));
const victims = Array.from({ length: organisation.victims }, (_, i) => organisation.victim(i));

/** what breaks the rule, at most five of them */
const breaking = <T>(list: readonly T[], rule: (item: T) => boolean): T[] =>
  list.filter((item) => !rule(item)).slice(0, 5);

const ofClient = new Map<number, ContactRecord[]>();
for (const contact of contacts) {
  for (const client of contact.clients) {
    const list = ofClient.get(client);
    if (list) list.push(contact);
    else ofClient.set(client, [contact]);
  }
}

describe('what is true of every record', () => {
  it('nothing happened before the line opened on 1 March 2002, and nothing on the missing children line before March 2012', () => {
    const opened = { sos: '2002-03-01', '116000': '2012-03-01' };
    expect(breaking(contacts, (c) => isDay(c.day) && c.day >= opened[c.lineGroup] && c.day <= '2021-12-31')).toEqual(
      [],
    );
  });

  it('contacts stand in the order of their days and hours', () => {
    const at = (c: ContactRecord) => `${c.lineGroup === 'sos' ? 0 : 1}/${c.day}`;
    expect(breaking(contacts, (c) => c.index === 0 || at(contacts[c.index - 1]!) <= at(c))).toEqual([]);
    const timed = contacts.filter((c) => c.hour !== null);
    const hour = (c: ContactRecord) => `${at(c)}/${String(c.hour).padStart(2, '0')}`;
    expect(timed.filter((c, i) => i > 0 && hour(timed[i - 1]!) > hour(c)).length).toBe(0);
  });

  it('a conversation has somebody behind it, a silent call has nobody', () => {
    expect(
      breaking(contacts, (c) =>
        c.kind === 'data' ? c.clients.length > 0 && c.nonDataKind === null : c.clients.length === 0,
      ),
    ).toEqual([]);
    expect(breaking(contacts, (c) => (c.direction === 'out') === (c.reached === 'reached'))).toEqual([]);
  });

  it('every client has the first contact that her record names, on her own line', () => {
    expect(
      breaking(clients, (client) => {
        const first = ofClient.get(client.index)?.[0];
        return (
          first?.index === client.firstContact && first.day === client.firstDay && first.lineGroup === client.lineGroup
        );
      }),
    ).toEqual([]);
  });

  it('nobody is identified before her first contact, before the report, or before she is known to us', () => {
    expect(
      breaking(victims, (v) => {
        const report = v.reportContact === null ? undefined : contacts[v.reportContact];
        const named = !report || [...report.clients, ...report.concerns].includes(v.client);
        return (
          clients[v.client]!.firstDay <= v.identifiedDay &&
          named &&
          (!report || (report.subcategory === 'report' && report.day <= v.identifiedDay))
        );
      }),
    ).toEqual([]);
  });

  it('after the finding the contacts are post festum, before it they are not, unless the Centre had recognised her', () => {
    for (const v of victims) {
      for (const c of ofClient.get(v.client) ?? []) {
        if (c.day > v.identifiedDay) expect(c.subcategory).toBe('post_festum');
        if (c.day < v.identifiedDay && c.index !== clients[v.client]!.firstContact)
          expect(c.subcategory).not.toBe('post_festum');
      }
    }
  });

  it('a child is under 18 on the day of the finding, an adult is not, whatever is written of the birth', () => {
    expect(
      breaking(victims, (v) => {
        const { birth } = clients[v.client]!;
        const year = Number(v.identifiedDay.slice(0, 4));
        if (!birth) return true;
        if ('date' in birth) return ageOn(birth.date, v.identifiedDay) < 18 === v.child;
        if ('year' in birth) return v.child ? year - birth.year < 18 : year - birth.year > 18;
        return v.child ? birth.age < 18 : birth.age >= 18;
      }),
    ).toEqual([]);
    const childBands = new Set(['0-8', '9-11', '12-15', '16-17']);
    expect(breaking(victims, (v) => childBands.has(v.ageBand) === v.child)).toEqual([]);
  });

  it('two people decide a finding, and none falls on 1 December 2011', () => {
    expect(breaking(victims, (v) => v.deciders[0] !== v.deciders[1] && v.identifiedDay !== '2011-12-01')).toEqual([]);
  });

  it('every code is in its list', () => {
    const within = (list: CodeList, codes: readonly string[]) => codes.every((code) => hasCode(list, code));
    const themes = new Set(Object.values(THEMES).map(([c, s]) => `${c}/${s}`));
    expect(
      breaking(
        contacts,
        (c) =>
          themes.has(`${c.category}/${c.subcategory}`) &&
          within(channels, [c.channel]) &&
          within(callerRoles, [c.callerRole]) &&
          within(howHeard, [c.howHeard]) &&
          within(languages, [c.language]) &&
          within(ageBands, [c.ageBand]) &&
          (c.citizenship === 'unknown' || within(countries, [c.citizenship])) &&
          within(exploitationForms, c.suspectedForms) &&
          within(countries, c.exploitationCountry ? [c.exploitationCountry] : []) &&
          within(districts, c.district ? [c.district] : []) &&
          within(assistance, c.assistance) &&
          within(institutionTypes, c.signposts),
      ),
    ).toEqual([]);
    expect(
      breaking(
        victims,
        (v) =>
          within(exploitationForms, v.forms) &&
          within(countries, [v.citizenship, ...v.countries]) &&
          within(meansOfControl, v.means) &&
          within(sectors, [v.sector]) &&
          within(sexualKinds, v.sexualKinds) &&
          within(traffickingActs, v.acts) &&
          within(recruiterRelations, [v.recruiterRelation]) &&
          within(durationBands, [v.durationBand]),
      ),
    ).toEqual([]);
  });

  it('no telephone rings: every number has the length of a Serbian one and belongs to no network', () => {
    const numbers = [...clients.flatMap((c) => c.phones), ...contacts.flatMap((c) => c.callerNumber ?? [])];
    expect(numbers.length).toBeGreaterThan(5000);
    for (const typed of numbers) {
      const parsed = parsePhoneNumber(typed, 'RS');
      if (!parsed.isPossible() || parsed.isValid() || !parsed.number.startsWith('+38150'))
        expect(typed).toBe('undiallable');
    }
  });

  it('exploitation is over when it is found, and as long as it says', () => {
    expect(
      breaking(victims, ({ fromMonth, toMonth, durationBand, identifiedDay }) => {
        if (fromMonth === null || toMonth === null) return durationBand === 'unknown';
        const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
        return (
          toMonth <= identifiedDay.slice(0, 7) &&
          durationBandOf(number(toMonth) - number(fromMonth) + 1) === durationBand
        );
      }),
    ).toEqual([]);
  });

  it('numbers run from 1 in each year without a gap, as the house would count them', () => {
    const counted = new Map<string, number>();
    const wrong = contacts.filter((contact) => {
      const year = contact.day.slice(2, 4);
      const next = (counted.get(year) ?? 0) + 1;
      counted.set(year, next);
      return contact.number !== `H${year}-${String(next).padStart(6, '0')}`;
    });
    expect(wrong).toEqual([]);
  });

  it('everything is marked synthetic, and mail goes nowhere', () => {
    expect(breaking([...contacts, ...clients, ...victims], (r) => r.synthetic)).toEqual([]);
    expect(breaking(clients, (c) => c.email === null || c.email.endsWith('@example.org'))).toEqual([]);
  });

  it('most clients call once, a few for years, and nobody more than 400 times', () => {
    const sizes = clients.map((c) => ofClient.get(c.index)!.length);
    const share = (fits: (n: number) => boolean) => sizes.filter(fits).length / sizes.length;
    expect(share((n) => n <= 2)).toBeGreaterThan(0.63);
    expect(share((n) => n > 10)).toBeGreaterThan(0.08);
    expect(share((n) => n > 10)).toBeLessThan(0.15);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(400);
    const long = victims.filter((v) => ofClient.get(v.client)!.length >= 6).length / victims.length;
    expect(long).toBeGreaterThan(0.78);
  });
});
