import type { Day } from "../../../domain/calendar/day.ts";
import type { LearnedSubstitute } from "../../../domain/substitution/learn-substitutes.ts";
import { inShares } from "../../../domain/math/in-shares.ts";
import type {
  PairOutcome,
  StockedItem,
  SubstituteOffer,
  Substitutes,
  SubstitutesOfItem,
} from "../../../ports/substitutes.ts";
import { all, allAs, first, firstAs, type Program, run, type SqlRow, together } from "./program.ts";
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
      const saves = kept.map((one) =>
        run(
          `insert into item_substitutes (installation_id, item_code, learned_on, content) values (?, ?, ?, ?)
           on conflict (installation_id, item_code) do update set learned_on = excluded.learned_on,
             content = excluded.content`,
          ...[installation_id, one.item_code, one.learned_on, JSON.stringify(one.learned)],
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
      ({ content }) => JSON.parse(String(content)) as readonly LearnedSubstitute[],
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
  return { learned: found ?? [], acceptance: new Map(outcomes) };
}

function bought(database: SqlDatabase) {
  return {
    salesDays: (installation_id, since) =>
      database.read(
        of(installation_id),
        allAs(
          ({ day, lines }) => ({ day: String(day), lines: Number(lines) }),
          `select ordered_on as day, count(*) as lines from sales_line
           where installation_id = ? and ordered_on >= ? and ${WANTED} group by ordered_on order by ordered_on`,
          ...[installation_id, since],
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

    customerDays: async (installation_id, customer_code, since) =>
      new Map(
        await database.read(
          of(installation_id),
          allAs(
            ({ item_code, days }) => [String(item_code), Number(days)] as const,
            `select item_code, count(distinct ordered_on) as days from sales_line
             where installation_id = ? and customer_code = ? and ordered_on >= ? and ${WANTED}
             group by item_code order by item_code`,
            ...[installation_id, customer_code, since],
          ),
        ),
      ),

    customerVisits: (installation_id, customer_code, since) =>
      database.read(of(installation_id), visitsOf(installation_id, customer_code, since)),
  } satisfies Partial<Substitutes>;
}

function* visitsOf(installation_id: string, customer_code: string, since: Day): Program<number> {
  const found = yield* first(
    `select count(distinct ordered_on) as visits from sales_line
     where installation_id = ? and customer_code = ? and ordered_on >= ? and ${WANTED}`,
    ...[installation_id, customer_code, since],
  );
  return Number(found?.["visits"]);
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
    offersThrough: (installation_id, day) =>
      database.read(
        of(installation_id),
        allAs(
          (row) => ({
            ...{ item_code: String(row["item_code"]), substitute_code: String(row["substitute_code"]) },
            ...{ customer_mark: String(row["customer_mark"]), offered_on: String(row["offered_on"]) },
          }),
          `select item_code, substitute_code, customer_mark, offered_on from substitute_offer
           where installation_id = ? and offered_on <= ? order by item_code, substitute_code, customer_mark`,
          ...[installation_id, day],
        ),
      ),
    settleOffers: async (installation_id, day, outcomes) => {
      await database.write(of(installation_id), settle(installation_id, day, outcomes));
    },
  } satisfies Partial<Substitutes>;
}

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

function* settle(installation_id: string, day: Day, outcomes: readonly PairOutcome[]): Program<void> {
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
  const forget = "delete from substitute_offer where installation_id = ? and offered_on <= ?";
  yield* together([...adds, run(forget, installation_id, day)]);
}
