import { isObject, type JsonObject } from "../json.ts";
import type { Database } from "./database.ts";
import { integer, integerOrNull, type Row, text, textOrNull } from "./row.ts";

/** A record as kept: `values` by `_widget_` id, people by username, times in ms. */
export interface StoredRecord {
  readonly entry_id: string;
  readonly data_id: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly deleted_at: number | null;
  readonly creator: string;
  readonly updater: string;
  readonly deleter: string | null;
  readonly flow_state: number;
  readonly values: Readonly<JsonObject>;
}

/** A piece of SQL that a wanted record surely fulfils; it only spares work, the test decides. */
export interface Narrowing {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/** Which records are wanted: live ones of a form, beyond a cursor, in id order. */
interface PageWanted {
  readonly entry_id: string;
  readonly after?: string;
  readonly before?: string;
  readonly limit: number;
  readonly narrowings?: readonly Narrowing[];
  readonly test?: (record: StoredRecord) => boolean;
}

/** The records of all forms. */
export interface Records {
  insert(record: StoredRecord): void;
  replace(record: StoredRecord): void;
  /** A record, deleted or not. */
  find(entry_id: string, data_id: string): StoredRecord | undefined;
  /** Ascending by id and beyond the cursor; with `before`, the ones just below it, still ascending. */
  page(wanted: PageWanted): StoredRecord[];
  count(entry_id: string): number;
  /** The highest id of any record, undefined when there is none. */
  highestId(): string | undefined;
}

const COLUMNS = "entry_id, data_id, deleted_at, updated_at, created_at, creator, updater, deleter, flow_state, doc";

/** Keeps records in SQLite. */
export function createRecords(db: Database): Records {
  return {
    insert(record) {
      db.statement(`insert into record (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(...columnsOf(record));
    },
    replace(record) {
      db.statement(
        `update record set deleted_at = ?, updated_at = ?, updater = ?, deleter = ?, flow_state = ?, doc = ?
         where entry_id = ? and data_id = ?`,
      ).run(
        ...[record.deleted_at, record.updated_at, record.updater, record.deleter, record.flow_state],
        ...[JSON.stringify(record.values), record.entry_id, record.data_id],
      );
    },
    find(entry_id, data_id) {
      const row = db
        .statement(`select ${COLUMNS} from record where entry_id = ? and data_id = ?`)
        .get(entry_id, data_id);
      return row && read(row);
    },
    page: (wanted) => page(db, wanted),
    count(entry_id) {
      const row = db
        .statement("select count(*) as n from record where entry_id = ? and deleted_at is null")
        .get(entry_id);
      return row ? integer(row, "n") : 0;
    },
    highestId() {
      const row = db
        .statement("select max(top) as top from (select max(data_id) as top from record group by entry_id)")
        .get();
      return row?.top === null || !row ? undefined : text(row, "top");
    },
  };
}

function page(db: Database, wanted: PageWanted): StoredRecord[] {
  const { entry_id, after = "", before, limit, narrowings = [], test } = wanted;
  const isBackward = before !== undefined;
  const sql = [
    `select ${COLUMNS} from record where entry_id = ? and deleted_at is null and data_id ${isBackward ? "<" : ">"} ?`,
    ...narrowings.map((narrowing) => narrowing.sql),
  ].join(" and ");
  const statement = db.statement(`${sql} order by data_id ${isBackward ? "desc" : "asc"} limit ?`);
  const params = [entry_id, before ?? after, ...narrowings.flatMap((narrowing) => narrowing.params), test ? -1 : limit];
  const found: StoredRecord[] = [];
  for (const row of statement.iterate(...params)) {
    const record = read(row);
    if (!test || test(record)) found.push(record);
    if (found.length === limit) break;
  }
  return isBackward ? found.reverse() : found;
}

function columnsOf(record: StoredRecord): (string | number | null)[] {
  const { entry_id, data_id, deleted_at, updated_at, created_at, creator, updater, deleter, flow_state, values } =
    record;
  return [
    entry_id,
    data_id,
    deleted_at,
    updated_at,
    created_at,
    creator,
    updater,
    deleter,
    flow_state,
    JSON.stringify(values),
  ];
}

function read(row: Row): StoredRecord {
  const values: unknown = JSON.parse(text(row, "doc"));
  return {
    entry_id: text(row, "entry_id"),
    data_id: text(row, "data_id"),
    created_at: integer(row, "created_at"),
    updated_at: integer(row, "updated_at"),
    deleted_at: integerOrNull(row, "deleted_at"),
    creator: text(row, "creator"),
    updater: text(row, "updater"),
    deleter: textOrNull(row, "deleter"),
    flow_state: integer(row, "flow_state"),
    values: isObject(values) ? values : {},
  };
}
