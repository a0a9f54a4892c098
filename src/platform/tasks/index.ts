/** Duties of every module: store only; what a kind means and which results it ends with, its module says. */
export { handOver, moveTask, noteTask, type SeenTask, settleTask, takeBackStep } from './settle-task.ts';
export { findSteps, type TaskStep } from './step-store.ts';
export { type DueGroup, dueGroup, groupByDue, newTask, type Task, type TaskId, type TaskRequest } from './task.ts';
export {
  addTask,
  changeTask,
  endTasksAmong,
  endTasksOf,
  findOpenTasks,
  findTask,
  findTaskSources,
  findTasksOf,
  type OpenTasksWanted,
  type TaskMark,
} from './task-store.ts';
