import { dayNumber } from "../../domain/calendar/day.ts";
import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import { type PredictedBuyer, predictedBuyers } from "../../domain/exposure/predicted-buyers.ts";
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

/** Ports of `likelyBuyers`. */
export interface LikelyBuyersPorts {
  readonly buyingHistories: Pick<BuyingHistories, "buyersOf">;
  readonly customerBases: Pick<CustomerBases, "of">;
  readonly marks: Pick<CustomerMarks, "pseudonyms">;
  /** Lets waiting pushes in between two steps. */
  breathe(): Promise<void>;
}

/** What is asked: who buys an item in a window. */
export interface BuyersWish {
  readonly installation_id: string;
  readonly item_code: string;
  readonly window: ComingDays;
}

/** Past buyers of an item who may want it in a window. */
export interface LikelyBuyers {
  /** In the order of their codes. */
  readonly buyers: readonly PredictedBuyer[];
  /** Usual days of a customer between two purchases of the item. */
  usualGap(customer_code: string): number;
}

/** Buyers read together. */
const PAGE = 500;
const NOBODY: LikelyBuyers = { buyers: [], usualGap: () => 0 };

/** Foretells everybody who may buy an item in a window; nobody where the shop's customers have taught nothing yet. */
export function createLikelyBuyers(ports: LikelyBuyersPorts) {
  return async function likelyBuyers(wish: BuyersWish): Promise<LikelyBuyers> {
    const { installation_id, item_code, window } = wish;
    const base = (await ports.customerBases.of(installation_id))?.base ?? null;
    if (base === null || base.kind === "not_estimable") return NOBODY;
    const { customers, buyers } = await histories(wish);
    const pseudonymOf = await ports.marks.pseudonyms(installation_id);
    const knowledge = { ...base, customerOf: (code: string) => customers.get(code) ?? null };
    const found = predictedBuyers(item_code, [...buyers.values()], knowledge, window);
    return {
      buyers: found.filter(({ customer_code }) => pseudonymOf(customer_code) === null),
      usualGap: (code) => usualGap(base, buyers.get(code)),
    };
  };

  async function histories({ installation_id, item_code, window }: BuyersWish): Promise<Histories> {
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

/** Foretells everybody who may buy an item in a window. */
export type ForetellLikelyBuyers = ReturnType<typeof createLikelyBuyers>;

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
