import type { Day } from "../../../domain/calendar/day.ts";
import { BOOKING_MS, bookedIn, type BookedShelf, stillToCome } from "../../../domain/inventory/still-to-come.ts";
import { meanUnitPrice } from "../../../domain/demand/mean-unit-price.ts";
import type { PurchaseLineRow, SalesLineRow } from "../../../contracts/rows.ts";
import type { Subject } from "../../../contracts/subject.ts";
import type { CustomerOrders, DayDemand, DayQuantity, ServedQuantity, SubjectFacts } from "../../../ports/subjects.ts";
import { addedDemand, type TurnedAwayDay } from "../added-demand.ts";
import { pastDeliveries } from "./past-deliveries.ts";
import { lastCount } from "./counts.ts";
import { allAs, first, firstAs, lists, nothing, type Program, type SqlList, type SqlRow, together } from "./program.ts";
import { readRow } from "./row-tables.ts";
import { type Spot, spotOf } from "./spot.ts";
import { defaultLocation } from "./touch-lookup.ts";
import { turnedAwayAt } from "./turned-away.ts";

/** All that the rows tell of a subject; demand and movements from `since` on. */
export function* subjectFacts(subject: Subject, since: Day): Program<SubjectFacts> {
  const { installation_id, item_code } = subject;
  const [item, location_code, stock_level] = yield* together([
    newestRow("item", installation_id, item_code),
    defaultLocation(installation_id, item_code),
    stockLevel(subject),
  ]);
  const supplier_code = text(item?.["supplier_code"]);
  const spot = spotOf(subject, location_code);
  const [supplier, past_deliveries, placed, last_count] = yield* together([
    supplier_code === null ? nothing(null) : newestRow("supplier", installation_id, supplier_code),
    supplier_code === null ? nothing([]) : pastDeliveries(installation_id, supplier_code),
    spot === null ? nothing(UNPLACED) : placedFacts(spot, since),
    spot === null ? nothing(null) : lastCount(spot),
  ]);
  return {
    item: item === null ? null : { ...readRow("item", item), record_id: String(item["record_id"]) },
    stock_level,
    supplier: supplier === null ? null : readRow("supplier", supplier),
    ...placed,
    past_deliveries,
    last_count,
  };
}

/** What is known of a spot. */
type PlacedFacts = Pick<
  SubjectFacts,
  "demand" | "known_since" | "movements" | "open_sales_lines" | "open_purchase_lines"
>;

const UNPLACED: PlacedFacts = {
  demand: [],
  known_since: null,
  movements: [],
  open_sales_lines: [],
  open_purchase_lines: [],
};

function* placedFacts(spot: Spot, since: Day): Program<PlacedFacts> {
  const [ordered, turned_away, known_since, moved, open_sales_lines, open_purchase_lines] = yield* together([
    orderedDemand(spot, since),
    turnedAwayDemand(spot, since),
    knownSince(spot),
    movements(spot, since),
    openSalesLines(spot),
    openPurchaseLines(spot),
  ]);
  const demand = addedDemand(ordered, turned_away);
  return { demand, known_since, movements: moved, open_sales_lines, open_purchase_lines };
}

/** Where two records claim the same code, the one with the higher version counts. */
export function* newestRow(
  table: "item" | "supplier" | "customer",
  installation_id: string,
  code: string,
): Program<SqlRow | null> {
  const found = yield* first(
    `select * from ${table} where installation_id = ? and ${table}_code = ?
     order by version desc, record_id, form, line_no limit 1`,
    installation_id,
    code,
  );
  return found ?? null;
}

function stockLevel({ installation_id, item_code, location_code }: Subject): Program<SubjectFacts["stock_level"]> {
  return firstAs(
    (row) => ({ ...readRow("stock_level", row), record_id: String(row["record_id"]) }),
    `select * from stock_level where installation_id = ? and item_code = ? and location_code = ?
     order by version desc, record_id, form, line_no limit 1`,
    installation_id,
    item_code,
    location_code,
  );
}

