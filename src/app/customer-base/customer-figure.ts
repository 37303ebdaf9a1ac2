import { addDays, type Day, dayFromNumber, dayNumber } from "../../domain/calendar/day.ts";
import { aliveProbability } from "../../domain/repurchase/bg-nbd.ts";
import type { CustomerHistory } from "../../domain/repurchase/buying-history.ts";
import type { CustomerBase } from "../../domain/repurchase/learn-customer-base.ts";
import { repurchaseGaps } from "../../domain/repurchase/repurchase-gap.ts";
import type { BoughtSalesLine } from "../../ports/buying-histories.ts";
import type { CustomerFigure } from "../../ports/customer-figures.ts";

/** What a unit costs and is sold for by the item form, yuan; null where it does not say. */
export interface UnitPrices {
  readonly purchase_cost: number | null;
  readonly sale_price: number | null;
}

/** What values are counted by: one basis for the whole shop, so that customers can be compared. */
export interface ValueBasis {
  readonly basis: "margin" | "revenue";
  readonly priceOf: (item_code: string) => UnitPrices | undefined;
}

const VALUE_DAYS = 365;
/** Margins are counted by where so large a share of the items has a cost; lines of the others are left out. */
const LEAST_COSTED = 0.9;

/** The basis that a shop's items allow. */
export function valueBasis(prices: ReadonlyMap<string, UnitPrices>): ValueBasis {
  const costed = [...prices.values()].filter(({ purchase_cost }) => purchase_cost !== null).length;
  const basis = prices.size > 0 && costed >= LEAST_COSTED * prices.size ? "margin" : "revenue";
  return { basis, priceOf: (item_code) => prices.get(item_code) };
}

/** Figures of customers but for what only all of them together tell. */
export function customerFigures(base: CustomerBase, values: ValueBasis, today: Day) {
  const gapOf = base.kind === "estimated" ? repurchaseGaps(base.population.order_gaps) : null;
  return (own: CustomerHistory, lines: readonly BoughtSalesLine[]): CustomerFigure => {
    const gap = gapOf?.(own) ?? null;
    const value = valueOf(lines, values, addDays(today, -VALUE_DAYS));
    return {
      customer_code: own.customer_code,
      alive_probability:
        base.kind === "estimated" ? aliveProbability(base.population.base, historyOf(own, today)) : null,
      gap_days: gap?.days ?? null,
      usual_gap_days: gap?.usual_days ?? null,
      order_days: own.order_days,
      first_ordered_on: dayFromNumber(own.first_day),
      last_ordered_on: dayFromNumber(own.last_day),
      value,
      value_basis: value === null ? null : values.basis,
      rfm_class: null,
      learned_on: today,
    };
  };
}

function historyOf({ order_days, first_day, last_day }: CustomerHistory, today: Day) {
  return { repeats: order_days - 1, last: last_day - first_day, age: dayNumber(today) - first_day };
}

/** Null where no line has a price, or where none was ordered since. */
function valueOf(lines: readonly BoughtSalesLine[], { basis, priceOf }: ValueBasis, since: Day): number | null {
  const values = lines.flatMap(({ item_code, ordered_on, quantity, unit_price }) => {
    const known = priceOf(item_code);
    const price = unit_price ?? known?.sale_price ?? null;
    const cost = basis === "revenue" ? 0 : (known?.purchase_cost ?? null);
    return ordered_on < since || price === null || cost === null ? [] : [quantity * (price - cost)];
  });
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}
