import { addDays, type Day } from "../../domain/calendar/day.ts";
import type { PairOutcome, SubstituteOffer, Substitutes } from "../../ports/substitutes.ts";

/** Ports of `settleOffers`. */
export interface SettleOffersPorts {
  readonly substitutes: Pick<Substitutes, "oldestOffers" | "boughtLines" | "settleOffers">;
  /** Marks of customers by which recommendations know them. */
  readonly marks: { marksOf(installation_id: string, codes: readonly string[]): Promise<readonly string[]> };
  /** Lets waiting pushes in between two days. */
  breathe(): Promise<void>;
}

/** A recommendation is taken where the customer bought the substitute on its day or so many days after. */
const TAKEN_WITHIN_DAYS = 3;

/** Counts what became of recommendations whose time is over, day by day, and forgets them. Returns how many. */
export async function settleOffers(ports: SettleOffersPorts, installation_id: string, today: Day): Promise<number> {
  const { substitutes } = ports;
  const last = addDays(today, -TAKEN_WITHIN_DAYS - 1);
  let settled = 0;
  for (;;) {
    const offers = await substitutes.oldestOffers(installation_id, last);
    const day = offers[0]?.offered_on;
    if (day === undefined) return settled;
    const bought = await boughtSoonAfter(ports, installation_id, { day, offers });
    const outcomes = outcomesOf(offers, (offer) => bought.has(keyOf(offer.customer_mark, offer.substitute_code)));
    const is_counted = await substitutes.settleOffers(installation_id, { day, offers: offers.length }, outcomes);
    if (is_counted) settled += offers.length;
  }
}

/** Who bought which of the substitutes of a day in time. */
async function boughtSoonAfter(
  { substitutes, marks, breathe }: SettleOffersPorts,
  installation_id: string,
  { day, offers }: { readonly day: Day; readonly offers: readonly SubstituteOffer[] },
): Promise<ReadonlySet<string>> {
  const offered = new Set(offers.map(({ substitute_code }) => substitute_code));
  const bought = new Set<string>();
  for (let days = 0; days <= TAKEN_WITHIN_DAYS; days++) {
    const on = addDays(day, days);
    const lines = await substitutes.boughtLines(installation_id, on, on);
    const own = lines.filter(({ item_code }) => offered.has(item_code));
    const known = await marks.marksOf(
      installation_id,
      own.map(({ customer_code }) => customer_code),
    );
    own.forEach(({ item_code }, i) => bought.add(keyOf(known[i] ?? "", item_code)));
    await breathe();
  }
  return bought;
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

function keyOf(one: string, other: string): string {
  return JSON.stringify([one, other]);
}