/** What each customer ordered of a subject from a day through another. */
export function* customerOrders(subject: Subject, from: Day, through: Day): Program<readonly CustomerOrders[]> {
  const spot = spotOf(subject, yield* defaultLocation(subject.installation_id, subject.item_code));
  if (spot === null) return [];
  return yield* allAs(
    ({ customer_code, quantity }) => ({ customer_code: text(customer_code) || null, quantity: Number(quantity) }),
    `select customer_code, sum(quantity) as quantity from (
       select customer_code, quantity from sales_line
         where installation_id = ? and item_code = ? and location_code in (?, ?) and ordered_on between ? and ?
           and line_state <> 'cancelled'
       union all
       select t.customer_code, t.quantity from ${turnedAwayAt("e.asked_on between ? and ?")} t) asked
     group by customer_code order by customer_code`,
    ...[...spot, from, through],
    ...[...spot, from, through],
  );
}

/** Sales lines of a subject that a shortage may have hit. */
export function* hitLines(subject: Subject, since: Day, today: Day): Program<readonly SalesLineRow[]> {
  const spot = spotOf(subject, yield* defaultLocation(subject.installation_id, subject.item_code));
  if (spot === null) return [];
  return yield* allAs(
    (row) => readRow("sales_line", row),
    `select * from sales_line
     where installation_id = ? and item_code = ? and location_code in (?, ?) and ordered_on >= ?
       and (line_state = 'cancelled_for_stockout' or (line_state = 'closed' and shipped_quantity < quantity)
         or (line_state = 'open' and promised_on < ?))
     order by ordered_on, order_no, record_id, form, line_no`,
    ...spot,
    since,
    today,
  );
}

/** Sales lines of a subject that are over, or should be, and customers turned away. */
export function* servedLines(subject: Subject, since: Day, today: Day): Program<readonly ServedQuantity[]> {
  const spot = spotOf(subject, yield* defaultLocation(subject.installation_id, subject.item_code));
  if (spot === null) return [];
  return yield* allAs(
    ({ quantity, shipped_quantity }) => ({ requested: Number(quantity), served: Number(shipped_quantity) }),
    `select quantity, shipped_quantity from (
       select ordered_on as day, order_no as number, quantity, shipped_quantity, record_id, form, line_no from sales_line
         where installation_id = ? and item_code = ? and location_code in (?, ?) and ordered_on >= ?
           and (line_state in ('closed', 'cancelled_for_stockout') or (line_state = 'open' and promised_on < ?))
       union all
       select t.asked_on as day, '' as number, t.quantity, 0 as shipped_quantity, t.record_id, t.form, t.line_no
         from ${turnedAwayAt("e.asked_on >= ?")} t) asked
     order by day, number, record_id, form, line_no`,
    ...[...spot, since, today],
    ...[...spot, since],
  );
}

function* orderedDemand(spot: Spot, since: Day): Program<readonly DayDemand[]> {
  const found = yield* lists(
    `select ordered_on as day, sum(quantity) as quantity, count(case when quantity > 0 then 1 end) as order_count,
       max(quantity) as largest_order, sum(case when quantity > 0 and unit_price > 0 then unit_price end) as prices,
       count(case when quantity > 0 and unit_price > 0 then 1 end) as priced
     from sales_line
     where installation_id = ? and item_code = ? and location_code in (?, ?) and ordered_on >= ?
       and line_state <> 'cancelled'
     group by ordered_on order by ordered_on`,
    ...spot,
    since,
  );
  return found.map((row) => ({
    ...dayQuantity(row),
    order_count: Number(row[2]),
    largest_order: Math.max(0, Number(row[3])),
    unit_price: meanUnitPrice(Number(row[4]), Number(row[5])),
  }));
}

function* turnedAwayDemand(spot: Spot, since: Day): Program<readonly TurnedAwayDay[]> {
  const found = yield* lists(
    `select t.asked_on as day, sum(t.quantity) as quantity, count(*) as order_count, max(t.quantity) as largest_order
     from ${turnedAwayAt("e.asked_on >= ?")} t group by t.asked_on order by t.asked_on`,
    ...spot,
    since,
  );
  return found.map((row) => ({ ...dayQuantity(row), order_count: Number(row[2]), largest_order: Number(row[3]) }));
}

