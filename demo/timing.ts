/** Milliseconds from now on, until it is asked: waited, and of this process's CPU with all its threads. */
export function timing(): () => [waited: number, cpu: number] {
  const begun = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return [performance.now() - begun, (user + system) / 1000];
  };
}
