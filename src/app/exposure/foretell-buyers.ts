import { addDays, type Day, dayFromNumber, dayNumber } from "../../domain/calendar/day.ts";
import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import { type PredictedBuyer, predictedBuyers } from "../../domain/exposure/predicted-buyers.ts";
import { rankedLoss } from "../../domain/exposure/expected-loss.ts";
import { compareText } from "../../domain/math/compare-text.ts";
import { topOf } from "../../domain/math/top-of.ts";
import {
  type CustomerHistory,
  customerAfterLine,
  type ItemHistory,
  itemHistoryAfterLine,
} from "../../domain/repurchase/buying-history.ts";
import { gapLaw } from "../../domain/repurchase/gap-law.ts";
import type { CustomerBase } from "../../domain/repurchase/learn-customer-base.ts";
import type { ComingDays } from "../../domain/repurchase/next-order.ts";
import type { BuyingHistories, OrderDay } from "../../ports/buying-histories.ts";
import type { CustomerMarks } from "../customer/customer-marks.ts";
import type { CustomerBases } from "../customer-base/kept-customer-base.ts";
import type { FutureLosses, ReckonFutureLosses } from "./future-losses.ts";

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
  readonly buyingHistories: Pick<BuyingHistories, "buyersOf">;
  readonly customerBases: Pick<CustomerBases, "of">;
  readonly marks: Pick<CustomerMarks, "pseudonyms">;
  /** What losing some customers would cost. */
  readonly futureLosses: ReckonFutureLosses;
  /** Lets waiting pushes in between two steps. */
  breathe(): Promise<void>;
}

/** Buyers read together. */
const PAGE = 500;
/** Only those with the most to lose are kept. */
const LISTED = 50;

/** What is asked: who buys an item in a window, and what a unit earns (yuan; null where it is not known). */
export interface ForetellWish {
  readonly installation_id: string;
  readonly item_code: string;
  readonly window: ComingDays;
  readonly unit_margin: number | null;
}

/**
 * Foretells the buyers of an item in a window, those with the largest expected loss of margin and future value first, then
 * the most units, then the surest, at most 50; nobody where the shop's customers have taught nothing yet.
 */
export function createForetellBuyers(ports: ForetellBuyersPorts) {
  return async function foretellBuyers(wish: ForetellWish): Promise<readonly ForetoldBuyer[]> {
    const { installation_id, item_code, window } = wish;
    const base = (await ports.customerBases.of(installation_id))?.base ?? null;
    if (base === null || base.kind === "not_estimable") return [];
    const { customers, buyers } = await histories(wish);
    const pseudonymOf = await ports.marks.pseudonyms(installation_id);
    const knowledge = { ...base, customerOf: (code: string) => customers.get(code) ?? null };
    const signs = predictedBuyers(item_code, [...buyers.values()], knowledge, window).filter(
      ({ customer_code }) => pseudonymOf(customer_code) === null,
    );
    const codes = signs.map(({ customer_code }) => customer_code);
    const losses = await ports.futureLosses(installation_id, codes);
    const today = dayFromNumber(window.today);
    const ranked = topOf(
      signs.map((buyer) => rankedBuyer(buyer, wish, losses)),
      LISTED,
      byLoss,
    );
    return ranked.map(({ customer_code, probability, units }) => ({
      ...{ customer_code, probability, units },
      usual_gap_days: usualGap(base, buyers.get(customer_code)),
      ...{ from: addDays(today, window.from), through: addDays(today, window.through) },
    }));
  };

  async function histories({ installation_id, item_code, window }: ForetellWish): Promise<Histories> {
    const found: Histories = { customers: new Map(), buyers: new Map() };
    for (let after: string | null = null; ; ) {
      const days: readonly OrderDay[] = await ports.buyingHistories.buyersOf(installation_id, item_code, {
        after,
        limit: PAGE,
      });
      for (const day of days) addDay(found, item_code, day, window.today);
      await ports.breathe();
      after = days.at(-1)?.customer_code ?? null;
      if (after === null) return found;
    }
  }
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

interface Histories {
  readonly customers: Map<string, CustomerHistory>;
  readonly buyers: Map<string, ItemHistory>;
}

/** Adds an order day to the histories of its customer; nothing of one who is not named, nothing later than today. */
function addDay({ customers, buyers }: Histories, item_code: string, order: OrderDay, today: number): void {
  const { customer_code, lines, item_lines, item_quantity } = order;
  const day = dayNumber(order.ordered_on);
  if (!isNamedCustomer(customer_code) || day > today) return;
  const first = customerAfterLine(customers.get(customer_code) ?? null, { customer_code, day });
  const customer = { ...first, lines: first.lines + lines - 1 };
  customers.set(customer_code, customer);
  if (item_lines === 0) return;
  const line = { customer_code, item_code, day, quantity: item_quantity };
  buyers.set(customer_code, itemHistoryAfterLine(buyers.get(customer_code) ?? null, line, customer.order_days));
}

function usualGap(base: Extract<CustomerBase, { kind: "estimated" }>, own: ItemHistory | undefined): number {
  return own === undefined ? 0 : Math.exp(gapLaw(base.population.item_gaps, own).mean);
}