function* movements(spot: Spot, since: Day): Program<readonly DayQuantity[]> {
  const found = yield* lists(
    `select moved_on as day, sum(quantity) as quantity from movement
     where installation_id = ? and item_code = ? and location_code in (?, ?) and moved_on >= ?
     group by moved_on order by moved_on`,
    ...spot,
    since,
  );
  return found.map(dayQuantity);
}

function* knownSince(spot: Spot): Program<Day | null> {
  const found = yield* first(
    `select min(day) as day from (
       select min(ordered_on) as day from sales_line
         where installation_id = ? and item_code = ? and location_code in (?, ?)
       union all
       select min(moved_on) as day from movement
         where installation_id = ? and item_code = ? and location_code in (?, ?)
       union all
       select min(t.asked_on) as day from ${turnedAwayAt()} t) first_days`,
    ...spot,
    ...spot,
    ...spot,
  );
  return text(found?.["day"]);
}

function openSalesLines(spot: Spot): Program<readonly SalesLineRow[]> {
  return allAs(
    (row) => readRow("sales_line", row),
    `select * from sales_line
     where installation_id = ? and item_code = ? and location_code in (?, ?)
       and line_state = 'open' and quantity > shipped_quantity
     order by ordered_on, order_no, record_id, form, line_no`,
    ...spot,
  );
}

/** Goods whose receipts were entered have come, whether or not anybody wrote it on the order as well; see `bookedIn`. */
function* openPurchaseLines(spot: Spot): Program<readonly PurchaseLineRow[]> {
  const [installation_id, item_code, location_code] = spot;
  const [found, stock] = yield* together([
    allAs(
      (row) => ({ line: readRow("purchase_line", row), elsewhere: Number(row["elsewhere"]) }),
      `select p.*, (select coalesce(sum(f.received_quantity), 0) from purchase_line f
         where f.installation_id = p.installation_id and f.purchase_order_no = p.purchase_order_no
           and f.item_code = p.item_code and f.location_code in (?, ?)
           and (f.is_open = 0 or f.quantity <= f.received_quantity)) as elsewhere
       from purchase_line p
       where p.installation_id = ? and p.item_code = ? and p.location_code in (?, ?)
         and p.is_open = 1 and p.quantity > p.received_quantity
       order by p.expected_on is null, p.expected_on, p.purchase_order_no, p.record_id, p.form, p.line_no`,
      spot[2],
      spot[3],
      ...spot,
    ),
    first(
      `select max(version) as version, max(on_hand) as on_hand from stock_level
       where installation_id = ? and item_code = ? and location_code = ?`,
      installation_id,
      item_code,
      location_code,
    ),
  ]);
  if (found.length === 0) return [];
  const { version = null, on_hand = null } = stock ?? {};
  const shelf = version === null ? null : { on_hand: Number(on_hand), written_at: Number(version) };
  const arrived = yield* together(found.map(({ line }) => arrivedAt(spot, line, shelf)));
  const counts = new Map(found.map(({ line, elsewhere }, index) => [line, (arrived[index] ?? 0) - elsewhere]));
  return stillToCome([...counts.keys()], (line) => counts.get(line) ?? 0);
}

/** Units of an order's item that receipts brought to a spot, as far as its shelf holds them. */
function* arrivedAt(
  [installation_id, item_code, ...locations]: Spot,
  { purchase_order_no }: PurchaseLineRow,
  shelf: BookedShelf | null,
): Program<number> {
  const found = yield* first(
    `select coalesce(sum(case when version <= ? then quantity else 0 end), 0) as earlier,
       coalesce(sum(quantity), 0) as entered
     from receipt_line
     where installation_id = ? and purchase_order_no = ? and item_code = ? and location_code in (?, ?)`,
    shelf === null ? 0 : shelf.written_at - BOOKING_MS,
    installation_id,
    purchase_order_no,
    item_code,
    ...locations,
  );
  const earlier = Number(found?.["earlier"]);
  return bookedIn({ earlier, recent: Number(found?.["entered"]) - earlier }, shelf);
}

function dayQuantity([day, quantity]: SqlList): DayQuantity {
  return { day: String(day), quantity: Number(quantity) };
}

function text(value: string | number | null | undefined): string | null {
  return typeof value === "string" ? value : null;
}
