import { addDays, type Day, daysBetween } from "../../domain/calendar/day.ts";
import type { PairOutcome, SubstituteOffer, Substitutes } from "../../ports/substitutes.ts";

/** Ports of `settleOffers`. */
export interface SettleOffersPorts {
  readonly substitutes: Pick<Substitutes, "offersThrough" | "boughtLines" | "settleOffers">;
  /** Marks of customers by which recommendations know them. */
  readonly marks: { marksOf(installation_id: string, codes: readonly string[]): Promise<readonly string[]> };
}

/** A recommendation is taken where the customer bought the substitute on its day or so many days after. */
const TAKEN_WITHIN_DAYS = 3;

/** Counts what became of recommendations whose time is over, and forgets them. Returns how many. */
export async function settleOffers(
  { substitutes, marks }: SettleOffersPorts,
  installation_id: string,
  today: Day,
): Promise<number> {
  const last = addDays(today, -TAKEN_WITHIN_DAYS - 1);
  const offers = await substitutes.offersThrough(installation_id, last);
  const [first] = offers.map(({ offered_on }) => offered_on).sort();
  if (first === undefined) return 0;
  const lines = await substitutes.boughtLines(installation_id, first, today);
  const customers = [...new Set(lines.map(({ customer_code }) => customer_code))];
  const known = await marks.marksOf(installation_id, customers);
  const markOf = new Map(customers.map((code, i) => [code, known[i] ?? ""]));
  const days = Map.groupBy(lines, (line) => keyOf(markOf.get(line.customer_code) ?? "", line.item_code));
  const isTaken = ({ customer_mark, substitute_code, offered_on }: SubstituteOffer) =>
    (days.get(keyOf(customer_mark, substitute_code)) ?? []).some(({ day }) => isSoonAfter(offered_on, day));
  await substitutes.settleOffers(installation_id, last, outcomesOf(offers, isTaken));
  return offers.length;
}

function outcomesOf(
  offers: readonly SubstituteOffer[],
  isTaken: (offer: SubstituteOffer) => boolean,
): readonly PairOutcome[] {
  const pairs = Map.groupBy(offers, ({ item_code, substitute_code }) => keyOf(item_code, substitute_code));
  return [...pairs.values()].flatMap((alike) => {
    const [one] = alike;
    if (one === undefined) return [];
    const { item_code, substitute_code } = one;
    return [{ item_code, substitute_code, offered: alike.length, taken: alike.filter(isTaken).length }];
  });
}

function isSoonAfter(offered_on: Day, day: Day): boolean {
  const days = daysBetween(offered_on, day);
  return days >= 0 && days <= TAKEN_WITHIN_DAYS;
}

function keyOf(one: string, other: string): string {
  return JSON.stringify([one, other]);
}
