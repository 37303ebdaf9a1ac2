import type { Database } from "./database.ts";
import { integer, integerOrNull, type Row, text, textOrNull } from "./row.ts";

/** Where a delivery stands. `lost` happens only by a fault. */
export type DeliveryState = "pending" | "delivered" | "failed" | "lost";

/** One push to one address, over all its attempts. Times in ms. */
export interface Delivery {
  readonly delivery_id: string;
  readonly webhook_id: string;
  readonly op: string;
  readonly data_id: string | null;
  readonly body: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly created_at: number;
  readonly next_at: number;
  readonly finished_at: number | null;
}

/** How a delivery went on. */
type DeliveryOutcome = Pick<
  Delivery,
  "delivery_id" | "state" | "attempts" | "last_status" | "last_error" | "next_at" | "finished_at"
>;

/** The delivery log; what is pending in it survives a restart. */
export interface Deliveries {
  insert(delivery: Delivery): void;
  update(outcome: DeliveryOutcome): void;
  find(delivery_id: string): Delivery | undefined;
  /** Everything still to be sent, oldest first. */
  pending(): readonly Delivery[];
  hasPending(): boolean;
  /** The newest deliveries of a webhook, newest first; only one state when named. */
  log(webhook_id: string, limit: number, state: string | undefined): Delivery[];
  counts(webhook_id: string): Readonly<Record<DeliveryState, number>>;
  /** Moves all deliveries of a webhook, probes aside, from one state to another. */
  moveAll(webhook_id: string, from: DeliveryState, to: DeliveryState, at: number): void;
}

/** Deliveries kept in the log; what is older and delivered goes. */
const KEPT = 100_000;
const PRUNE_EVERY = 1000;

/** Keeps the log in SQLite. */
export function createDeliveries(db: Database): Deliveries {
  return {
    insert({ delivery_id, webhook_id, op, data_id, body, state, created_at, next_at }) {
      const { lastInsertRowid } = db
        .statement(
          `insert into delivery (delivery_id, webhook_id, op, data_id, body, state, created_at, next_at)
           values (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(delivery_id, webhook_id, op, data_id, body, state, created_at, next_at);
      if (Number(lastInsertRowid) % PRUNE_EVERY === 0) prune(db, Number(lastInsertRowid) - KEPT);
    },
    update({ delivery_id, state, attempts, last_status, last_error, next_at, finished_at }) {
      db.statement(
        `update delivery set state = ?, attempts = ?, last_status = ?, last_error = ?, next_at = ?, finished_at = ?
         where delivery_id = ?`,
      ).run(state, attempts, last_status, last_error, next_at, finished_at, delivery_id);
    },
    find(delivery_id) {
      const row = db.statement("select * from delivery where delivery_id = ?").get(delivery_id);
      return row && read(row);
    },
    pending: () => db.statement("select * from delivery where state = 'pending' order by seq").all().map(read),
    hasPending: () => db.statement("select 1 from delivery where state = 'pending' limit 1").get() !== undefined,
    log: (webhook_id, limit, state) =>
      db
        .statement(
          "select * from delivery where webhook_id = ?1 and (?2 is null or state = ?2) order by seq desc limit ?3",
        )
        .all(webhook_id, state ?? null, limit)
        .map(read),
    counts(webhook_id) {
      const rows = db
        .statement("select state, count(*) as n from delivery where webhook_id = ? group by state")
        .all(webhook_id);
      const counts = Object.fromEntries(rows.map((row) => [text(row, "state"), integer(row, "n")]));
      return { pending: 0, delivered: 0, failed: 0, lost: 0, ...counts };
    },
    moveAll(webhook_id, from, to, at) {
      const sql = `update delivery set state = ?, attempts = case ? when 'pending' then 0 else attempts end,
                   next_at = ?, finished_at = case ? when 'pending' then null else ? end where webhook_id = ? and state = ?
                   and op <> 'data_test'`;
      db.statement(sql).run(to, to, at, to, at, webhook_id, from);
    },
  };
}

function read(row: Row): Delivery {
  return {
    delivery_id: text(row, "delivery_id"),
    webhook_id: text(row, "webhook_id"),
    op: text(row, "op"),
    data_id: textOrNull(row, "data_id"),
    body: text(row, "body"),
    state: readState(text(row, "state")),
    attempts: integer(row, "attempts"),
    last_status: integerOrNull(row, "last_status"),
    last_error: textOrNull(row, "last_error"),
    created_at: integer(row, "created_at"),
    next_at: integer(row, "next_at"),
    finished_at: integerOrNull(row, "finished_at"),
  };
}

function prune(db: Database, upTo: number): void {
  db.statement("delete from delivery where state = 'delivered' and seq <= ?").run(upTo);
}

function readState(state: string): DeliveryState {
  return state === "delivered" || state === "failed" || state === "lost" ? state : "pending";
}
