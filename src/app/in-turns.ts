import type { Steps } from "../domain/math/steps.ts";
import type { Clock } from "../ports/clock.ts";

/** What lets others have their turn. */
export interface Turns {
  readonly clock: Pick<Clock, "now">;
  breathe(): Promise<void>;
}

/** A computation holds up nothing else for longer, but for a step that is longer itself (ms). */
const LONGEST_STRETCH_MS = 8;

/** Drives a computation to its end and lets waiting pushes and pages in between. */
export async function inTurns<T>(steps: Steps<T>, { clock, breathe }: Turns): Promise<T> {
  let since = clock.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (clock.now() - since < LONGEST_STRETCH_MS) continue;
    await breathe();
    since = clock.now();
  }
}
