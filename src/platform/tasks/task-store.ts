import type { Tx } from '../database/index.ts';
import type { Day, GroupId, UserId } from '../kernel/index.ts';
import type { Task, TaskId } from './task.ts';

/** Duties in the database. Row-level security shows those of one's own groups; what module a kind belongs to is not asked here. */
interface TaskRow {
  id: TaskId;
  kind: string;
  source_kind: string;
  source_id: string;
  group_id: GroupId;
  assignee: UserId | null;
  due_day: Day;
  due_minute: number | null;
  state: Task['state'];
  result: string | null;
  attempts: number;
  revision: number;
  text: Buffer | null;
  made_by: UserId | null;
  made_on: Day;
  ended_on: Day | null;
}

const taskOf = (row: TaskRow): Task => ({
  id: row.id,
  kind: row.kind,
  source: { kind: row.source_kind, id: row.source_id },
  group: row.group_id,
  assignee: row.assignee,
  dueDay: row.due_day,
  dueMinute: row.due_minute,
  state: row.state,
  result: row.result,
  attempts: row.attempts,
  revision: row.revision,
  text: row.text,
  madeBy: row.made_by,
  madeOn: row.made_on,
  endedOn: row.ended_on,
});

export async function addTask(tx: Tx, task: Task): Promise<void> {
  await tx.query(
    `insert into tasks.task (org_id, id, kind, source_kind, source_id, group_id, assignee, due_day, due_minute, state,
       result, attempts, revision, text, made_by, made_on, ended_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      tx.actor.org,
      task.id,
      task.kind,
      task.source.kind,
      task.source.id,
      task.group,
      task.assignee,
      task.dueDay,
      task.dueMinute,
      task.state,
      task.result,
      task.attempts,
      task.revision,
      task.text,
      task.madeBy,
      task.madeOn,
      task.endedOn,
    ],
  );
}

/** The last row of a page: where the next one begins. */
export type TaskMark = Pick<Task, 'dueDay' | 'dueMinute' | 'id'>;

export interface OpenTasksWanted {
  readonly kinds: readonly string[];
  /** hers and the queues'; null: everybody's, for a supervisor */
  readonly user: UserId | null;
  /** last due day included */
  readonly until: Day;
  readonly limit: number;
  readonly group?: GroupId;
  readonly after?: TaskMark;
}

/** Open duties of one person and of the queues, those due first. Words are left out. */
export async function findOpenTasks(tx: Tx, wanted: OpenTasksWanted): Promise<Task[]> {
  const { after } = wanted;
  const rows = await tx.query<TaskRow>(
    `select id, kind, source_kind, source_id, group_id, assignee, due_day, due_minute, state, result, attempts, revision,
       null::bytea as text, made_by, made_on, ended_on
     from tasks.task
     where org_id = $1 and state = 'open' and kind = any ($2::text[])
       and ($3::uuid is null or assignee is null or assignee = $3::uuid) and due_day <= $4
       and ($6::uuid is null or group_id = $6::uuid)
       and ($7::date is null or (due_day, coalesce(due_minute, 1440), id) > ($7::date, coalesce($8::smallint, 1440), $9::uuid))
     order by due_day, coalesce(due_minute, 1440), id limit $5`,
    [
      tx.actor.org,
      wanted.kinds,
      wanted.user,
      wanted.until,
      wanted.limit,
      wanted.group ?? null,
      after?.dueDay ?? null,
      after?.dueMinute ?? null,
      after?.id ?? null,
    ],
  );
  return rows.map(taskOf);
}

/** All duties on one record, oldest first. */
export async function findTasksOf(tx: Tx, sourceId: string): Promise<Task[]> {
  const rows = await tx.query<TaskRow>(
    'select * from tasks.task where org_id = $1 and source_id = $2 order by made_on, due_day, id',
    [tx.actor.org, sourceId],
  );
  return rows.map(taskOf);
}

/** For a change: the row is locked until the end of the transaction. */
export async function findTask(tx: Tx, id: TaskId): Promise<Task | undefined> {
  const rows = await tx.query<TaskRow>('select * from tasks.task where org_id = $1 and id = $2 for update', [
    tx.actor.org,
    id,
  ]);
  return rows.map(taskOf)[0];
}

/** Writes what a settlement may change; the revision goes up. */
export async function changeTask(tx: Tx, task: Task): Promise<Task> {
  await tx.query(
    `update tasks.task set assignee = $3, due_day = $4, due_minute = $5, state = $6, result = $7, attempts = $8,
       revision = revision + 1, text = $9, ended_on = $10
     where org_id = $1 and id = $2`,
    [
      tx.actor.org,
      task.id,
      task.assignee,
      task.dueDay,
      task.dueMinute,
      task.state,
      task.result,
      task.attempts,
      task.text,
      task.endedOn,
    ],
  );
  return { ...task, revision: task.revision + 1 };
}

/** Ends every open duty of a kind on a record: what it asked for has happened, or cannot happen any more. */
export async function endTasksOf(
  tx: Tx,
  end: {
    readonly sourceId: string;
    readonly kinds: readonly string[];
    readonly state: 'done' | 'dropped';
    readonly result: string;
    readonly on: Day;
  },
): Promise<void> {
  await tx.query(
    `update tasks.task set state = $4, result = $5, ended_on = $6, revision = revision + 1
     where org_id = $1 and source_id = $2 and kind = any ($3::text[]) and state = 'open'`,
    [tx.actor.org, end.sourceId, end.kinds, end.state, end.result, end.on],
  );
}

/** The same for many: the duties on these records, and these duties. @returns how many were open */
export async function endTasksAmong(
  tx: Tx,
  end: {
    readonly sources: readonly string[];
    readonly tasks: readonly string[];
    readonly kinds: readonly string[];
    readonly state: 'done' | 'dropped';
    readonly result: string;
    readonly on: Day;
  },
): Promise<number> {
  const rows = await tx.query(
    `update tasks.task set state = $5, result = $6, ended_on = $7, revision = revision + 1
     where org_id = $1 and (source_id = any ($2::uuid[]) or id = any ($3::uuid[])) and kind = any ($4::text[])
       and state = 'open' returning id`,
    [tx.actor.org, end.sources, end.tasks, end.kinds, end.state, end.result, end.on],
  );
  return rows.length;
}

/** Records on which a duty of these kinds is open. */
export async function findTaskSources(
  tx: Tx,
  kinds: readonly string[],
  state: 'open' | 'any' = 'open',
): Promise<string[]> {
  const rows = await tx.query<{ source_id: string }>(
    "select distinct source_id from tasks.task where org_id = $1 and (state = 'open' or $3) and kind = any ($2::text[])",
    [tx.actor.org, kinds, state === 'any'],
  );
  return rows.map((row) => row.source_id);
}
