import type { LogisticModel } from "../math/logistic-regression.ts";
import type { Steps } from "../math/steps.ts";
import type { BoughtLine } from "./buying-history.ts";
import { type BuyingLedger, buyingLedger } from "./buying-ledger.ts";
import { type BuyingPopulation, type BuyingPopulationFit, buyingPopulationSteps } from "./buying-population.ts";
import { type CalibrationFit, nextPurchaseSteps, type PastWindow } from "./learn-next-purchase.ts";

/** What a shop's customers have taught: the population, and the calibration where the past bears one. */
export type CustomerBase =
  | {
      readonly kind: "estimated";
      readonly population: BuyingPopulation;
      /** Null where the past windows hold too few purchases: then gaps alone foretell. */
      readonly calibration: LogisticModel | null;
    }
  | { readonly kind: "not_estimable"; readonly reason: CustomerBaseGap };

/** Why nothing was learned of a shop's customers. */
export type CustomerBaseGap = Extract<BuyingPopulationFit, { kind: "not_estimable" }>["reason"];

/** Lengths of the past windows that are learned from, days, each length one after the other back from today. */
const WINDOWS = [14, 14, 30] as const;
/** A window has so many days of history before it, or it teaches nothing. */
const LEAST_HISTORY_DAYS = 40;

/**
 * Learns a customer base from lines up to `today` (a day number), each customer's in the order of their days; of a sample of
 * the customers, with its share. A step at a time, so that others have their turn between two.
 */
export function* customerBaseSteps(
  lines: readonly BoughtLine[],
  today: number,
  sampled_share = 1,
): Steps<CustomerBase> {
  const fit = yield* buyingPopulationSteps(ledgerThrough(lines, today), today);
  if (fit.kind === "not_estimable") return { kind: "not_estimable", reason: fit.reason };
  const first = lines.reduce((earliest, { day }) => Math.min(earliest, day), today);
  const windows: PastWindow[] = [];
  for (const [i, days] of WINDOWS.entries()) {
    yield;
    const back = WINDOWS.slice(0, i).reduce<number>((sum, before) => sum + (before === days ? days : 0), days);
    if (today - back >= first + LEAST_HISTORY_DAYS)
      windows.push({ ...pastWindow(lines, today - back, days), sampled_share });
  }
  yield;
  return {
    kind: "estimated",
    population: fit.population,
    calibration: calibrationOf(yield* nextPurchaseSteps(windows)),
  };
}

function calibrationOf(fit: CalibrationFit): LogisticModel | null {
  return fit.kind === "estimated" ? fit.calibration : null;
}

function ledgerThrough(lines: readonly BoughtLine[], day: number): BuyingLedger {
  return buyingLedger(lines.filter((line) => line.day <= day));
}

function pastWindow(lines: readonly BoughtLine[], day: number, days: number): PastWindow {
  const bought = new Map<string, Set<string>>();
  for (const line of lines) {
    if (line.day <= day || line.day > day + days) continue;
    const buyers = bought.get(line.item_code) ?? new Set<string>();
    bought.set(line.item_code, buyers.add(line.customer_code));
  }
  return {
    ledger: ledgerThrough(lines, day),
    window: { today: day, from: 1, through: days },
    bought: (customer_code, item_code) => bought.get(item_code)?.has(customer_code) ?? false,
  };
}
