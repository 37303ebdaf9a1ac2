/** The time the sandbox lives in: `now` in ms since epoch; `after` runs something later and returns how to call it off. */
export interface SandboxClock {
  now(): number;
  after?(ms: number, run: () => void): () => void;
}

/** A clock that can also wait; every part inside the sandbox takes this one. */
export type Clock = Required<SandboxClock>;

/** Fills in what a given clock leaves open with the machine's own time. */
export function completeClock(given: SandboxClock | undefined): Clock {
  return {
    now: () => (given ?? Date).now(),
    after: (ms, run) => (given?.after ? given.after(ms, run) : afterOnMachine(ms, run)),
  };
}

/** Resolves when the clock has moved on by `ms`. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.after(ms, resolve));
}

function afterOnMachine(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
