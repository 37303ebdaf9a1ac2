import { addDays, type Day, dayFromNumber, dayNumber } from "../../domain/calendar/day.ts";
import { isErasedCode } from "../../domain/customer/erased-customer.ts";
import { predictedBuyers } from "../../domain/exposure/predicted-buyers.ts";
import { rankExposed } from "../../domain/exposure/rank-exposed.ts";
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
 * Foretells the buyers of an item in a window, those with the largest expected loss first, at most 50; nobody where the
 * shop's customers have taught nothing yet.
 */
export function createForetellBuyers(ports: ForetellBuyersPorts) {
  return async function foretellBuyers(wish: ForetellWish): Promise<readonly ForetoldBuyer[]> {
    const { installation_id, item_code, window, unit_margin } = wish;
    const base = (await ports.customerBases.of(installation_id))?.base ?? null;
    if (base === null || base.kind === "not_estimable") return [];
    const { customers, buyers } = await histories(wish);
    const pseudonymOf = await ports.marks.pseudonyms(installation_id);
    const knowledge = { ...base, customerOf: (code: string) => customers.get(code) ?? null };
    const signs = predictedBuyers(item_code, [...buyers.values()], knowledge, window);
    const today = dayFromNumber(window.today);
    const ranked = rankExposed(
      signs.filter(({ customer_code }) => pseudonymOf(customer_code) === null),
      { today, unit_margin, churn_effect: null, customerValue: () => null },
      LISTED,
    );
    const unitsOf = new Map(signs.map(({ customer_code, units }) => [customer_code, units]));
    return ranked.customers.map(({ customer_code, probability }) => ({
      ...{ customer_code, probability, units: unitsOf.get(customer_code) ?? 0 },
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

interface Histories {
  readonly customers: Map<string, CustomerHistory>;
  readonly buyers: Map<string, ItemHistory>;
}

/** Adds an order day to the histories of its customer; nothing of one who asked to be forgotten, nothing later than today. */
function addDay({ customers, buyers }: Histories, item_code: string, order: OrderDay, today: number): void {
  const { customer_code, lines, item_lines, item_quantity } = order;
  const day = dayNumber(order.ordered_on);
  if (isErasedCode(customer_code) || day > today) return;
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
