import cron from "node-cron";
import type { Day } from "../../domain/calendar/day.ts";

/** Work that is due by time, in one process. */
export interface TimedWork {
  /** Reads what was never pushed; with `sweep` also finds what is gone. */
  reconcile(sweep: boolean): Promise<void>;
  today(): Day;
  /** A new business day: everything is assessed again. */
  newDay(): Promise<void>;
  prune(): Promise<void>;
  onError(work: string, error: unknown): void;
}

/** How often records are read again. */
export interface TimerSetting {
  readonly poll_minutes: number;
  readonly sweep_hours: number;
}

/** Starts the timers and returns what stops them. No work of a kind starts while the last of its kind runs. */
export function startTimers(work: TimedWork, { poll_minutes, sweep_hours }: TimerSetting): () => Promise<void> {
  let minute = 0;
  let day = work.today();
  const running = new Set<string>();

  async function alone(name: string, action: () => Promise<void>): Promise<void> {
    if (running.has(name)) return;
    running.add(name);
    try {
      await action();
    } catch (error) {
      work.onError(name, error);
    } finally {
      running.delete(name);
    }
  }

  async function everyMinute(): Promise<void> {
    minute += 1;
    if (work.today() !== day) {
      day = work.today();
      await alone("new_day", work.newDay);
    }
    const sweep = minute % Math.round(sweep_hours * 60) === 0;
    if (sweep || minute % Math.round(poll_minutes) === 0) await alone("reconcile", () => work.reconcile(sweep));
    if (minute % 60 === 0) await alone("prune", work.prune);
  }

  const task = cron.schedule("* * * * *", everyMinute);
  return async () => {
    await task.destroy();
  };
}
