import { dayNumber } from "../../domain/calendar/day.ts";
import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import type { BoughtLine } from "../../domain/repurchase/buying-history.ts";
import { customerBaseSteps } from "../../domain/repurchase/learn-customer-base.ts";
import type { BoughtSalesLine, BuyingHistories } from "../../ports/buying-histories.ts";
import type { Clock } from "../../ports/clock.ts";
import { inTurns } from "../in-turns.ts";
import { customerPages, sampledPages } from "./customer-pages.ts";
import type { CustomerBases } from "./kept-customer-base.ts";

/** Ports of `learnCustomers`. */
export interface LearnCustomersPorts {
  readonly buyingHistories: Pick<BuyingHistories, "customerCodes" | "linesOf">;
  readonly customerBases: Pick<CustomerBases, "save">;
  readonly clock: Pick<Clock, "today" | "now">;
  /** Lets waiting pushes in between two steps. */
  breathe(): Promise<void>;
}

/** Customers learned from; more say no more of what all have in common and take longer. */
const SAMPLED_CUSTOMERS = 2_000;

/**
 * Learns what an installation's customers have in common from an even sample of them, and keeps it, or why it cannot be
 * learned. Returns the number of customers.
 */
export function createLearnCustomers(ports: LearnCustomersPorts) {
  return async function learnCustomers(installation_id: string): Promise<number> {
    const learned_on = ports.clock.today();
    const { pages, customers } = await customerPages(ports, installation_id);
    const lines: BoughtLine[] = [];
    const sample = sampledPages(pages, SAMPLED_CUSTOMERS);
    for (const page of sample) {
      for (const line of await ports.buyingHistories.linesOf(installation_id, page)) lines.push(...boughtLine(line));
      await ports.breathe();
    }
    const sampled_share = sample.length / Math.max(1, pages.length);
    const base = await inTurns(customerBaseSteps(lines, dayNumber(learned_on), sampled_share), ports);
    await ports.customerBases.save(installation_id, { learned_on, customers, base });
    return customers;
  };
}

/** A line in the words of the domain; nothing of nobody, nor of a customer who asked to be forgotten. */
export function boughtLine({ customer_code, item_code, ordered_on, quantity }: BoughtSalesLine): readonly BoughtLine[] {
  return isNamedCustomer(customer_code) ? [{ customer_code, item_code, day: dayNumber(ordered_on), quantity }] : [];
}
