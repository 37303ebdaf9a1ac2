import { COUPON_STATES, type CouponState } from "../../../domain/care/coupon-ledger.ts";
import { CARE_ACTIONS, type CareAction } from "../../../domain/care/care-action.ts";
import { compareText } from "../../../domain/math/compare-text.ts";
import { inShares } from "../../../domain/math/in-shares.ts";
import type {
  Arrival,
  AssignmentPlace,
  Care,
  CareAssignment,
  CaredPurchase,
  CareTurn,
  KeptCoupon,
} from "../../../ports/care.ts";
import { forgetOldest } from "./forget-oldest.ts";
import { addEffects } from "./outbox.ts";
import { allAs, firstAs, type Program, run, type SqlRow, together } from "./program.ts";
import { takeSettingStep } from "./settings.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** Who was cared for and who was held out. */
export function createSqlCare(database: SqlDatabase): Care {
  const read = <T>(installation_id: string, program: Program<T>) => database.read(of(installation_id), program);
  const write = <T>(installation_id: string, program: Program<T>) => database.write(of(installation_id), program);
  return {
    assign: (turn) => write(turn.step.installation_id, assign(turn)),
    ofEvent: (installation_id, event_no) =>
      read(
        installation_id,
        allAs(
          careAssignment,
          "select * from care_assignment where installation_id = ? and event_no = ? order by customer_code, action",
          ...[installation_id, event_no],
        ),
      ),
    ofCustomers: (installation_id, customer_codes) =>
      read(installation_id, ofCustomers(installation_id, customer_codes)),
    since: (installation_id, day) =>
      read(
        installation_id,
        allAs(
          careAssignment,
          `select * from care_assignment where installation_id = ? and assigned_on >= ?
           order by assigned_on, event_no, customer_code, action`,
          ...[installation_id, day],
        ),
      ),
    coupons: (installation_id, since) => read(installation_id, coupons(installation_id, since)),
    couponsOf: (installation_id, customer_code) => read(installation_id, couponsOf(installation_id, customer_code)),
    noteTask: async (installation_id, place, note) => {
      await write(installation_id, noteTask(installation_id, place, note));
    },
    noteCoupon: async (installation_id, coupon_no, note) => {
      await write(installation_id, noteCoupon(installation_id, coupon_no, note));
    },
    arrivals: (installation_id, since) => read(installation_id, arrivals(installation_id, since)),
    purchases: (installation_id, since) => read(installation_id, purchases(installation_id, since)),
    rename: (installation_id, customer_code, pseudonym) =>
      write(installation_id, rename(installation_id, customer_code, pseudonym)),
    forget: (before, limit) => database.write("server", forgetBoth(before, limit)),
  };
}

function* assign({ step, assignments, coupons: given, effects }: CareTurn): Program<boolean> {
  if (!(yield* takeSettingStep(step))) return false;
  yield* keepAssignments(step.installation_id, assignments);
  yield* together(given.map((coupon) => insertCoupon(step.installation_id, coupon)));
  yield* addEffects(effects);
  return true;
}

/** Keeps who was assigned what; what is known of one stays as it was. */
export function* keepAssignments(installation_id: string, assignments: readonly CareAssignment[]): Program<void> {
  yield* together(assignments.map((one) => insertAssignment(installation_id, one)));
}

function insertAssignment(installation_id: string, one: CareAssignment): Program<number> {
  const { event_no, customer_code, action, item_code, location_code, held_out, held_out_share } = one;
  return run(
    `insert into care_assignment (installation_id, event_no, customer_code, action, item_code, location_code, held_out,
       held_out_share, assigned_on, cost, done_on, care_status, outcome)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (installation_id, event_no, customer_code, action) do nothing`,
    ...[installation_id, event_no, customer_code, action, item_code, location_code, held_out ? 1 : 0],
    ...[held_out_share, one.assigned_on, one.cost, one.done_on, one.care_status, one.outcome],
  );
}

function insertCoupon(installation_id: string, coupon: KeptCoupon): Program<number> {
  const { event_no, customer_code, coupon_no, amount, minimum, reserved_on, valid_from, valid_to, state } = coupon;
  return run(
    `insert into care_coupon (installation_id, event_no, customer_code, coupon_no, amount, minimum, reserved_on,
       valid_from, valid_to, state, order_no)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (installation_id, event_no, customer_code) do nothing`,
    ...[installation_id, event_no, customer_code, coupon_no, amount, minimum, reserved_on],
    ...[valid_from, valid_to, state, coupon.order_no],
  );
}

