import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, newId } from '../../../platform/kernel/index.ts';
import { listSearchAlarms } from '../../people/alarm-contract.ts';
import { findPerson } from '../../people/contract.ts';
import * as hotline from '../contract.ts';
import * as shifts from '../shift-contract.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let supervisor: SomebodyAtWork;
let other: SomebodyAtWork;

// 11:00 in Belgrade
beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z', settings: { lookUpsPerHour: 3, namesPerHour: 4 } });
  mila = await house.signedIn('consultant');
  supervisor = await house.signedIn('supervisor');
  other = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const look = (who: SomebodyAtWork, n: number) =>
  who.call(hotline.findNumber, { number: `+381 99 100 40${n}0`, purpose: 'call back' });
const useUp = async (who: SomebodyAtWork) => {
  for (const n of [1, 2, 3]) await look(who, n);
  await expect(look(who, 4)).rejects.toMatchObject({ code: 'http.rate-limited' });
};
const reason = 'a night of many calls ◇';

describe('the limit of look-ups', () => {
  it('is lifted by a supervisor until the shift ends; both know it, and the log knows why', async () => {
    const day = '2021-12-14' as Day;
    const span = { lineGroup: 'sos', day, fromMinute: 600, minutes: 240 } as const;
    await supervisor.call(shifts.planShift, { id: newId<'shift'>(), ...span, staff: [mila.id] });
    await useUp(mila);
    const lift = await supervisor.call(hotline.liftLookUps, { user: mila.id, reason });
    expect(lift).toMatchObject({ user: mila.id, by: supervisor.id, untilDay: day, untilMinute: 840, reason });
    for (const n of [4, 5, 6]) await look(mila, n);
    const known = { by: supervisor.id, untilDay: day, untilMinute: 840 };
    expect((await mila.call(shifts.getShiftNow, {})).lookUpsLifted).toEqual(known);
    expect((await other.call(shifts.getShiftNow, {})).lookUpsLifted).toBeNull();
    expect((await other.call(hotline.getSupervision, {})).lifts).toEqual([lift]);
    const superuser = await house.database.asSuperuser();
    const counted = await superuser.query('select look_ups from access.look_up where user_id = $1', [mila.id]);
    expect(counted.rows).toEqual([{ look_ups: 6 }]);
    const acts = await superuser.query("select kind from audit.entry where kind = 'hotline.lift-look-ups'");
    expect(acts.rows).toHaveLength(1);
    const kept = await superuser.query<{ all: string }>('select l::text as all from access.look_up_lift l');
    expect(kept.rows[0]?.all).not.toContain('night');
    await superuser.end();
    house.clock.set('2021-12-14T13:00:00Z');
    const later = await mila.again();
    expect((await later.call(shifts.getShiftNow, {})).lookUpsLifted).toBeNull();
    await useUp(later);
    house.clock.set('2021-12-14T10:00:00Z');
  });

  it('ends after twelve hours where no shift is planned, sooner where that was said, or when a supervisor ends it', async () => {
    const jana = await house.signedIn('consultant');
    const long = await supervisor.call(hotline.liftLookUps, { user: jana.id, reason });
    expect(long).toMatchObject({ untilDay: '2021-12-14', untilMinute: 1380 });
    const short = await supervisor.call(hotline.liftLookUps, { user: jana.id, reason, hours: 2 });
    expect(short).toMatchObject({ untilMinute: 780 });
    for (const n of [1, 2, 3, 4]) await look(jana, n);
    for (const { id } of [long, short]) await other.call(hotline.endLookUpLift, { id });
    await expect(look(jana, 5)).rejects.toMatchObject({ code: 'http.rate-limited' });
    const again = other.call(hotline.endLookUpLift, { id: long.id });
    await expect(again).rejects.toMatchObject({ code: 'hotline.not-found' });
  });

  it('is lifted by nobody for herself, by no consultant, and for nobody who is not on the duty desk', async () => {
    const own = supervisor.call(hotline.liftLookUps, { user: supervisor.id, reason });
    await expect(own).rejects.toMatchObject({ code: 'hotline.own-limit', status: 403 });
    const hers = mila.call(hotline.liftLookUps, { user: other.id, reason });
    await expect(hers).rejects.toMatchObject({ code: 'access.forbidden' });
    const officer = await house.signedIn('officer');
    const away = supervisor.call(hotline.liftLookUps, { user: officer.id, reason });
    await expect(away).rejects.toMatchObject({ code: 'hotline.not-on-duty-desk' });
    const none = supervisor.call(hotline.liftLookUps, { user: mila.id, reason: ' ' });
    await expect(none).rejects.toMatchObject({ status: 422 });
    // the database holds it too
    const write = supervisor.inside((it) =>
      it.tx.query(
        `insert into access.look_up_lift (org_id, id, group_id, user_id, begins_at, ends_at, sealed, lifted_by)
         values ($1, $2, $3, $4, now(), now() + interval '1 hour', '', $5)`,
        [it.actor.org, newId(), it.keys.groupOf('hotline'), it.actor.user, other.id],
      ),
    );
    await expect(write).rejects.toThrow();
  });

  it('is lengthened by nobody for herself and lifted for no other group, says the database too; she may end her own', async () => {
    const iva = await house.signedIn('supervisor');
    const { id } = await supervisor.call(hotline.liftLookUps, { user: iva.id, reason, hours: 1 });
    // by the database's own clock
    const superuser = await house.database.asSuperuser();
    const begins = (at: Date) =>
      superuser.query(
        "update access.look_up_lift set begins_at = $2, ends_at = $2::timestamptz + interval '1 hour' where id = $1",
        [id, at],
      );
    await begins(new Date());
    const longer = iva.inside((it) =>
      it.tx.query(
        `update access.look_up_lift set ends_at = now() + interval '2 hours', ended_by = $3 where org_id = $1 and id = $2`,
        [it.actor.org, id, iva.id],
      ),
    );
    await expect(longer).rejects.toThrow(/row-level security/);
    await begins(house.clock.now());
    await superuser.end();
    const elsewhere = supervisor.inside((it) =>
      it.tx.query(
        `insert into access.look_up_lift (org_id, id, group_id, user_id, begins_at, ends_at, sealed, lifted_by)
         values ($1, $2, $3, $4, now(), now() + interval '1 hour', '', $5)`,
        [it.actor.org, newId(), newId(), iva.id, supervisor.id],
      ),
    );
    await expect(elsewhere).rejects.toThrow(/row-level security/);
    await iva.call(hotline.endLookUpLift, { id });
    expect((await iva.call(shifts.getShiftNow, {})).lookUpsLifted).toBeNull();
  });

  it('lifted, it is watched all the same: many names are an alarm', async () => {
    const vera = await house.signedIn('consultant');
    await supervisor.call(hotline.liftLookUps, { user: vera.id, reason });
    for (const text of ['Milena', 'Radmila', 'Snežana', 'Verica', 'Gordana', 'Dragana'])
      await vera.call(findPerson, { purpose: 'open_contact', text });
    const { alarms } = await supervisor.call(listSearchAlarms, {});
    expect(alarms.filter((alarm) => alarm.user === vera.id)).toMatchObject([{ kind: 'many_names' }]);
  });
});
