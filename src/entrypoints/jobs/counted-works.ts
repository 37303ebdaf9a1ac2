import type { Metrics } from "../../ports/metrics.ts";
import type { RecurringWork } from "../../ports/schedule.ts";

/** The same works, each run of which is counted by how it ended. */
export function countedWorks(
  works: readonly RecurringWork[],
  { workEnded }: Pick<Metrics, "workEnded">,
): readonly RecurringWork[] {
  return works.map((work) => ({
    ...work,
    run: async () => {
      try {
        await work.run();
        workEnded(work.name, true);
      } catch (error) {
        workEnded(work.name, false);
        throw error;
      }
    },
  }));
}
