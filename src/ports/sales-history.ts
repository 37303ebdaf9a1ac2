import type { SalesLineRow } from "../contracts/rows.ts";
import type { CustomerPage } from "./buying-histories.ts";

/**
 * All sales lines, customer by customer: those that were cancelled, too. Lines without a customer are left out, for nobody
 * can be followed by them.
 */
export interface SalesHistory {
  /** The lines of a page of customers, by customer, day, order and item. */
  salesLinesOf(installation_id: string, page: CustomerPage): Promise<readonly SalesLineRow[]>;
}
