import type { Clock } from "../clock.ts";
import { refusal } from "../problem.ts";
import type { Company } from "../storage/company.ts";
import type { StoredRecord } from "../storage/records.ts";
import type { CopyStore } from "./copy-store.ts";
import { type FlowNode, START_NODE } from "./design.ts";
import type { FlowStore } from "./flow-store.ts";
import { type FlowAction, type FlowCopy, type FlowInstance, type FlowTask, isUnfinished } from "./task.ts";
import { INSTANCE_STATUS, RESULT, TASK_STATUS } from "./task.ts";

/** Who has to hear of new work. */
export interface FlowNotices {
  opened(task: FlowTask): void;
  copied(copy: FlowCopy): void;
}

/** What the engine stands on. */
export interface EngineParts {
  readonly store: FlowStore;
  readonly copies: CopyStore;
  readonly company: Company;
  readonly clock: Clock;
  readonly nextId: () => string;
  readonly notices: FlowNotices;
}

/** A task to open. */
type NewTask = Pick<FlowTask, "assignee" | "visit" | "create_action"> & Partial<Pick<FlowTask, "kind" | "parent_id">>;

/** Moves instances from node to node. Callers hold a transaction. */
export interface FlowEngine {
  /** Makes the instance of a submitted record and reaches its first node. Throws 4007 when nobody is there to approve. */
  start(record: StoredRecord): void;
  node(entry_id: string, flow_id: number): FlowNode;
  open(instance: FlowInstance, node: FlowNode, task: NewTask): void;
  close(task: FlowTask, action: FlowAction, comment: string | null): FlowTask;
  /** Ends what is unfinished in a list of tasks without anyone having handled it. */
  drop(tasks: readonly FlowTask[], status: number, action: FlowAction): void;
  /** Opens a node's tasks and tells those in copy. */
  reach(instance: FlowInstance, flow_id: number, action: FlowAction): void;
  /** After an approval: wakes the task that waited for it, or goes on when the node is settled. */
  moveOn(instance: FlowInstance, approved: FlowTask): void;
  /** Ends an instance; whatever is unfinished ends with it. */
  end(instance: FlowInstance, ending: Pick<FlowInstance, "status" | "result">, action: FlowAction): void;
  nextVisit(instance_id: string): number;
}

/** Makes the engine. */
export function createFlowEngine(parts: EngineParts): FlowEngine {
  const { store, company, clock, nextId, notices } = parts;
  const engine: FlowEngine = {
    start({ data_id, entry_id, creator }) {
      const now = clock.now();
      const instance: FlowInstance = {
        ...{ instance_id: data_id, entry_id, status: INSTANCE_STATUS.running, result: null, initiator: creator },
        ...{ jump_to: null, created_at: now, updated_at: now, finished_at: null },
      };
      store.saveInstance(instance);
      const begun = newTask(instance, START_NODE, { assignee: creator, visit: 1, create_action: "forward" });
      engine.close(begun, "forward", null);
      engine.reach(instance, firstNode(store.nodes(entry_id)).flow_id, "forward");
    },
    node(entry_id, flow_id) {
      const node = [START_NODE, ...store.nodes(entry_id)].find((one) => one.flow_id === flow_id);
      if (node) return node;
      throw refusal(5003, String(flow_id));
    },
    open(instance, node, task) {
      const opened = newTask(instance, node, task);
      store.saveTask(opened);
      notices.opened(opened);
    },
    close(task, action, comment) {
      const closed = { ...task, status: TASK_STATUS.done, finished_at: clock.now(), finish_action: action, comment };
      store.saveTask(closed);
      return closed;
    },
    drop(tasks, status, action) {
      for (const task of tasks.filter(isUnfinished))
        store.saveTask({ ...task, status, finished_at: clock.now(), finish_action: action });
    },
    reach(instance, flow_id, action) {
      const node = engine.node(instance.entry_id, flow_id);
      const visit = engine.nextVisit(instance.instance_id);
      const wanted = flow_id === START_NODE.flow_id ? [instance.initiator] : node.assignees;
      const present = wanted.filter((username) => company.isPresent(username));
      if (present.length === 0) throw refusal(4007, node.name);
      for (const assignee of present) engine.open(instance, node, { assignee, visit, create_action: action });
      for (const username of node.cc) copy(instance, node, { username, start_action: action });
    },
    moveOn(instance, approved) {
      const parent = approved.parent_id === null ? undefined : store.task(approved.parent_id);
      if (parent) {
        store.saveTask({ ...parent, status: TASK_STATUS.open });
        return;
      }
      const node = engine.node(instance.entry_id, approved.flow_id);
      const visit = store.tasks(instance.instance_id).filter((task) => task.visit === approved.visit);
      if (!isSettled(node, visit)) return;
      engine.drop(visit, TASK_STATUS.done, "auto_approve");
      goOn(instance, node);
    },
    end(instance, ending, action) {
      const status = ending.status === INSTANCE_STATUS.ended ? TASK_STATUS.ended : TASK_STATUS.done;
      engine.drop(store.tasks(instance.instance_id), status, action);
      store.saveInstance({ ...instance, ...ending, updated_at: clock.now(), finished_at: clock.now() });
    },
    nextVisit: (instance_id) => Math.max(0, ...store.tasks(instance_id).map(({ visit }) => visit)) + 1,
  };

  function newTask({ instance_id }: FlowInstance, { flow_id, name }: FlowNode, task: NewTask): FlowTask {
    return {
      ...{ task_id: nextId(), instance_id, flow_id, flow_name: name, kind: "node", parent_id: null, ...task },
      ...{ status: TASK_STATUS.open, created_at: clock.now(), finished_at: null, finish_action: null, comment: null },
    };
  }

  function goOn(instance: FlowInstance, node: FlowNode): void {
    const next = instance.jump_to ?? nodeAfter(store.nodes(instance.entry_id), node)?.flow_id;
    if (next === undefined) {
      engine.end(instance, { status: INSTANCE_STATUS.finished, result: RESULT.approved }, "auto_approve");
      return;
    }
    const going = { ...instance, jump_to: null, updated_at: clock.now() };
    store.saveInstance(going);
    engine.reach(going, next, "forward");
  }

  function copy(
    { instance_id }: FlowInstance,
    { flow_id, name }: FlowNode,
    told: Pick<FlowCopy, "username" | "start_action">,
  ): void {
    const made = {
      ...{ copy_id: nextId(), instance_id, flow_id, flow_name: name },
      ...{ ...told, created_at: clock.now(), read_at: null },
    };
    parts.copies.insert(made);
    notices.copied(made);
  }
  return engine;
}

/** 或签 needs one approval, 会签 all; whoever was added must be done in either case. */
function isSettled({ sign }: FlowNode, visit: readonly FlowTask[]): boolean {
  const unfinished = visit.filter(isUnfinished);
  if (sign === "all") return unfinished.length === 0;
  const isApproved = visit.some(
    ({ kind, finish_action }) => kind === "node" && (finish_action === "forward" || finish_action === "sign_after"),
  );
  return isApproved && !unfinished.some(({ kind }) => kind === "added");
}

function firstNode([first]: readonly FlowNode[]): FlowNode {
  if (first) return first;
  throw refusal(4007, "流程没有节点");
}

function nodeAfter(nodes: readonly FlowNode[], node: FlowNode): FlowNode | undefined {
  return nodes[nodes.findIndex(({ flow_id }) => flow_id === node.flow_id) + 1];
}
