/** Keeps the shop from running away from its add-on: what comes in faster than it is taken in would only wait in one heap. */
export interface Pace {
  /** To be called after each event; resolves at once while the add-on keeps up. */
  keep(): Promise<void>;
}

/** Events between two looks at the add-on. */
const EVERY = 50;
/** Messages and subjects that may wait for the add-on (its share of one step is 32 subjects). */
const MOST_WAITING = 64;
const LOOK_AGAIN_MS = 25;
/** Looks after which a line that grows no shorter is left alone: what is in it waits for its time. */
const PATIENT_LOOKS = 8;
/** The shop goes on while the add-on is away, yet most of it should happen while there is one (ms). */
const AWAY_MS = 150;
const PATIENCE_MS = 500;
const WAITING = /^stockguard_(?:inbox|subjects)_waiting (\d+)$/gm;

/** Looks at the add-on's own measures. */
export function createPace(board_url: string): Pace {
  let events = 0;

  async function waiting(): Promise<number> {
    const answer = await fetch(`${board_url}/metrics`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const page = await answer.text();
    if (!answer.ok) throw new Error("it has not started yet");
    return [...page.matchAll(WAITING)].reduce((sum, [, count]) => sum + Number(count), 0);
  }

  return {
    async keep() {
      events += 1;
      if (events % EVERY !== 0) return;
      let [least, looks_in_vain] = [Infinity, 0];
      while (looks_in_vain < PATIENT_LOOKS) {
        const now = await waiting().catch(() => null);
        if (now === null) return rest(AWAY_MS);
        if (now <= MOST_WAITING) return;
        looks_in_vain = now < least ? 0 : looks_in_vain + 1;
        least = Math.min(least, now);
        await rest(LOOK_AGAIN_MS);
      }
    },
  };
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
