import type { Clock } from "../clock.ts";
import { refusal } from "../problem.ts";
import type { Database } from "./database.ts";
import { integer, text } from "./row.ts";

/** What the company has paid for, and how it stands. Quotas are null where there is none. */
export interface Plan {
  /** `closed`: 8017; `suspended`: 7103; else calls are taken. */
  readonly state: "active" | "suspended" | "closed";
  /** 标准版 has neither API (8302) nor 数据推送. */
  readonly edition: "enterprise" | "standard";
  /** Records that may be made in one month (China time): 7212. */
  readonly monthly_records: number | null;
  /** Bytes of one file: 7217. */
  readonly file_bytes: number | null;
  /** Bytes of all files together: 7219. */
  readonly total_file_bytes: number | null;
}

/** The company's plan and the use made of it. */
export interface Plans {
  current(): Plan;
  set(plan: Plan): Plan;
  /** Throws 7212 when `count` more records would exceed the month's quota. Call inside the write's transaction. */
  countRecords(count: number): void;
  /** Throws 7217 or 7219 when a file is too much. */
  requireRoomFor(bytes: number): void;
}

const ENTERPRISE: Plan = {
  ...{ state: "active", edition: "enterprise", monthly_records: null },
  ...{ file_bytes: null, total_file_bytes: null },
};
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** Keeps the plan in SQLite; a fresh company is on 企业版 without quotas. */
export function createPlans(db: Database, clock: Clock): Plans {
  const row = db.statement("select value from meta where key = 'plan'").get();
  // Only whole plans are ever kept.
  let plan = row ? (JSON.parse(text(row, "value")) as Plan) : ENTERPRISE;
  const month = () => `records_${new Date(clock.now() + CHINA_OFFSET_MS).toISOString().slice(0, 7)}`;
  return {
    current: () => plan,
    set(given) {
      db.statement("insert or replace into meta (key, value) values ('plan', ?)").run(JSON.stringify(given));
      plan = given;
      return plan;
    },
    countRecords(count) {
      const counted = db
        .statement(
          `insert into meta (key, value) values (?1, ?2)
           on conflict (key) do update set value = cast(cast(value as integer) + ?2 as text) returning value`,
        )
        .get(month(), String(count));
      const made = Number(counted ? text(counted, "value") : count);
      if (plan.monthly_records !== null && made > plan.monthly_records) throw refusal(7212);
    },
    requireRoomFor(bytes) {
      if (plan.file_bytes !== null && bytes > plan.file_bytes) throw refusal(7217);
      if (plan.total_file_bytes === null) return;
      const used = db.statement("select coalesce(sum(size), 0) as used from file").get();
      if ((used ? integer(used, "used") : 0) + bytes > plan.total_file_bytes) throw refusal(7219);
    },
  };
}
