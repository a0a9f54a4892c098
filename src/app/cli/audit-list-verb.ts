import * as accounts from '../../platform/accounts/contract.ts';
import * as audit from '../../platform/audit-reading/contract.ts';
import { isDay, isId, type OutputOf, Refusal, type UserId } from '../../platform/kernel/index.ts';
import { type Verb, WrongUsage } from './arguments.ts';
import { asUser, inHome, settingsOf } from './in-home.ts';
import { result, say } from './terminal.ts';

/** The log of acts on standard output, newest first: time, who, kind, row, what is wrong with it, what it wrote of itself. */
export const auditList: Verb = {
  words: ['audit', 'list'],
  what: 'Lists acts on record, newest first, opened with the keys of USER, who is in the auditors’ group. Reading is on record too.',
  options: [
    { name: 'as', value: 'USER', what: 'who reads; her password from a prompt or WAYOUT_PASSWORD', needed: true },
    { name: 'from', value: 'DAY', what: 'first day, YYYY-MM-DD', needed: true },
    { name: 'to', value: 'DAY', what: 'last day included', needed: true },
    { name: 'kind', value: 'KIND', what: 'one kind (hotline.open-contact), or the room before the dot' },
    { name: 'user', value: 'ID', what: 'only acts of this user' },
    { name: 'about', value: 'ID', what: 'only acts that name this id: of a contact, a person …' },
  ],
  async run(given) {
    const from = given.needed('from');
    const to = given.needed('to');
    if (!isDay(from) || !isDay(to)) throw new WrongUsage('--from and --to are days: YYYY-MM-DD');
    const [user, about, kind] = [given.text('user'), given.text('about'), given.text('kind')];
    if (user && !isId(user)) throw new WrongUsage('--user is an id');
    if (about && !isId(about)) throw new WrongUsage('--about is an id');
    await inHome(settingsOf(given), (house) =>
      asUser(house, given, async (reader) => {
        const { colleagues } = await reader.call(accounts.listColleagues, {});
        const names = new Map<string, string>(colleagues.map(({ id, name }) => [id, name]));
        const asked = {
          from,
          to,
          ...(kind && { kind }),
          ...(user && { user: user as UserId }),
          ...(about && { about }),
        };
        let before: string | null = null;
        let isBroken = false;
        do {
          const page: OutputOf<typeof audit.listActs> = await reader.call(audit.listActs, {
            ...asked,
            ...(before && { before }),
          } as never);
          for (const act of page.acts) {
            const who = act.by ? (names.get(act.by) ?? act.by) : act.seal === 'open' ? '-' : '?';
            const faults = [act.link === 'broken' && 'does-not-follow', act.seal !== 'open' && `seal-${act.seal}`];
            isBroken ||= act.link === 'broken' || act.seal === 'broken';
            const columns = [act.at ?? act.day, who, act.kind, act.seq, faults.filter(Boolean).join(',') || 'ok'];
            result(`${columns.join('\t')}\t${JSON.stringify(act.details)}\n`);
          }
          if (!before && !page.chain.verified) say('The chain was not verified yet: wayout audit verify.');
          before = page.next;
        } while (before);
        if (isBroken)
          throw new Refusal('audit.broken', 409, {
            data: { sentence: 'Some of these rows were changed behind the program’s back: wayout audit verify.' },
          });
      }),
    );
  },
};
