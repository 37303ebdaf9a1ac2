import { seededRandom } from "../../math/seeded-random.ts";
import type { CauseClass } from "../cause-class.ts";
import type { CauseEvidence } from "../cause-evidence.ts";
import { faultOf, NO_FAULT } from "./fault.ts";
import { livedShop } from "./live-shop.ts";
import { withSlips } from "./slips.ts";
import { shopDraw } from "./shop-draw.ts";
import { outageFrom, shopEvidence } from "./shop-evidence.ts";

/** Of what is lost with the fault the share that may be lost without it too. */
const LOST_ANYWAY = 0.2;
/** Shorter outages, in days of demand, are not looked at. */
const LEAST_LOST_DAYS = 1;

/**
 * The evidence of a shortage in an invented shop in which one thing goes wrong, and which the same shop in the same luck
 * would not have had without it. Without a cause: one that chance alone made. Null where the shop of this seed had none.
 */
export function plantedShortage(cause: CauseClass | null, seed: number): CauseEvidence | null {
  const draw = shopDraw(seed);
  const fault = cause === null ? NO_FAULT : faultOf(cause, draw);
  // What is wrong all the time moves the plans; the rest leaves them as they are up to its day.
  const plan_day = livedShop(draw, { ...fault, lasting_multiple: 1 }, null).fault_day;
  if (plan_day === null) return null;
  const lived = livedShop(draw, fault, plan_day);
  const since = cause === null ? plan_day : (lived.fault_day ?? plan_day);
  const outage = outageFrom(lived, since);
  if (outage === null || outage.lost < LEAST_LOST_DAYS * draw.demand) return null;
  if (cause !== null && lostWithout(draw, plan_day, outage.last) > LOST_ANYWAY * outage.lost) return null;
  const last_plan = lived.orders.findLast(({ planned_on }) => planned_on <= outage.first)?.planned_on ?? since;
  const evidence = shopEvidence({ draw, fault, cause }, lived, outage, cause === null ? last_plan : since);
  return withSlips(evidence, seededRandom(draw.evidence_seed + 1));
}

function lostWithout(draw: ReturnType<typeof shopDraw>, since: number, last: number): number {
  return livedShop(draw, NO_FAULT, null)
    .refused.slice(since, last + 1)
    .reduce((sum, units) => sum + units, 0);
}

/** Shortages of a cause from a seed on: the first so many that there were. */
export function plantedShortages(
  cause: CauseClass | null,
  count: number,
  first_seed: number,
): readonly CauseEvidence[] {
  const found: CauseEvidence[] = [];
  for (let seed = first_seed; found.length < count && seed < first_seed + MOST_TRIES * count; seed += 1) {
    const evidence = plantedShortage(cause, seed);
    if (evidence !== null) found.push(evidence);
  }
  return found;
}

const MOST_TRIES = 200;
