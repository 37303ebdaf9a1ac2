/** What the work gives, and the processor time of this process it took (s): a figure that other jobs disturb little. */
export function cpuSeconds<T>(work: () => T): { readonly result: T; readonly cpu_seconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, cpu_seconds: (user + system) / 1e6 };
}
