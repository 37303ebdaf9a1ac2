import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import type { Clock } from "../../src/ports/clock.ts";

/** A clock that runs like the real one, from a given instant, and can be moved. */
export interface MovableClock extends Clock {
  /** Moves it by so many ms; backwards where negative. */
  move(ms: number): void;
  /** Ms between it and the machine's clock. */
  offset(): number;
  /** Told of every move, for whoever lives by the same clock in another process. */
  onMove(listener: (offset: number) => void): void;
}

/** Ten in the morning of a working day in China, far from any midnight. */
const START = Date.parse("2026-03-10T02:00:00Z");

/** A clock for a shop, its platform and the add-on alike. */
export function aMovableClock(start = START): MovableClock {
  let offset = start - Date.now();
  const listeners: ((offset: number) => void)[] = [];
  const clock = createSystemClock({ now: () => Date.now() + offset });
  return {
    ...clock,
    move: (ms) => {
      offset += ms;
      for (const listener of listeners) listener(offset);
    },
    offset: () => offset,
    onMove: (listener) => void listeners.push(listener),
  };
}
