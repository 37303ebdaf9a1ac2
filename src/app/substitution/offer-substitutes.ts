import { addDays } from "../../domain/calendar/day.ts";
import {
  MOST_OFFERED,
  type OfferedItem,
  type Substitute,
  substitutesAmong,
} from "../../domain/order-check/substitutes.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import { isOfPrice } from "../../domain/substitution/comparable-items.ts";
import {
  type CustomerBuying,
  type RankedSubstitute,
  rankSubstitutes,
} from "../../domain/substitution/rank-substitutes.ts";
import { substituteSentence } from "../../domain/substitution/substitute-sentence.ts";
import { LOOK_BACK_DAYS } from "../../domain/substitution/usual-buying.ts";
import type { ItemRow } from "../../contracts/rows.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { Substitutes, SubstitutesOfItem } from "../../ports/substitutes.ts";

/** Ports of `offerSubstitutes`. */
export interface OfferSubstitutesPorts {
  readonly subjects: Pick<Subjects, "items">;
  readonly assessments: Pick<Assessments, "some">;
  readonly substitutes: Pick<Substitutes, "of" | "bestStocked" | "safePlaces" | "customerBuying">;
  readonly clock: Pick<Clock, "today">;
}

/** What a customer bought of late, with the items it is about. */
export interface KnownCustomer {
  readonly visits: number;
  readonly items: readonly { readonly item: ItemRow; readonly days: number }[];
}

/** For what something is offered. */
export interface OfferWish {
  readonly subject: Subject;
  readonly item: ItemRow | null;
  readonly item_name: string;
  readonly customer: KnownCustomer | null;
}

/** Of what a customer bought, the items bought most often are looked at; of a list, the first of it. */
const LOOKED_AT_ITEMS = 100;
/** What the latest lines tell, more tell as well: the code of all walk-in customers has hundreds of thousands. */
const MOST_LINES = 2_000;
const LOOKED_AT = 20;

/** Finds what may be offered in the place of an item: in stock where it is wanted, in use, and at no risk itself. */
export function createOfferSubstitutes({ subjects, assessments, substitutes, clock }: OfferSubstitutesPorts) {
  return {
    /** What a customer bought within the look-back. */
    async customer(installation_id: string, customer_code: string): Promise<KnownCustomer> {
      const since = addDays(clock.today(), -LOOK_BACK_DAYS);
      const wish = { customer_code, since, limit: LOOKED_AT_ITEMS, most_lines: MOST_LINES };
      const { visits, days_with } = await substitutes.customerBuying(installation_id, wish);
      const items = await subjects.items(installation_id, [...days_with.keys()]);
      return { visits, items: items.map((item) => ({ item, days: days_with.get(item.item_code) ?? 0 })) };
    },

    /** At most three, each with its reason. */
    async offered(wish: OfferWish): Promise<readonly Substitute[]> {
      const known = await substitutes.of(wish.subject.installation_id, wish.subject.item_code);
      const found = substitutesAmong(await thereOf(wish, rankedFor(wish, known)), wish.subject.item_code);
      if (found.length >= MOST_OFFERED) return found;
      const unwanted = new Set([...found.map(({ item_code }) => item_code), ...known.rejected]);
      const others = (await inCategory(wish, unwanted.size)).filter(({ item_code }) => !unwanted.has(item_code));
      const last_resort = substitutesAmong(await thereOf(wish, others), wish.subject.item_code);
      return [...found, ...last_resort].slice(0, MOST_OFFERED);
    },
  };

  function rankedFor({ item, customer }: OfferWish, known: SubstitutesOfItem): readonly RankedSubstitute[] {
    const links = item?.substitute_codes ?? [];
    return rankSubstitutes({ ...known, links, customer: item === null ? null : comparableBuying(item, customer) });
  }

  /** `unwanted`: of how many more there may be than are looked at, because they are left out. */
  async function inCategory({ subject, item }: OfferWish, unwanted: number): Promise<readonly RankedSubstitute[]> {
    const category = item?.category ?? null;
    if (category === null) return [];
    const { installation_id, location_code } = subject;
    const stocked = await substitutes.bestStocked(installation_id, { category, location_code }, LOOKED_AT + unwanted);
    return stocked.map(({ item_code }) => {
      return { item_code, basis: { kind: "in_category" } as const, score: 0, acceptance: null };
    });
  }

  /** Those of a list that are on the shelf where the item is wanted, in use and at no risk, in the order of the list. */
  async function thereOf(wish: OfferWish, ranked: readonly RankedSubstitute[]): Promise<readonly OfferedItem[]> {
    const { installation_id, location_code } = wish.subject;
    const first = ranked.slice(0, LOOKED_AT);
    const codes = first.map(({ item_code }) => item_code);
    const places = await substitutes.safePlaces(installation_id, codes);
    const safe = new Set(
      places.filter((place) => place.location_code === location_code).map(({ item_code }) => item_code),
    );
    const there: OfferedItem[] = [];
    // Few at a time: each reads a whole assessment, and the first are mostly enough.
    for (const some of inShares(
      first.filter(({ item_code }) => safe.has(item_code)),
      MOST_OFFERED,
    )) {
      there.push(...(await readOffered(wish, some)));
      if (there.length >= MOST_OFFERED) break;
    }
    return there;
  }

  async function readOffered(
    { subject: { installation_id, location_code }, item_name }: OfferWish,
    some: readonly RankedSubstitute[],
  ): Promise<readonly OfferedItem[]> {
    const codes = some.map(({ item_code }) => item_code);
    const [kept, items] = await Promise.all([
      assessments.some(codes.map((item_code) => ({ installation_id, item_code, location_code }))),
      subjects.items(installation_id, codes),
    ]);
    const active = new Set(items.filter(({ is_active }) => is_active).map(({ item_code }) => item_code));
    return some.flatMap((one): readonly OfferedItem[] => {
      const found = kept.find(({ item_code }) => item_code === one.item_code);
      const supply = found?.risk.explanation.stock?.supply ?? 0;
      if (found === undefined || supply <= 0 || !active.has(one.item_code)) return [];
      return [{ ...found, basis: one.basis, reason: substituteSentence(one, item_name) }];
    });
  }
}

/** Of what the customer bought, what could stand for the item. */
function comparableBuying(wanted: ItemRow, customer: KnownCustomer | null): CustomerBuying | null {
  if (customer === null) return null;
  const alike = customer.items.filter(
    ({ item }) =>
      wanted.category !== null &&
      item.category === wanted.category &&
      item.item_code !== wanted.item_code &&
      isOfPrice(wanted.sale_price, item.sale_price),
  );
  return { visits: customer.visits, days_with: new Map(alike.map(({ item, days }) => [item.item_code, days])) };
}
