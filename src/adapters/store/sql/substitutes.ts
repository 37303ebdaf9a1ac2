import type { Day } from "../../../domain/calendar/day.ts";
import type { LearnedOfItem } from "../../../domain/substitution/learn-substitutes.ts";
import type { CustomerBuying } from "../../../domain/substitution/rank-substitutes.ts";
import { inShares } from "../../../domain/math/in-shares.ts";
import type {
  PairOutcome,
  StockedItem,
  SubstituteOffer,
  Substitutes,
  SubstitutesOfItem,
} from "../../../ports/substitutes.ts";
import { forgetOldest } from "./forget-oldest.ts";
import { all, allAs, exists, firstAs, type Program, run, type SqlRow, together } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** Lines of sales that tell what a customer wanted. */
const WANTED = "customer_code <> '' and line_state <> 'cancelled' and quantity > 0";

/** What can stand for an item, and what that is learned from. */
export function createSqlSubstitutes(database: SqlDatabase): Substitutes {
  return { ...learned(database), ...bought(database), ...stocked(database), ...offers(database) };
}

function learned(database: SqlDatabase) {
  return {
    of: (installation_id, item_code) => database.read(of(installation_id), ofItem(installation_id, item_code)),

    save: async (installation_id, kept) => {
      const saves = kept.map(({ item_code, learned_on, learned, rejected }) =>
        run(
          `insert into item_substitutes (installation_id, item_code, learned_on, content) values (?, ?, ?, ?)
           on conflict (installation_id, item_code) do update set learned_on = excluded.learned_on,
             content = excluded.content`,
          ...[installation_id, item_code, learned_on, JSON.stringify({ learned, rejected } satisfies LearnedOfItem)],
        ),
      );
      await database.write(of(installation_id), together(saves));
    },

    forgetBefore: async (installation_id, day) => {
      const forget = run(
        "delete from item_substitutes where installation_id = ? and learned_on < ?",
        installation_id,
        day,
      );
      await database.write(of(installation_id), forget);
    },
  } satisfies Partial<Substitutes>;
}

function* ofItem(installation_id: string, item_code: string): Program<SubstitutesOfItem> {
  const [found, outcomes] = yield* together([
    firstAs(
      // Written by `save` above.
      ({ content }) => JSON.parse(String(content)) as LearnedOfItem,
      "select content from item_substitutes where installation_id = ? and item_code = ?",
      ...[installation_id, item_code],
    ),
    allAs(
      ({ substitute_code, offered, taken }) =>
        [String(substitute_code), { offered: Number(offered), taken: Number(taken) }] as const,
      `select substitute_code, offered, taken from substitute_acceptance
       where installation_id = ? and item_code = ? order by substitute_code`,
      ...[installation_id, item_code],
    ),
  ]);
  return { ...(found ?? { learned: [], rejected: [] }), acceptance: new Map(outcomes) };
}

function bought(database: SqlDatabase) {
  return {
    salesDays: (installation_id, from, through) =>
      database.read(
        of(installation_id),
        allAs(
          ({ day, lines }) => ({ day: String(day), lines: Number(lines) }),
          `select ordered_on as day, count(*) as lines from sales_line
           where installation_id = ? and ordered_on between ? and ? and ${WANTED}
           group by ordered_on order by ordered_on`,
          ...[installation_id, from, through],
        ),
      ),

    boughtLines: (installation_id, from, through) =>
      database.read(
        of(installation_id),
        allAs(
          ({ customer_code, item_code, day, unit_price }) => ({
            ...{ customer_code: String(customer_code), item_code: String(item_code), day: String(day) },
            unit_price: unit_price === null ? null : Number(unit_price),
          }),
          `select customer_code, item_code, ordered_on as day,
             avg(case when unit_price > 0 then unit_price end) as unit_price
           from sales_line where installation_id = ? and ordered_on between ? and ? and ${WANTED}
           group by ordered_on, customer_code, item_code order by ordered_on, customer_code, item_code`,
          ...[installation_id, from, through],
        ),
      ),

    customerBuying: (installation_id, wish) => database.read(of(installation_id), buyingOf(installation_id, wish)),

    knowsCustomer: (installation_id, customer_code) =>
      database.read(of(installation_id), isKnown(installation_id, customer_code)),
  } satisfies Partial<Substitutes>;
}

function* buyingOf(
  installation_id: string,
  { customer_code, since, limit, most_lines }: Parameters<Substitutes["customerBuying"]>[1],
): Program<CustomerBuying> {
  const found = yield* all(
    `with bought as (
       select distinct ordered_on, item_code from sales_line
       where installation_id = ? and customer_code = ? and ${WANTED} and ordered_on >= coalesce((
         select ordered_on from sales_line
         where installation_id = ? and customer_code = ? and ordered_on >= ? and ${WANTED}
         order by ordered_on desc limit 1 offset ?
       ), ?)
     )
     select item_code, count(*) as days, (select count(distinct ordered_on) from bought) as visits
     from bought group by item_code order by days desc, item_code limit ?`,
    ...[installation_id, customer_code, installation_id, customer_code, since, most_lines - 1, since, limit],
  );
  return {
    visits: Number(found[0]?.["visits"] ?? 0),
    days_with: new Map(found.map(({ item_code, days }) => [String(item_code), Number(days)])),
  };
}

