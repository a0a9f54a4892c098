import type { Tx } from '../../../platform/database/index.ts';
import type { GroupId, Id } from '../../../platform/kernel/index.ts';
import type { DataKey, Keys } from '../../../platform/vault/index.ts';
import type { ContactId, PersonId } from '../contact.ts';

/** What was agreed beside the promise of a call-back. Number and hours are sealed under the key of its contact. */
export interface CallBackRecord {
  readonly task: Id<'task'>;
  readonly group: GroupId;
  readonly contact: ContactId;
  readonly person: PersonId | null;
  readonly showLine: string | null;
  readonly sealed: Buffer | null;
}

export interface Agreed {
  readonly number: string;
  readonly hours: readonly number[] | null;
}

const placeOf = (task: string) => ({ table: 'hotline.callback', row: task, column: 'sealed', version: 1 }) as const;

export const sealAgreed = (keys: Keys, key: DataKey, task: string, agreed: Agreed): Buffer =>
  keys.sealText(key, placeOf(task), JSON.stringify(agreed));

/** @throws SealBroken */
export const openAgreed = (keys: Keys, key: DataKey, task: string, sealed: Buffer): Agreed =>
  JSON.parse(keys.openText(key, placeOf(task), sealed));

export const insertCallBack = (tx: Tx, one: CallBackRecord) =>
  tx.query(
    `insert into hotline.callback (org_id, task_id, group_id, contact_id, person_id, show_line, sealed)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.actor.org, one.task, one.group, one.contact, one.person, one.showLine, one.sealed],
  );

interface Row {
  task_id: Id<'task'>;
  group_id: GroupId;
  contact_id: ContactId;
  person_id: PersonId | null;
  show_line: string | null;
  sealed: Buffer | null;
}

export async function findCallBack(tx: Tx, task: string): Promise<CallBackRecord | undefined> {
  const [row] = await tx.query<Row>('select * from hotline.callback where org_id = $1 and task_id = $2', [
    tx.actor.org,
    task,
  ]);
  return (
    row && {
      task: row.task_id,
      group: row.group_id,
      contact: row.contact_id,
      person: row.person_id,
      showLine: row.show_line,
      sealed: row.sealed,
    }
  );
}
