import type { Database } from "../storage/database.ts";
import { integer, integerOrNull, type Row, text, textOrNull } from "../storage/row.ts";
import { DEFAULT_NODES, type FlowNode, storedNodes } from "./design.ts";
import type { FlowAction, FlowInstance, FlowTask } from "./task.ts";

/** What a person's list of tasks is cut by. */
interface TaskPage {
  readonly username: string;
  readonly limit: number;
  /** Older than this task; newest first when absent. */
  readonly before?: string | undefined;
  readonly skip?: number | undefined;
  /** Only tasks over records of these forms. */
  readonly entry_ids?: readonly string[] | undefined;
}

/** Workflows of forms, their instances and tasks. */
export interface FlowStore {
  nodes(entry_id: string): readonly FlowNode[];
  setNodes(entry_id: string, nodes: readonly FlowNode[]): void;
  instance(instance_id: string): FlowInstance | undefined;
  saveInstance(instance: FlowInstance): void;
  /** In order of opening. */
  tasks(instance_id: string): FlowTask[];
  task(task_id: string): FlowTask | undefined;
  saveTask(task: FlowTask): void;
  /** Open tasks of a person over records that are not deleted, newest first; one more than `limit` when there are more. */
  openTasks(page: TaskPage): FlowTask[];
}

/** Keeps workflows in SQLite. */
export function createFlowStore(db: Database): FlowStore {
  return {
    nodes(entry_id) {
      const row = db.statement("select nodes from flow_design where entry_id = ?").get(entry_id);
      return row ? storedNodes(text(row, "nodes")) : DEFAULT_NODES;
    },
    setNodes(entry_id, nodes) {
      db.statement(
        "insert into flow_design (entry_id, nodes) values (?1, ?2) on conflict (entry_id) do update set nodes = ?2",
      ).run(entry_id, JSON.stringify(nodes));
    },
    instance(instance_id) {
      const row = db.statement("select * from flow_instance where instance_id = ?").get(instance_id);
      return row && readInstance(row);
    },
    saveInstance(instance) {
      db.statement(
        `insert or replace into flow_instance
         (instance_id, entry_id, status, result, initiator, jump_to, created_at, updated_at, finished_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        ...[instance.instance_id, instance.entry_id, instance.status, instance.result, instance.initiator],
        ...[instance.jump_to, instance.created_at, instance.updated_at, instance.finished_at],
      );
    },
    tasks: (instance_id) =>
      db.statement("select * from flow_task where instance_id = ? order by task_id").all(instance_id).map(readTask),
    task(task_id) {
      const row = db.statement("select * from flow_task where task_id = ?").get(task_id);
      return row && readTask(row);
    },
    saveTask(task) {
      db.statement(
        `insert or replace into flow_task
         (task_id, instance_id, visit, kind, parent_id, flow_id, flow_name, assignee, status, created_at, create_action,
          finished_at, finish_action, comment) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        ...[task.task_id, task.instance_id, task.visit, task.kind, task.parent_id, task.flow_id, task.flow_name],
        ...[task.assignee, task.status, task.created_at, task.create_action],
        ...[task.finished_at, task.finish_action, task.comment],
      );
    },
    openTasks: ({ username, before, limit, skip = 0, entry_ids }) =>
      db
        .statement(
          `select t.* from flow_task t join flow_instance i using (instance_id)
           join record r on r.entry_id = i.entry_id and r.data_id = i.instance_id and r.deleted_at is null
           where t.assignee = ?1 and t.status = 0 and (?2 is null or t.task_id < ?2)
           and (?5 is null or i.entry_id in (select value from json_each(?5)))
           order by t.task_id desc limit ?3 offset ?4`,
        )
        .all(username, before ?? null, limit + 1, skip, entry_ids ? JSON.stringify(entry_ids) : null)
        .map(readTask),
  };
}

function readInstance(row: Row): FlowInstance {
  return {
    instance_id: text(row, "instance_id"),
    entry_id: text(row, "entry_id"),
    status: integer(row, "status"),
    result: integerOrNull(row, "result"),
    initiator: text(row, "initiator"),
    jump_to: integerOrNull(row, "jump_to"),
    created_at: integer(row, "created_at"),
    updated_at: integer(row, "updated_at"),
    finished_at: integerOrNull(row, "finished_at"),
  };
}

function readTask(row: Row): FlowTask {
  const finish_action = textOrNull(row, "finish_action");
  return {
    task_id: text(row, "task_id"),
    instance_id: text(row, "instance_id"),
    visit: integer(row, "visit"),
    kind: text(row, "kind") === "added" ? "added" : "node",
    parent_id: textOrNull(row, "parent_id"),
    flow_id: integer(row, "flow_id"),
    flow_name: text(row, "flow_name"),
    assignee: text(row, "assignee"),
    status: integer(row, "status"),
    created_at: integer(row, "created_at"),
    // Only words of this type are ever kept.
    create_action: text(row, "create_action") as FlowAction,
    finished_at: integerOrNull(row, "finished_at"),
    finish_action: finish_action as FlowAction | null,
    comment: textOrNull(row, "comment"),
  };
}
