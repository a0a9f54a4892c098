import { mayDo, organisations } from '../../access/index.ts';
import { isReachable } from '../../config/index.ts';
import { Refusal } from '../../kernel/index.ts';
import { beginSession } from '../begin-session.ts';
import * as contract from '../contract.ts';
import { type DoorIt, door } from '../door.ts';
import { refuse } from '../errors.ts';
import { makeOrganisation } from '../make-organisation.ts';
import { openWithPassword } from '../password-door.ts';

/** An empty house: set up one's own organisation, or look around with the demonstration. Refused ever after. */
async function mustBeEmpty(it: DoorIt): Promise<void> {
  if ((await organisations(it.ground.database)).length > 0) throw refuse('already-set-up');
}

export const showSetup = door(contract.showSetup, async (it) => {
  const all = await organisations(it.ground.database);
  return {
    state: all.length > 0 ? ('ready' as const) : ('empty' as const),
    synthetic: all.some((one) => one.synthetic),
    reachable: isReachable(it.ground.settings),
  };
});

export const setUp = door(contract.setUp, async (it, input) => {
  await mustBeEmpty(it);
  const username = input.username.normalize('NFC').toLowerCase();
  await makeOrganisation(it.ground, {
    name: input.organisationName.trim(),
    zone: input.zone,
    synthetic: false,
    onlyOne: true,
    first: {
      username,
      displayName: input.displayName.trim(),
      password: input.password,
      roles: ['administrator', 'supervisor'],
      language: 'sr-Latn',
    },
  });
  const opened = await openWithPassword(it.ground, { username, password: input.password, device: it.device });
  return beginSession(it, opened, null);
});

export const makeDemonstration = door(contract.makeDemonstration, async (it) => {
  await mustBeEmpty(it);
  it.ground.makeDemonstration();
  return null;
});

export const startYourOwn = door(contract.startYourOwn, async (it) => {
  if (!it.session?.organisation.synthetic) throw refuse('not-a-demonstration');
  // it goes whole, with what others have typed into it
  if (!mayDo(it.ground.permissions, it.session.roles, 'accounts.manage')) throw new Refusal('access.forbidden', 403);
  it.setToken(null);
  it.ground.startOver();
  return null;
});
