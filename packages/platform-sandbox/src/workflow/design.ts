import { isArray, isObject, isStringArray, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import { COMPANY_CREATOR, type Company } from "../storage/company.ts";

/** One step of a form's workflow, in the order of the list it stands in. */
export interface FlowNode {
  /** Number of the node, unique in its form; 0 is where a person submits. */
  readonly flow_id: number;
  readonly name: string;
  /** Usernames; each gets a task. */
  readonly assignees: readonly string[];
  /** Usernames that are told (抄送) when the node is reached. */
  readonly cc: readonly string[];
  /** 或签: the first to approve settles the node; 会签: all must. */
  readonly sign: "any" | "all";
  readonly can_transfer: boolean;
  readonly can_rollback: boolean;
  readonly can_add_sign: boolean;
  readonly needs_comment: boolean;
}

/** Where every workflow begins: the node of the person who submits. */
export const START_NODE: FlowNode = {
  ...{ flow_id: 0, name: "流程发起节点", assignees: [], cc: [], sign: "any" },
  ...{ can_transfer: false, can_rollback: false, can_add_sign: false, needs_comment: false },
};

/** The workflow of a form for which none was drawn: the company's creator approves. */
export const DEFAULT_NODES: readonly FlowNode[] = [
  {
    ...{ flow_id: 1, name: "审批节点", assignees: [COMPANY_CREATOR], cc: [], sign: "any" },
    ...{ can_transfer: true, can_rollback: true, can_add_sign: true, needs_comment: false },
  },
];

/** Reads the nodes an editor hands over. Throws 5003 for a wrong node, 5008 for one without a known assignee. */
export function readNodes(given: unknown, company: Company): readonly FlowNode[] {
  if (!isArray(given) || given.length === 0) throw refusal(5003, "nodes 必须是非空数组");
  const nodes = given.map((node, index) => readNode(node, index + 1, company));
  if (new Set(nodes.map(({ flow_id }) => flow_id)).size < nodes.length) throw refusal(5003, "flow_id 重复");
  return nodes;
}

/** Reads nodes back from where they are kept. */
export function storedNodes(text: string): readonly FlowNode[] {
  // Only `readNodes` results are ever kept.
  return JSON.parse(text) as readonly FlowNode[];
}

function readNode(given: unknown, place: number, company: Company): FlowNode {
  if (!isObject(given)) throw refusal(5003, "节点须是对象");
  const { flow_id = place, name = `节点${place}` } = given;
  if (typeof flow_id !== "number" || !Number.isInteger(flow_id) || flow_id < 1)
    throw refusal(5003, "flow_id 须是正整数");
  if (typeof name !== "string" || name === "") throw refusal(5003, "节点缺少 name");
  const assignees = usernames(given, "assignees", company);
  if (assignees.length === 0) throw refusal(5008, `节点 ${name}`);
  return {
    ...{ flow_id, name, assignees, cc: usernames(given, "cc", company), sign: readSign(given) },
    ...{ can_transfer: allows(given, "can_transfer"), can_rollback: allows(given, "can_rollback") },
    ...{ can_add_sign: allows(given, "can_add_sign"), needs_comment: given.needs_comment === true },
  };
}

function usernames(given: JsonObject, name: string, company: Company): readonly string[] {
  const list = given[name] ?? [];
  if (!isStringArray(list)) throw refusal(5003, `${name} 必须是 username 数组`);
  const stranger = list.find((username) => !company.isPresent(username));
  if (stranger !== undefined) throw refusal(5008, stranger);
  return [...new Set(list)];
}

function readSign({ sign = "any" }: JsonObject): "any" | "all" {
  if (sign === "any" || sign === "all") return sign;
  throw refusal(5003, "sign 只能是 any(或签)或 all(会签)");
}

function allows(given: JsonObject, name: string): boolean {
  return given[name] !== false;
}