const ONE_ASSIGNMENT = "installation_id = ? and event_no = ? and customer_code = ? and action = ?";
const ONE_COUPON = "installation_id = ? and event_no = ? and customer_code = ?";

/** Codes that one statement looks for: its text is the same however many there are. */
const SHARE = 50;
const MARKS = Array.from({ length: SHARE }, () => "?").join(", ");

function* ofCustomers(installation_id: string, customer_codes: readonly string[]): Program<readonly CareAssignment[]> {
  const found = yield* together(
    inShares([...new Set(customer_codes)].sort(), SHARE).map((share) => {
      const [first] = share;
      const codes = [...share, ...Array.from({ length: SHARE - share.length }, () => first)];
      return allAs(
        careAssignment,
        `select * from care_assignment where installation_id = ? and customer_code in (${MARKS})
         order by customer_code, assigned_on, event_no, action`,
        ...[installation_id, ...codes],
      );
    }),
  );
  return found.flat();
}

/** Open ones by their own index: the last condition is that index's. */
function* coupons(installation_id: string, since: string): Program<readonly KeptCoupon[]> {
  const [newer, open] = yield* together([
    allAs(
      keptCoupon,
      "select * from care_coupon where installation_id = ? and reserved_on >= ? order by reserved_on desc, coupon_no",
      ...[installation_id, since],
    ),
    allAs(
      keptCoupon,
      `select * from care_coupon where installation_id = ? and state in ('reserved', 'issued') and reserved_on < ?
       order by reserved_on desc, coupon_no`,
      ...[installation_id, since],
    ),
  ]);
  return [...newer, ...open];
}

/** Few; put in order here, lest an engine read all days in their order for them. */
function* couponsOf(installation_id: string, customer_code: string): Program<readonly KeptCoupon[]> {
  const found = yield* allAs(
    keptCoupon,
    "select * from care_coupon where installation_id = ? and customer_code = ?",
    ...[installation_id, customer_code],
  );
  return found.toSorted((a, b) => compareText(a.reserved_on, b.reserved_on) || compareText(a.coupon_no, b.coupon_no));
}

function noteTask(
  installation_id: string,
  { event_no, customer_code, action }: AssignmentPlace,
  { done_on, care_status, outcome }: Pick<CareAssignment, "done_on" | "care_status" | "outcome">,
): Program<number> {
  return run(
    `update care_assignment set done_on = coalesce(done_on, ?), care_status = ?, outcome = ?
     where ${ONE_ASSIGNMENT}`,
    ...[done_on, care_status, outcome, installation_id, event_no, customer_code, action],
  );
}

function* noteCoupon(
  installation_id: string,
  coupon_no: string,
  { state, order_no }: Pick<KeptCoupon, "state" | "order_no">,
): Program<void> {
  const kept = yield* firstAs(
    keptCoupon,
    "select * from care_coupon where installation_id = ? and coupon_no = ?",
    ...[installation_id, coupon_no],
  );
  if (kept === null) return;
  yield* run(
    "update care_coupon set state = ?, order_no = ? where installation_id = ? and coupon_no = ?",
    ...[state, order_no, installation_id, coupon_no],
  );
  yield* run(
    `update care_assignment set cost = ?
     where installation_id = ? and event_no = ? and customer_code = ? and action = 'coupon'`,
    ...[state === "used" ? kept.amount : 0, installation_id, kept.event_no, kept.customer_code],
  );
}

function arrivals(installation_id: string, since: string): Program<readonly Arrival[]> {
  return allAs(
    arrival,
    `select item_code, location_code, received_on, sum(quantity) as quantity from receipt_line
     where installation_id = ? and received_on >= ? group by item_code, location_code, received_on
     order by item_code, location_code, received_on`,
    ...[installation_id, since],
  );
}

