import { pooledLearningSteps, type PooledLearning } from "../../domain/forecast/pooled/learn-pooled-model.ts";
import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import type { Clock } from "../../ports/clock.ts";

/** What lets others have their turn. */
export interface Turns {
  readonly clock: Pick<Clock, "now">;
  breathe(): Promise<void>;
}

/** Learning holds up nothing else for longer (ms). */
const LONGEST_STRETCH_MS = 8;

/** Learns a pooled model and lets waiting pushes and pages in between. */
export async function learnInTurns(learning: PooledLearning, { clock, breathe }: Turns): Promise<PooledModel> {
  const steps = pooledLearningSteps(learning);
  let since = clock.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (clock.now() - since < LONGEST_STRETCH_MS) continue;
    await breathe();
    since = clock.now();
  }
}
