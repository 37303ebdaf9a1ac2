import type { RecurringWork } from "../../ports/schedule.ts";

/** What the add-on does by time. */
export interface TimedWork {
  /** Reads what was never pushed; with `sweep` also finds what is gone. */
  reconcile(sweep: boolean): Promise<void>;
  /** Assesses everything again where the business day is another than at the last look. */
  beginDay(): Promise<void>;
  prune(): Promise<void>;
}

/** How often records are read again. */
export interface TimerSetting {
  readonly poll_minutes: number;
  readonly sweep_hours: number;
}

/** The recurring works with their beats. */
export function recurringWorks(work: TimedWork, { poll_minutes, sweep_hours }: TimerSetting): readonly RecurringWork[] {
  return [
    { name: "new_day", every_minutes: 1, run: work.beginDay },
    { name: "reconcile", every_minutes: poll_minutes, run: () => work.reconcile(false) },
    { name: "sweep", every_minutes: sweep_hours * 60, run: () => work.reconcile(true) },
    { name: "prune", every_minutes: 60, run: work.prune },
  ];
}
