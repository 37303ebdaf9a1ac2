import type { Day } from "../calendar/day.ts";
import { isNobodyCode } from "../customer/nobody-code.ts";
import type { EnquiryKind, EnquiryState } from "./enquiry-kind.ts";

/** What tells whether an enquiry stands by itself. */
export interface EnquiryCourse {
  readonly enquiry_kind: EnquiryKind;
  readonly enquiry_state: EnquiryState;
  /** Whether the order that it names has its item: then the order's line says all. */
  readonly has_order: boolean;
}

/** An enquiry with what its customer ordered besides. */
export interface AskedGoods extends EnquiryCourse {
  /** Units asked for. */
  readonly quantity: number;
  /** Units that the same customer ordered of the item on the day of asking, `wishOf`. */
  readonly ordered_quantity: number;
}

/** Who asked for what and when, or ordered it. */
export interface CustomerWish {
  readonly customer_code: string;
  readonly item_code: string;
  readonly asked_on: Day;
}

/** An order's line, as far as it tells what became of a wish. */
interface WishedLine extends Pick<CustomerWish, "customer_code" | "item_code"> {
  readonly ordered_on: Day;
  readonly quantity: number;
  readonly line_state: string;
}

/**
 * The wish that a line of an order is, at whatever place, and whatever became of it but that the customer called it off. Null
 * where it is none, or that of nobody in particular.
 */
export function wishOf({
  customer_code,
  item_code,
  ordered_on,
  quantity,
  line_state,
}: WishedLine): CustomerWish | null {
  const isWish = !isNobodyCode(customer_code) && line_state !== "cancelled" && quantity > 0;
  return isWish ? { customer_code, item_code, asked_on: ordered_on } : null;
}

/** A wish in one text. */
export function wishKey({ customer_code, item_code, asked_on }: CustomerWish): string {
  return JSON.stringify([customer_code, item_code, asked_on]);
}

/** Units of each wish, by `wishKey`, as some lines tell. */
export function wishedUnits(lines: readonly WishedLine[]): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const line of lines) {
    const wish = wishOf(line);
    if (wish !== null) units.set(wishKey(wish), (units.get(wishKey(wish)) ?? 0) + line.quantity);
  }
  return units;
}

/**
 * Those of some enquiries whose customers asked for goods and left without an order: demand of its day that was not met. Each
 * with the units that it alone tells of: what the same customer ordered of the item that day, served or not, is on record
 * there already, and where they ordered less than they asked for, the rest stands. So nothing is counted twice, whether a
 * shop notes the whole wish here or only what it could not sell; of several notes on one day each is compared by itself.
 */
export function turnedAway<Enquiry extends AskedGoods>(enquiries: readonly Enquiry[]): readonly Enquiry[] {
  return enquiries
    .filter(({ enquiry_kind, enquiry_state, has_order }) => {
      return enquiry_kind === "refused" && enquiry_state !== "ordered" && !has_order;
    })
    .map((one) => ({ ...one, quantity: one.quantity - one.ordered_quantity }))
    .filter(({ quantity }) => quantity > SLACK);
}

/** Quantities of goods that are weighed are right to this much. */
const SLACK = 1e-9;

/** Whether a customer who was not turned away may still buy. */
export function isIntent({ enquiry_kind, enquiry_state, has_order }: EnquiryCourse): boolean {
  return enquiry_kind !== "refused" && enquiry_state === "open" && !has_order;
}
