import { matchedSets } from "../matched-sets.ts";
import { OUTCOMES, type Outcomes, outcomesAround } from "../outcomes.ts";
import { purchasePanel } from "../purchase-panel.ts";
import { EFFECT_DEFAULTS } from "../effect-options.ts";
import { trialFrame } from "../trial-frame.ts";
import type { SimulatedShop } from "./simulate-shop.ts";

/** True mean effect on the exposed customers who can be compared: their outcomes as they were, less those without outages. */
export function trueEffect(shop: SimulatedShop, through: string, options = EFFECT_DEFAULTS): Outcomes {
  const input = { exposures: shop.exposures, attributes: shop.attributes };
  const lived = trialFrame({ ...input, panel: purchasePanel(shop.lines, through) }, options.window_days);
  const spared = trialFrame({ ...input, panel: purchasePanel(shop.lines_without_outages, through) }, options.window_days);
  const { sets } = matchedSets(lived, lived.cases, { matches: options.matches, caliper: options.caliper, lead: 0 });
  const totals = { lost: 0, orders: 0, revenue: 0, margin: 0 };
  for (const { exposed } of sets) {
    const here = outcomesAround(lived, exposed.customer, exposed.period);
    const there = outcomesAround(spared, exposed.customer, exposed.period);
    for (const name of OUTCOMES) totals[name] += (here[name] - there[name]) / sets.length;
  }
  return totals;
}
