/** Work that is due again and again. It must bear running twice: after a crash it may be repeated. */
export interface RecurringWork {
  /** Lower-case words with `_`; the same in every process. */
  readonly name: string;
  /** Whole minutes between two beats, counted from 1970 so that all processes agree on them. */
  readonly every_minutes: number;
  run(): Promise<void>;
}

/** Starts recurring works when they are due: each beat once, however many processes keep the same schedule. */
export interface Schedule {
  /** Begins to keep the beats. A work never runs beside itself; a beat that passes meanwhile is left out. */
  start(works: readonly RecurringWork[]): Promise<void>;
  /** Starts nothing more and resolves once works under way have ended. */
  stop(): Promise<void>;
}
