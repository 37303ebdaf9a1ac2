import cron from "node-cron";
import type { RecurringWork, Schedule } from "../../ports/schedule.ts";
import { beatOf } from "./beat.ts";

interface CronScheduleOptions {
  /** The present instant (ms). */
  now(): number;
  onError(work: string, error: unknown): void;
}

/** A schedule of one process. Works are first due at the first beat after the start. */
export function createNodeCronSchedule(options: CronScheduleOptions): Schedule {
  const keepers: Keeper[] = [];
  const task = cron.createTask("* * * * *", () => {
    for (const keeper of keepers) keeper.look();
  });
  return {
    start: async (works) => {
      keepers.push(...works.map((work) => createKeeper(work, options)));
      await task.start();
    },
    stop: async () => {
      await task.destroy();
      await Promise.all(keepers.map(({ ended }) => ended()));
    },
  };
}

/** Watches the beats of one work. */
interface Keeper {
  look(): void;
  ended(): Promise<void>;
}

/** Looked at every minute, it runs its work where a new beat has come and the last run is over. */
export function createKeeper(work: RecurringWork, { now, onError }: CronScheduleOptions): Keeper {
  let last = beatOf(work, now());
  let running: Promise<void> | null = null;
  return {
    look: () => {
      const beat = beatOf(work, now());
      if (beat === last || running !== null) return;
      last = beat;
      running = work
        .run()
        .catch((error: unknown) => onError(work.name, error))
        .finally(() => {
          running = null;
        });
    },
    ended: async () => running ?? undefined,
  };
}
