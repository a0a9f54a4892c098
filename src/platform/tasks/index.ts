/** Duties of every module: store only; what a kind means and which results it ends with, its module says. */
export type { Task, TaskId } from './task.ts';
export { addTask, changeTask, endTasksOf, findOpenTasks, findTask, findTasksOf } from './task-store.ts';
