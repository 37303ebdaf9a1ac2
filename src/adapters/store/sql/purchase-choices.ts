import type { ChoiceBasis, PurchaseChoice } from "../../../domain/purchase-choice/purchase-choice.ts";
import { isOpenOrder, isUnderWay, RETURN_MS } from "../../../domain/purchase-choice/under-way.ts";
import { placeKey } from "../../../domain/text/place-key.ts";
import type { Problem } from "../../../contracts/problem.ts";
import type { EffectState } from "../../../ports/outbox.ts";
import type { KeptChoice, Placement, PlacementOutcome, PurchaseChoices } from "../../../ports/purchase-choices.ts";
import { addEffects } from "./outbox.ts";
import { allAs, type Program, run, type SqlRow, together } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** What buyers chose. */
export function createSqlPurchaseChoices(database: SqlDatabase): PurchaseChoices {
  return {
    place: (placement) => database.write(of(placement.installation_id), place(placement)),
    ofRequest: (installation_id, request_id) =>
      database.read(of(installation_id), ofRequest(installation_id, request_id)),
    since: (installation_id, instant) => database.read(of(installation_id), since(installation_id, instant)),
  };
}

// Tables under their own names: by those the tests see which of them a query would read too far.
const KEPT = `select purchase_choice.*, effect.id as effect_id, effect.state as effect_state,
    effect.problem as effect_problem,
    case when exists (select 1 from purchase_line where purchase_line.installation_id = purchase_choice.installation_id
      and purchase_line.purchase_order_no = purchase_choice.purchase_order_no) then 1 else 0 end as is_seen
  from purchase_choice
  left join effect on effect.installation_id = purchase_choice.installation_id
    and effect.effect_key = purchase_choice.effect_key`;

const BY_LINE = "purchase_order_no, item_code, location_code";
const NEWEST_FIRST = `chosen_at desc, ${BY_LINE}`;

function* place({ installation_id, request_id, choices, effects, now }: Placement): Program<PlacementOutcome> {
  const [known, recent] = yield* together([
    ofRequest(installation_id, request_id),
    since(installation_id, now - RETURN_MS),
  ]);
  if (known.length > 0) return { kind: "known" };
  const places = new Set(choices.map(placeKey));
  const under_way = recent.filter((kept) => places.has(placeKey(kept)) && isUnderWay(kept, now));
  if (under_way.length > 0) return { kind: "under_way", choices: under_way };
  yield* together(choices.map((choice) => insertChoice(installation_id, choice)));
  yield* addEffects(effects);
  return { kind: "placed" };
}

function ofRequest(installation_id: string, request_id: string): Program<readonly KeptChoice[]> {
  return allAs(
    keptChoice,
    `${KEPT} where purchase_choice.installation_id = ? and request_id = ? order by ${BY_LINE}`,
    installation_id,
    request_id,
  );
}

/** The newer ones by their time, and then the older ones among the few that are not counted (see `isOpenOrder`). */
function* since(installation_id: string, instant: number): Program<readonly KeptChoice[]> {
  const [newer, older] = yield* together([
    allAs(
      keptChoice,
      `${KEPT} where purchase_choice.installation_id = ? and chosen_at > ? order by ${NEWEST_FIRST}`,
      installation_id,
      instant,
    ),
    allAs(
      keptChoice,
      `${KEPT} where purchase_choice.installation_id = ? and is_counted = 0 and chosen_at <= ? order by ${NEWEST_FIRST}`,
      installation_id,
      instant,
    ),
  ]);
  return [...newer, ...older.filter(isOpenOrder)];
}

/** Notes of which choices the places have been assessed with the record of their order. */
export function countChoices(installation_id: string): Program<number> {
  return run(
    `update purchase_choice set is_counted = 1 where installation_id = ? and is_counted = 0
       and exists (select 1 from purchase_line where purchase_line.installation_id = purchase_choice.installation_id
         and purchase_line.purchase_order_no = purchase_choice.purchase_order_no)
       and not exists (select 1 from subject s where s.installation_id = purchase_choice.installation_id
         and s.item_code = purchase_choice.item_code and s.location_code = purchase_choice.location_code
         and s.since is not null)`,
    installation_id,
  );
}

function insertChoice(installation_id: string, choice: PurchaseChoice): Program<number> {
  return run(
    `insert into purchase_choice (installation_id, purchase_order_no, item_code, location_code, request_id,
       supplier_code, suggested_quantity, suggested_date, expected_profit, quantity, expected_date, chosen_by, chosen_at,
       chosen_on, available, on_order, stockout_probability, sale_price, purchase_cost, basis, effect_key)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    installation_id,
    choice.purchase_order_no,
    choice.item_code,
    choice.location_code,
    choice.request_id,
    choice.supplier_code,
    choice.suggested_quantity,
    choice.suggested_date,
    choice.expected_profit,
    choice.quantity,
    choice.expected_date,
    choice.chosen_by,
    choice.chosen_at,
    choice.chosen_on,
    choice.available,
    choice.on_order,
    choice.stockout_probability,
    choice.sale_price,
    choice.purchase_cost,
    JSON.stringify(choice.basis),
    choice.effect_key,
  );
}

function keptChoice(row: SqlRow): KeptChoice {
  return {
    purchase_order_no: String(row["purchase_order_no"]),
    request_id: String(row["request_id"]),
    item_code: String(row["item_code"]),
    location_code: String(row["location_code"]),
    supplier_code: String(row["supplier_code"]),
    suggested_quantity: Number(row["suggested_quantity"]),
    suggested_date: String(row["suggested_date"]),
    expected_profit: numberIn(row, "expected_profit"),
    quantity: Number(row["quantity"]),
    expected_date: String(row["expected_date"]),
    chosen_by: String(row["chosen_by"]),
    chosen_at: Number(row["chosen_at"]),
    chosen_on: String(row["chosen_on"]),
    available: numberIn(row, "available"),
    on_order: Number(row["on_order"]),
    stockout_probability: numberIn(row, "stockout_probability"),
    sale_price: numberIn(row, "sale_price"),
    purchase_cost: numberIn(row, "purchase_cost"),
    // Written by `insertChoice` above.
    basis: JSON.parse(String(row["basis"])) as ChoiceBasis,
    effect_key: String(row["effect_key"]),
    effect: effectIn(row),
    is_seen: row["is_seen"] === 1,
    is_counted: row["is_counted"] === 1,
  };
}

function effectIn(row: SqlRow): KeptChoice["effect"] {
  if (row["effect_id"] === null) return null;
  const problem = row["effect_problem"];
  return {
    id: Number(row["effect_id"]),
    // The outbox wrote both from values of these types.
    state: row["effect_state"] as EffectState,
    problem: problem === null ? null : (JSON.parse(String(problem)) as Problem),
  };
}

function numberIn(row: SqlRow, column: string): number | null {
  const value = row[column];
  return typeof value === "number" ? value : null;
}
