/** Duties of every module: store only; what a kind means and which results it ends with, its module says. */
export { handOver, moveTask, settleTask } from './settle-task.ts';
export { type DueGroup, dueGroup, groupByDue, type Task, type TaskId } from './task.ts';
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
