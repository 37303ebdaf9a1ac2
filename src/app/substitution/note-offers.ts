import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import type { OrderCheckLine } from "../../contracts/order-check.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Substitutes } from "../../ports/substitutes.ts";
import type { CustomerMarks } from "../customer/customer-marks.ts";

/** Ports of `noteOffers`. */
export interface NoteOffersPorts {
  readonly substitutes: Pick<Substitutes, "knowsCustomer" | "addOffers">;
  /** Marks of customers by which recommendations know them. */
  readonly marks: Pick<CustomerMarks, "markOf" | "erasureOf">;
  readonly clock: Pick<Clock, "today">;
}

/**
 * Notes what was recommended to a customer in the place of what cannot be had in full: who can have all of it refuses
 * nothing by taking it. Nothing is noted of a code that the shop's forms do not know, that names nobody, or that was erased.
 */
export function createNoteOffers({ substitutes, marks, clock }: NoteOffersPorts) {
  return async function noteOffers(
    installation_id: string,
    customer_code: string,
    lines: readonly OrderCheckLine[],
  ): Promise<void> {
    const pairs = lines.flatMap(offeredPairs);
    if (pairs.length === 0 || !(await isNoted(installation_id, customer_code))) return;
    const customer_mark = await marks.markOf(installation_id, customer_code);
    const offered_on = clock.today();
    await substitutes.addOffers(
      installation_id,
      pairs.map((pair) => ({ ...pair, customer_mark, offered_on })),
    );
  };

  async function isNoted(installation_id: string, customer_code: string): Promise<boolean> {
    if (!isNamedCustomer(customer_code)) return false;
    if (!(await substitutes.knowsCustomer(installation_id, customer_code))) return false;
    return (await marks.erasureOf(installation_id, customer_code)) === null;
  }
}

function offeredPairs(line: OrderCheckLine) {
  if (line.kind === "not_checked" || line.can_ship !== false) return [];
  return line.substitutes.map(({ item_code }) => ({ item_code: line.item_code, substitute_code: item_code }));
}
