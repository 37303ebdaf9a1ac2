import type { BackTestScore } from "./choose-forecaster.ts";
import { FORECASTERS, isUsualForecaster } from "./forecasters.ts";

/** How a method did on the item's own past. */
export interface TriedMethod {
  readonly forecaster: string;
  /** Its loss ÷ that of the seasonal naive method: below 1 is better; null where that made none or was not tried. */
  readonly relative_loss: number | null;
  readonly is_used: boolean;
}

/** Why the method in use is used. */
export type MethodReason = "too_short" | "usual_best" | "usual_kept" | "clearly_better";

/** The methods that were tried, the best first (none where the past was too short), and why one is used. */
export interface MethodTrial {
  readonly reason: MethodReason;
  readonly methods: readonly TriedMethod[];
}

const YARDSTICK = "seasonal_naive";

/** The comparison behind a choice, as people read it; null where no method is in use. See `chooseForecaster`. */
export function methodTrial(used: string, scores: readonly BackTestScore[]): MethodTrial | null {
  if (!FORECASTERS.some(({ name }) => name === used)) return null;
  const naive = scores.find(({ forecaster }) => forecaster === YARDSTICK)?.loss ?? 0;
  const methods = scores
    .toSorted((a, b) => a.loss - b.loss)
    .map(({ forecaster, loss }) => ({
      ...{ forecaster, relative_loss: naive > 0 ? loss / naive : null },
      is_used: forecaster === used,
    }));
  return { reason: reasonOf(used, scores), methods };
}

function reasonOf(used: string, scores: readonly BackTestScore[]): MethodReason {
  if (scores.length === 0) return "too_short";
  if (!isUsualForecaster(used)) return "clearly_better";
  const least = Math.min(...scores.map(({ loss }) => loss));
  return scores.some(({ forecaster, loss }) => forecaster === used && loss <= least) ? "usual_best" : "usual_kept";
}
