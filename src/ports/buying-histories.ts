import type { Day } from "../domain/calendar/day.ts";

/** Customers in the order of their codes: at most `limit`, behind `after`. */
export interface CustomerPage {
  readonly after: string | null;
  readonly limit: number;
}

/** A line that a customer bought, or wanted to. */
export interface BoughtSalesLine {
  readonly customer_code: string;
  readonly item_code: string;
  readonly ordered_on: Day;
  /** Units asked for. */
  readonly quantity: number;
  readonly unit_price: number | null;
}

/** A day on which a customer ordered, and what of it was of one item. */
export interface OrderDay {
  readonly customer_code: string;
  readonly ordered_on: Day;
  readonly lines: number;
  /** Lines and units of the item. */
  readonly item_lines: number;
  readonly item_quantity: number;
}

/** What was ordered of an item in some days, and what those who did are still worth. */
export interface ItemBuyers {
  readonly item_code: string;
  readonly lines: number;
  readonly units: number;
  /**
   * Of every line what its customer is still worth, added up: value × alive_probability of their figure. A line adds nothing
   * where it names nobody, or somebody without a figure, of no positive value, or valued by revenue.
   */
  readonly line_worth: number;
}

/**
 * Who bought when, read from the sales lines: those that name a customer, ask for something and were not cancelled, except
 * for a stockout. Orders stay in the customer's order of days.
 */
export interface BuyingHistories {
  /** Codes of customers with a line, a page of them. */
  customerCodes(installation_id: string, page: CustomerPage): Promise<readonly string[]>;
  /** All lines of a page of customers, by customer, day and item. */
  linesOf(installation_id: string, page: CustomerPage): Promise<readonly BoughtSalesLine[]>;
  /** All order days of a page of the item's buyers, by customer and day. */
  buyersOf(installation_id: string, item_code: string, page: CustomerPage): Promise<readonly OrderDay[]>;
  /**
   * What the buyers of the items ordered within some days are worth, at most `limit` items behind `after`, by code; lines that
   * name no customer are among the lines.
   */
  worthOfBuyers(
    installation_id: string,
    days: { readonly from: Day; readonly through: Day },
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly ItemBuyers[]>;
}
