import { mapSteps, type Steps } from "../math/steps.ts";
import { BEHAVIOUR, CATEGORY_PLACE, categoryShare, writeBehaviour } from "./behaviour-before.ts";
import type { ExposedCase } from "./first-exposures.ts";
import type { PastExposure } from "./lost-risk.ts";
import { lostAfter } from "./outcomes.ts";
import { momentOf, type TrialFrame } from "./trial-frame.ts";

/** Exposures read in a step. */
const AT_ONCE = 500;

/** First exposures whose outcome is known, the earliest first, to learn the chance to be lost from. */
export function* pastExposures(frame: TrialFrame): Steps<readonly PastExposure[]> {
  return yield* mapSteps(frame.cases, AT_ONCE, (one) => {
    return { behaviour: behaviourOf(frame, one), lost: lostAfter(frame, one.customer, one.period) === 1 };
  });
}

/** How a customer had behaved before the order that met the shortage. */
export function behaviourOf(frame: TrialFrame, one: ExposedCase): Float64Array {
  const moment = momentOf(frame, one.customer, one, 0);
  const behaviour = new Float64Array(BEHAVIOUR.length);
  writeBehaviour(frame.panel, moment, behaviour, 0);
  behaviour[CATEGORY_PLACE] = categoryShare(
    frame.panel,
    moment,
    frame.panel.categories.get(one.exposure.category) ?? -1,
  );
  return behaviour;
}
