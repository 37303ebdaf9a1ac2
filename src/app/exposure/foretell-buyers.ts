import { addDays, type Day, dayFromNumber } from "../../domain/calendar/day.ts";
import type { PredictedBuyer } from "../../domain/exposure/predicted-buyers.ts";
import { rankedLoss } from "../../domain/exposure/expected-loss.ts";
import { compareText } from "../../domain/math/compare-text.ts";
import { topOf } from "../../domain/math/top-of.ts";
import type { FutureLosses, ReckonFutureLosses } from "./future-losses.ts";
import type { BuyersWish, ForetellLikelyBuyers } from "./likely-buyers.ts";

/** A past buyer who is likely to want the item while it is out. */
export interface ForetoldBuyer {
  readonly customer_code: string;
  readonly probability: number;
  /** Units, if bought. */
  readonly units: number;
  /** The customer's usual days between two purchases of the item. */
  readonly usual_gap_days: number;
  /** The window, both days within. */
  readonly from: Day;
  readonly through: Day;
}

/** Ports of `foretellBuyers`. */
export interface ForetellBuyersPorts {
  readonly likelyBuyers: ForetellLikelyBuyers;
  /** What losing some customers would cost. */
  readonly futureLosses: ReckonFutureLosses;
}

/** Only those with the most to lose are kept. */
const LISTED = 50;

/** What is asked beside who buys an item in a window: what a unit earns (yuan; null where it is not known). */
export interface ForetellWish extends BuyersWish {
  readonly unit_margin: number | null;
}

/**
 * Foretells the buyers of an item in a window, those with the largest expected loss of margin and future value first, then
 * the most units, then the surest, at most 50; nobody where the shop's customers have taught nothing yet.
 */
export function createForetellBuyers({ likelyBuyers, futureLosses }: ForetellBuyersPorts) {
  return async function foretellBuyers(wish: ForetellWish): Promise<readonly ForetoldBuyer[]> {
    const { installation_id, window } = wish;
    const { buyers, usualGap } = await likelyBuyers(wish);
    if (buyers.length === 0) return [];
    const codes = buyers.map(({ customer_code }) => customer_code);
    const losses = await futureLosses(installation_id, codes);
    const today = dayFromNumber(window.today);
    const ranked = topOf(
      buyers.map((buyer) => rankedBuyer(buyer, wish, losses)),
      LISTED,
      byLoss,
    );
    return ranked.map(({ customer_code, probability, units }) => ({
      ...{ customer_code, probability, units },
      usual_gap_days: usualGap(customer_code),
      ...{ from: addDays(today, window.from), through: addDays(today, window.through) },
    }));
  };
}

interface RankedBuyer extends PredictedBuyer {
  readonly loss: number;
}

function rankedBuyer(buyer: PredictedBuyer, wish: ForetellWish, losses: FutureLosses): RankedBuyer {
  const { customer_code, probability, units } = buyer;
  const margin_loss = wish.unit_margin === null ? null : units * probability * wish.unit_margin;
  const future_loss = losses.of(wish.item_code, customer_code, probability);
  return { ...buyer, loss: rankedLoss({ margin_loss, future_loss }, losses.basis) };
}

function byLoss(a: RankedBuyer, b: RankedBuyer): number {
  return (
    b.loss - a.loss ||
    b.units * b.probability - a.units * a.probability ||
    b.probability - a.probability ||
    compareText(a.customer_code, b.customer_code)
  );
}
