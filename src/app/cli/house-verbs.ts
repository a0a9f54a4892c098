import { organisations } from '../../platform/access/index.ts';
import { makeOrganisation } from '../../platform/accounts/index.ts';
import { verifyChain } from '../../platform/audit/index.ts';
import { isZone, Refusal } from '../../platform/kernel/index.ts';
import { openHome } from '../home.ts';
import { furniture } from '../modules.ts';
import type { Verb } from './arguments.ts';
import { WrongUsage } from './arguments.ts';
import { aloneInHome, inHome, settingsOf, theOrganisation } from './in-home.ts';
import { readPassword, result, say } from './terminal.ts';

/** Verbs about the house itself: setup, migrate, audit verify. */
const setup: Verb = {
  words: ['setup'],
  what: 'Makes the organisation and its first user (administrator and supervisor). The password comes from a prompt or WAYOUT_PASSWORD.',
  options: [
    { name: 'name', value: 'TEXT', what: 'name of the organisation', needed: true },
    { name: 'user', value: 'NAME', what: 'user name of the first user', needed: true },
    { name: 'display-name', value: 'TEXT', what: 'how colleagues see her (default: the user name)' },
    { name: 'zone', value: 'ZONE', what: 'time zone (default Europe/Belgrade)' },
    { name: 'language', value: 'LANG', what: 'sr-Latn, sr-Cyrl or en (default sr-Latn)' },
  ],
  async run(given) {
    const zone = given.text('zone') ?? 'Europe/Belgrade';
    const language = given.text('language') ?? 'sr-Latn';
    if (!isZone(zone)) throw new WrongUsage('--zone is not a time zone');
    if (!['sr-Latn', 'sr-Cyrl', 'en'].includes(language)) throw new WrongUsage('--language is sr-Latn, sr-Cyrl or en');
    const username = given.needed('user').normalize('NFC').toLowerCase();
    if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(username))
      throw new WrongUsage('--user: letters, digits, dot, dash, underscore');
    const settings = settingsOf(given);
    await inHome(settings, async (house) => {
      if ((await organisations(house.ground.database)).length > 0) {
        throw new Refusal('accounts.already-set-up', 409);
      }
      const password = await readPassword('Password (15 characters or more)');
      await makeOrganisation(house.ground, {
        name: given.needed('name'),
        zone,
        synthetic: false,
        first: {
          username,
          displayName: given.text('display-name') ?? username,
          password,
          roles: ['administrator', 'supervisor'],
          language,
        },
      });
      say('The organisation is made, in practice mode until each group has two members. Start it: wayout serve');
    });
  },
};

const migrateVerb: Verb = {
  words: ['migrate'],
  what: 'Brings the database of the home to this version. Refused while a server runs.',
  options: [
    {
      name: 'renew-passwords',
      what: 'gives the roles of a database server the passwords of this home, where the old ones are lost',
    },
  ],
  async run(given) {
    const settings = settingsOf(given);
    await aloneInHome(settings, async () => {
      const home = await openHome({
        settings,
        furniture: furniture(() => null as never),
        onLine: say,
        as: 'alone',
        renewPasswords: given.is('renew-passwords'),
      });
      await home.close();
      say('The database is up to date.');
    });
  },
};

const auditVerify: Verb = {
  words: ['audit', 'verify'],
  what: 'Recomputes the chain of the audit log and names the first row that does not fit.',
  options: [{ name: 'org', value: 'ID', what: 'which organisation, where there are several' }],
  async run(given) {
    await inHome(settingsOf(given), async (house) => {
      const organisation = await theOrganisation(house, given);
      const state = await verifyChain(house.ground.database, organisation.id);
      await house.ground.database.withActor(
        { kind: 'audit', org: organisation.id, user: null, groups: [] },
        async (tx) => tx.record({ kind: 'audit.verify', payload: { rows: state.rows, firstBad: state.firstBad } }),
      );
      if (state.firstBad !== null) {
        throw new Refusal('audit.broken', 409, {
          data: { sentence: `The chain breaks at row ${state.firstBad} (${state.reason}).` },
        });
      }
      result(`${state.rows} rows, the chain holds\n`);
    });
  },
};

export const houseVerbs: readonly Verb[] = [setup, migrateVerb, auditVerify];
