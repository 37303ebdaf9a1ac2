import { type Comparison, comparison } from "../comparison.ts";
import type { EffectOptions } from "../effect-options.ts";
import { naiveComparisons, type NaiveComparisons } from "../naive-comparisons.ts";
import type { Outcomes } from "../outcomes.ts";
import { purchasePanel } from "../purchase-panel.ts";
import { stockoutEffect, type StockoutEffect } from "../stockout-effect.ts";
import { trialFrame } from "../trial-frame.ts";
import type { ShopPlan } from "./shop-plan.ts";
import { lastDayOf, simulateShop } from "./simulate-shop.ts";
import { trueEffect } from "./true-effect.ts";

/** What is estimated of a made-up shop beside what is true. */
export interface JudgedShop {
  readonly compared: Comparison;
  readonly effect: StockoutEffect;
  readonly truth: Outcomes;
  readonly naive: NaiveComparisons;
}

/** Makes a shop up, estimates from its records, and reads the truth from both of its worlds. */
export function judgedShop(plan: ShopPlan, given: Partial<EffectOptions> = {}): JudgedShop {
  const { lines, lines_without_outages, exposures, attributes } = simulateShop(plan);
  const through = lastDayOf(plan);
  const compared = comparison({ panel: purchasePanel(lines, through), exposures, attributes }, given);
  const { frame, options, sets } = compared;
  const spared = { panel: purchasePanel(lines_without_outages, through), exposures, attributes };
  return {
    ...{ compared, effect: stockoutEffect(compared) },
    truth: trueEffect(frame, trialFrame(spared, options.window_days), sets),
    naive: naiveComparisons(frame, options.confidence),
  };
}
