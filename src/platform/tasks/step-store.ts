import type { Tx } from '../database/index.ts';
import type { Day, UserId } from '../kernel/index.ts';
import type { Task, TaskId } from './task.ts';

/**
 * What was done with duties, in order. One step a revision: the one that made it. A duty that the house itself ended (its
 * contact was voided, its person erased) has no step for that; its result says it.
 */
export interface TaskStep {
  readonly task: TaskId;
  /** of the duty after this step */
  readonly revision: number;
  readonly act: 'noted' | 'tried' | 'moved' | 'handed_over' | 'ended' | 'taken_back';
  readonly by: UserId | null;
  readonly on: Day;
  readonly from: Pick<Task, 'assignee' | 'dueDay' | 'dueMinute'>;
  readonly to: Pick<Task, 'assignee' | 'dueDay' | 'dueMinute'>;
  readonly result: string | null;
  /** sealed by the module that the duty is of */
  readonly reason: Buffer | null;
}

interface StepRow {
  task_id: TaskId;
  revision: number;
  act: TaskStep['act'];
  made_by: UserId | null;
  made_on: Day;
  from_day: Day;
  from_minute: number | null;
  from_user: UserId | null;
  to_day: Day;
  to_minute: number | null;
  to_user: UserId | null;
  result: string | null;
  reason: Buffer | null;
}

const stepOf = (row: StepRow): TaskStep => ({
  task: row.task_id,
  revision: row.revision,
  act: row.act,
  by: row.made_by,
  on: row.made_on,
  from: { assignee: row.from_user, dueDay: row.from_day, dueMinute: row.from_minute },
  to: { assignee: row.to_user, dueDay: row.to_day, dueMinute: row.to_minute },
  result: row.result,
  reason: row.reason,
});

/** @param before, after the duty on both sides of the step */
export async function addStep(
  tx: Tx,
  before: Task,
  after: Task,
  step: Pick<TaskStep, 'act' | 'on'> & Partial<Pick<TaskStep, 'result' | 'reason'>>,
): Promise<void> {
  await tx.query(
    `insert into tasks.step (org_id, task_id, revision, group_id, act, made_by, made_on, from_day, from_minute, from_user,
       to_day, to_minute, to_user, result, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      tx.actor.org,
      after.id,
      after.revision,
      after.group,
      step.act,
      tx.actor.user,
      step.on,
      before.dueDay,
      before.dueMinute,
      before.assignee,
      after.dueDay,
      after.dueMinute,
      after.assignee,
      step.result ?? null,
      step.reason ?? null,
    ],
  );
}

/** The steps of these duties, oldest first. */
export async function findSteps(tx: Tx, tasks: readonly TaskId[]): Promise<TaskStep[]> {
  if (tasks.length === 0) return [];
  const rows = await tx.query<StepRow>(
    'select * from tasks.step where org_id = $1 and task_id = any ($2::uuid[]) order by task_id, revision',
    [tx.actor.org, tasks],
  );
  return rows.map(stepOf);
}