function* isKnown(installation_id: string, customer_code: string): Program<boolean> {
  const found = yield* together([
    exists(
      "select 1 as found from customer where installation_id = ? and customer_code = ? limit 1",
      ...[installation_id, customer_code],
    ),
    exists(
      `select 1 as found from sales_line where installation_id = ? and customer_code = ? and ${WANTED} limit 1`,
      ...[installation_id, customer_code],
    ),
  ]);
  return found.includes(true);
}

/** Items that one statement looks for: its text is the same however many there are. */
const SHARE = 20;
const MARKS = Array.from({ length: SHARE }, () => "?").join(", ");

function stocked(database: SqlDatabase) {
  return {
    bestStocked: (installation_id, { category, location_code }, limit) =>
      database.read(
        of(installation_id),
        allAs(
          stockedItem,
          `select item_code, location_code from board_row
           where installation_id = ? and category = ? and location_code = ? and severity = 'none' and on_hand > 0
           order by on_hand desc, item_code limit ?`,
          ...[installation_id, category, location_code, limit],
        ),
      ),
    safePlaces: (installation_id, item_codes) =>
      database.read(of(installation_id), safePlaces(installation_id, [...new Set(item_codes)])),
  } satisfies Partial<Substitutes>;
}

function* safePlaces(installation_id: string, item_codes: readonly string[]): Program<readonly StockedItem[]> {
  const found = yield* together(
    inShares(item_codes.toSorted(), SHARE).map((share) => {
      const [one] = share;
      const codes = [...share, ...Array.from({ length: SHARE - share.length }, () => one)];
      return all(
        `select item_code, location_code, severity, on_hand from board_row
         where installation_id = ? and item_code in (${MARKS}) order by item_code, location_code`,
        installation_id,
        ...codes,
      );
    }),
  );
  // Picked here: asked for the level, an engine may read all that have it.
  return found
    .flat()
    .filter(({ severity, on_hand }) => severity === "none" && Number(on_hand) > 0)
    .map(stockedItem);
}

function stockedItem({ item_code, location_code }: SqlRow): StockedItem {
  return { item_code: String(item_code), location_code: String(location_code) };
}

function offers(database: SqlDatabase) {
  return {
    addOffers: async (installation_id, offered) => {
      await database.writeShared(
        of(installation_id),
        together(offered.map((offer) => addOffer(installation_id, offer))),
      );
    },
    oldestOffers: (installation_id, through) =>
      database.read(
        of(installation_id),
        allAs(
          (row) => ({
            ...{ item_code: String(row["item_code"]), substitute_code: String(row["substitute_code"]) },
            ...{ customer_mark: String(row["customer_mark"]), offered_on: String(row["offered_on"]) },
          }),
          `select item_code, substitute_code, customer_mark, offered_on from substitute_offer
           where installation_id = ? and offered_on =
             (select min(offered_on) from substitute_offer where installation_id = ? and offered_on <= ?)
           order by item_code, substitute_code, customer_mark`,
          ...[installation_id, installation_id, through],
        ),
      ),
    settleOffers: (installation_id, read, outcomes) =>
      database.write(of(installation_id), settle(installation_id, read, outcomes)),
    forgetOffersOf: async (installation_id, customer_mark) => {
      const forget = "delete from substitute_offer where installation_id = ? and customer_mark = ?";
      await database.write(of(installation_id), run(forget, installation_id, customer_mark));
    },
    forgetOffers: (before, limit) =>
      database.write("server", forgetOldest("substitute_offer", OFFER_KEY, before, limit)),
  } satisfies Partial<Substitutes>;
}

const OFFER_KEY = ["installation_id", "item_code", "substitute_code", "customer_mark"];

function addOffer(
  installation_id: string,
  { item_code, substitute_code, customer_mark, offered_on }: SubstituteOffer,
): Program<number> {
  return run(
    `insert into substitute_offer (installation_id, item_code, substitute_code, customer_mark, offered_on)
     values (?, ?, ?, ?, ?) on conflict (installation_id, item_code, substitute_code, customer_mark) do nothing`,
    ...[installation_id, item_code, substitute_code, customer_mark, offered_on],
  );
}

function* settle(
  installation_id: string,
  { day, offers: read }: { readonly day: Day; readonly offers: number },
  outcomes: readonly PairOutcome[],
): Program<boolean> {
  const forget = "delete from substitute_offer where installation_id = ? and offered_on = ?";
  if ((yield* run(forget, installation_id, day)) !== read) return false;
  const adds = outcomes.map(({ item_code, substitute_code, offered, taken }) =>
    run(
      `insert into substitute_acceptance (installation_id, item_code, substitute_code, offered, taken)
       values (?, ?, ?, ?, ?)
       on conflict (installation_id, item_code, substitute_code) do update set
         offered = substitute_acceptance.offered + excluded.offered,
         taken = substitute_acceptance.taken + excluded.taken`,
      ...[installation_id, item_code, substitute_code, offered, taken],
    ),
  );
  yield* together(adds);
  return true;
}
