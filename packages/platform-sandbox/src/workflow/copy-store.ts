import type { Database } from "../storage/database.ts";
import { integer, integerOrNull, type Row, text, textOrNull } from "../storage/row.ts";
import type { FlowCopy } from "./task.ts";

/** Which copies (抄送) of a person are asked for. */
interface CopyPage {
  readonly username: string;
  readonly status: "read" | "unread" | "all";
  /** Made at or after, ms. */
  readonly since: number;
  readonly limit: number;
  readonly skip: number;
  /** Only copies about records of these forms. */
  readonly entry_ids: readonly string[];
}

/** Who was told about which node. */
export interface CopyStore {
  insert(copy: FlowCopy): void;
  /** Newest first; one more than `limit` when there are more. */
  page(wanted: CopyPage): FlowCopy[];
  /** Notes the first reading, at ms. */
  markRead(username: string, copy_id: string, at: number): void;
}

/** Keeps copies in SQLite. */
export function createCopyStore(db: Database): CopyStore {
  return {
    insert({ copy_id, instance_id, flow_id, flow_name, username, created_at, start_action }) {
      db.statement(
        `insert into flow_copy (copy_id, instance_id, flow_id, flow_name, username, created_at, start_action)
         values (?, ?, ?, ?, ?, ?, ?)`,
      ).run(copy_id, instance_id, flow_id, flow_name, username, created_at, start_action);
    },
    page: ({ username, status, since, limit, skip, entry_ids }) =>
      db
        .statement(
          `select c.* from flow_copy c join flow_instance i using (instance_id)
           where c.username = ?1 and c.created_at >= ?2 and (?3 = 'all' or (c.read_at is not null) = (?3 = 'read'))
           and i.entry_id in (select value from json_each(?6)) order by c.copy_id desc limit ?4 offset ?5`,
        )
        .all(username, since, status, limit + 1, skip, JSON.stringify(entry_ids))
        .map(readCopy),
    markRead(username, copy_id, at) {
      db.statement("update flow_copy set read_at = coalesce(read_at, ?) where username = ? and copy_id = ?").run(
        ...[at, username, copy_id],
      );
    },
  };
}

function readCopy(row: Row): FlowCopy {
  return {
    copy_id: text(row, "copy_id"),
    instance_id: text(row, "instance_id"),
    flow_id: integer(row, "flow_id"),
    flow_name: text(row, "flow_name"),
    username: text(row, "username"),
    created_at: integer(row, "created_at"),
    start_action: textOrNull(row, "start_action") ?? "forward",
    read_at: integerOrNull(row, "read_at"),
  };
}
