import { UNSERVED_KINDS } from "../../../domain/exposure/exposure-sign.ts";
import type { EventExposures, Exposure, ExposurePlace, Exposures } from "../../../ports/exposures.ts";
import { forgetOldest } from "./forget-oldest.ts";
import { allAs, type Program, run, type SqlRow, type SqlValue, together } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** The kinds of `failedSince`, as a list. */
const UNSERVED = `(${UNSERVED_KINDS.map((kind) => `'${kind}'`).join(", ")})`;

const KEY = ["installation_id", "event_no", "customer_code", "kind", "order_no", "item_code"] as const;
const PLACE = ["exposed_on", "event_no", "customer_code", "kind", "order_no", "item_code"] as const;

/** Who is or was exposed to events. */
export function createSqlExposures(database: SqlDatabase): Exposures {
  return {
    keep: (installation_id, looks) => database.write(of(installation_id), keepExposures(installation_id, looks)),

    ofEvent: (installation_id, event_no) =>
      database.read(
        of(installation_id),
        allAs(
          exposure,
          `select * from exposure where installation_id = ? and event_no = ?
           order by customer_code, kind, order_no, item_code`,
          installation_id,
          event_no,
        ),
      ),

    ofCustomer: (installation_id, customer_code) =>
      database.read(
        of(installation_id),
        allAs(
          exposure,
          `select * from exposure where installation_id = ? and customer_code = ?
           order by exposed_on desc, event_no, kind, order_no, item_code`,
          installation_id,
          customer_code,
        ),
      ),

    since: (installation_id, day, { after, limit }) =>
      database.read(of(installation_id), exposuresSince([installation_id, day], after, limit)),

    failedSince: (installation_id, day, limit) =>
      database.read(
        of(installation_id),
        allAs(
          exposure,
          `select * from exposure where installation_id = ? and exposed_on >= ?
             and kind in ${UNSERVED}
           order by exposed_on desc, event_no, customer_code, kind, order_no, item_code limit ?`,
          installation_id,
          day,
          limit,
        ),
      ),

    erase: (installation_id, customer_code) =>
      database.write(
        of(installation_id),
        run("delete from exposure where installation_id = ? and customer_code = ?", installation_id, customer_code),
      ),

    forget: (before, limit) => database.write("server", forgetOldest("exposure", KEY, before, limit)),
  };
}

/** Keeps what looks have found; what they found no more is over. */
export function* keepExposures(installation_id: string, looks: readonly EventExposures[]): Program<void> {
  yield* together(looks.map((look) => endExposures(installation_id, look)));
  yield* together(looks.flatMap(({ found }) => found.map((one) => keepExposure(installation_id, one))));
}

/** All of the kinds end, then those that were found begin again: the day of their end is taken away. */
function endExposures(installation_id: string, { event_no, kinds, on }: EventExposures): Program<unknown> {
  return together(
    kinds.map((kind) =>
      run(
        `update exposure set over_on = ? where installation_id = ? and event_no = ? and kind = ? and over_on is null`,
        on,
        installation_id,
        event_no,
        kind,
      ),
    ),
  );
}

function keepExposure(installation_id: string, found: Exposure): Program<number> {
  return run(
    `insert into exposure (installation_id, event_no, item_code, location_code, customer_code, kind, order_no, quantity,
       probability, expected_loss_margin, foretold_from, foretold_through, exposed_on, over_on)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (installation_id, event_no, customer_code, kind, order_no, item_code) do update set
       location_code = excluded.location_code, quantity = excluded.quantity, probability = excluded.probability,
       expected_loss_margin = excluded.expected_loss_margin, foretold_from = excluded.foretold_from,
       foretold_through = excluded.foretold_through, over_on = excluded.over_on`,
    installation_id,
    found.event_no,
    found.item_code,
    found.location_code,
    found.customer_code,
    found.kind,
    found.order_no,
    found.quantity,
    found.probability,
    found.expected_loss_margin,
    found.foretold_from,
    found.foretold_through,
    found.exposed_on,
    found.over_on,
  );
}

function exposuresSince(
  values: readonly SqlValue[],
  after: ExposurePlace | null,
  limit: number,
): Program<readonly Exposure[]> {
  const behind = after === null ? "" : `and (${PLACE.join(", ")}) > (${PLACE.map(() => "?").join(", ")})`;
  return allAs(
    exposure,
    `select * from exposure where installation_id = ? and exposed_on >= ? ${behind}
     order by ${PLACE.join(", ")} limit ?`,
    ...values,
    ...(after === null ? [] : PLACE.map((column) => after[column])),
    limit,
  );
}

function exposure(row: SqlRow): Exposure {
  return {
    event_no: String(row["event_no"]),
    item_code: String(row["item_code"]),
    location_code: String(row["location_code"]),
    customer_code: String(row["customer_code"]),
    // Kinds are written by `keepExposure` alone.
    kind: String(row["kind"]) as Exposure["kind"],
    order_no: String(row["order_no"]),
    quantity: Number(row["quantity"]),
    probability: Number(row["probability"]),
    expected_loss_margin: numberOf(row["expected_loss_margin"]),
    foretold_from: textOf(row["foretold_from"]),
    foretold_through: textOf(row["foretold_through"]),
    exposed_on: String(row["exposed_on"]),
    over_on: textOf(row["over_on"]),
  };
}

function numberOf(value: SqlValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function textOf(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