function purchases(installation_id: string, since: string): Program<readonly CaredPurchase[]> {
  return allAs(
    caredPurchase,
    `select line.customer_code, line.item_code, line.ordered_on, sum(line.quantity) as quantity,
       case when count(*) = count(line.unit_price) then sum(line.quantity * line.unit_price) end as revenue
     from (select distinct customer_code from care_assignment where installation_id = ? and assigned_on >= ?) cared
       cross join sales_line line
     where line.installation_id = ? and line.customer_code = cared.customer_code and line.ordered_on >= ?
       and line.line_state in ('open', 'closed')
     group by line.customer_code, line.item_code, line.ordered_on
     order by line.customer_code, line.ordered_on, line.item_code`,
    ...[installation_id, since, installation_id, since],
  );
}

/** Where the other code stands already, the row goes: it says the same of the same customer. */
function* rename(installation_id: string, from: string, to: string): Program<number> {
  const [own, known, given, taken] = yield* together([
    ofCustomers(installation_id, [from]),
    ofCustomers(installation_id, [to]),
    couponsOf(installation_id, from),
    couponsOf(installation_id, to),
  ]);
  const actions = new Set(known.map(({ event_no, action }) => `${action}/${event_no}`));
  const events = new Set(taken.map(({ event_no }) => event_no));
  yield* together([
    ...own.map(({ event_no, action }) => {
      const place = [installation_id, event_no, from, action];
      return actions.has(`${action}/${event_no}`)
        ? run(`delete from care_assignment where ${ONE_ASSIGNMENT}`, ...place)
        : run(`update care_assignment set customer_code = ?, outcome = null where ${ONE_ASSIGNMENT}`, to, ...place);
    }),
    ...given.map(({ event_no }) => {
      const place = [installation_id, event_no, from];
      return events.has(event_no)
        ? run(`delete from care_coupon where ${ONE_COUPON}`, ...place)
        : run(`update care_coupon set customer_code = ? where ${ONE_COUPON}`, to, ...place);
    }),
  ]);
  return own.length + given.length;
}

const ASSIGNMENT_KEY = ["installation_id", "event_no", "customer_code", "action"] as const;
const COUPON_KEY = ["installation_id", "event_no", "customer_code"] as const;

function* forgetBoth(before: string, limit: number): Program<number> {
  const assignments = yield* forgetOldest("care_assignment", ASSIGNMENT_KEY, before, limit);
  const coupons_forgotten = yield* forgetOldest("care_coupon", COUPON_KEY, before, limit);
  return Math.max(assignments, coupons_forgotten);
}

function careAssignment(row: SqlRow): CareAssignment {
  return {
    event_no: String(row["event_no"]),
    customer_code: String(row["customer_code"]),
    action: actionIn(row),
    item_code: String(row["item_code"]),
    location_code: String(row["location_code"]),
    held_out: row["held_out"] === 1,
    held_out_share: Number(row["held_out_share"]),
    assigned_on: String(row["assigned_on"]),
    cost: Number(row["cost"]),
    done_on: textIn(row, "done_on"),
    care_status: textIn(row, "care_status"),
    outcome: textIn(row, "outcome"),
  };
}

function keptCoupon(row: SqlRow): KeptCoupon {
  return {
    event_no: String(row["event_no"]),
    customer_code: String(row["customer_code"]),
    coupon_no: String(row["coupon_no"]),
    amount: Number(row["amount"]),
    minimum: Number(row["minimum"]),
    reserved_on: String(row["reserved_on"]),
    valid_from: String(row["valid_from"]),
    valid_to: String(row["valid_to"]),
    state: stateIn(row),
    order_no: textIn(row, "order_no"),
  };
}

function arrival(row: SqlRow): Arrival {
  return {
    item_code: String(row["item_code"]),
    location_code: String(row["location_code"]),
    received_on: String(row["received_on"]),
    quantity: Number(row["quantity"]),
  };
}

function caredPurchase(row: SqlRow): CaredPurchase {
  return {
    customer_code: String(row["customer_code"]),
    item_code: String(row["item_code"]),
    ordered_on: String(row["ordered_on"]),
    quantity: Number(row["quantity"]),
    revenue: row["revenue"] === null ? null : Number(row["revenue"]),
  };
}

function actionIn(row: SqlRow): CareAction {
  return CARE_ACTIONS.find((action) => action === row["action"]) ?? "early_notice";
}

function stateIn(row: SqlRow): CouponState {
  return COUPON_STATES.find((state) => state === row["state"]) ?? "expired";
}

function textIn(row: SqlRow, column: string): string | null {
  const value = row[column];
  return typeof value === "string" ? value : null;
}
