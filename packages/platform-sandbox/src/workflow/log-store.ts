import type { Database } from "../storage/database.ts";
import { integer, type Row, text } from "../storage/row.ts";

/** What someone did at a node, with their comment ("" when they gave none). Times in ms. */
export interface FlowLog {
  readonly instance_id: string;
  readonly flow_id: number;
  readonly flow_name: string;
  readonly create_action: string;
  readonly created_at: number;
  readonly action: string;
  readonly at: number;
  readonly operator: string;
  readonly comment: string;
}

/** The handling of all instances, in order. */
export interface FlowLogs {
  insert(log: FlowLog): void;
  page(wanted: { readonly instance_id: string; readonly limit: number; readonly skip: number }): FlowLog[];
}

/** Keeps the logs in SQLite. */
export function createFlowLogs(db: Database): FlowLogs {
  return {
    insert(log) {
      db.statement(
        `insert into flow_log
         (instance_id, flow_id, flow_name, create_action, created_at, action, at, operator, comment)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        ...[log.instance_id, log.flow_id, log.flow_name, log.create_action, log.created_at],
        ...[log.action, log.at, log.operator, log.comment],
      );
    },
    page: ({ instance_id, limit, skip }) =>
      db
        .statement("select * from flow_log where instance_id = ? order by seq limit ? offset ?")
        .all(instance_id, limit, skip)
        .map(readLog),
  };
}

function readLog(row: Row): FlowLog {
  return {
    instance_id: text(row, "instance_id"),
    flow_id: integer(row, "flow_id"),
    flow_name: text(row, "flow_name"),
    create_action: text(row, "create_action"),
    created_at: integer(row, "created_at"),
    action: text(row, "action"),
    at: integer(row, "at"),
    operator: text(row, "operator"),
    comment: text(row, "comment"),
  };
}
