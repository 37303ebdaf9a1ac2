import { compileFilter } from "../fields/filter.ts";
import { isArray, isObject, isStringArray, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Form } from "../storage/forms.ts";

/** What a form trigger waits for; `fields` and `condition` as in 推送提醒. */
interface FormTrigger {
  readonly kind: "form";
  readonly on: readonly ("create" | "update" | "delete")[];
  readonly fields: readonly string[];
  readonly condition: unknown;
}

/** An HTTP trigger: a fixed address; with an allow-list of IPv4 addresses it takes 20 calls a second, else one. */
interface HttpTrigger {
  readonly kind: "http";
  readonly allow_list: readonly string[];
  /** What a call is answered; null means the platform's own words. */
  readonly answer: unknown;
}

/** One step of an assistant; `${name}` places are filled from the record or the HTTP trigger's body. */
export type AssistantNode =
  | {
      readonly kind: "http_request";
      readonly method: "GET" | "POST";
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: "send_message"; readonly to: readonly string[]; readonly text: string };

/** A 智能助手Pro. */
export interface Assistant {
  readonly assistant_id: string;
  readonly app_id: string;
  /** The form of a form trigger, null for an HTTP trigger. */
  readonly entry_id: string | null;
  /** Last part of the HTTP trigger's address. */
  readonly token: string;
  readonly name: string;
  readonly trigger: FormTrigger | HttpTrigger;
  readonly nodes: readonly AssistantNode[];
}

const OPS: readonly unknown[] = ["create", "update", "delete"];
const ALLOW_LIST_MAX = 50;
const IPV4 = /^(?:(?:\d{1,3}|\*)\.){3}(?:\d{1,3}|\*)$/;
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$)/;

/** Reads what an editor hands over. Throws 3005 for what cannot be, 4815 for a wrong condition. */
export function readAssistant(body: JsonObject, form: Form | undefined): Pick<Assistant, "name" | "trigger" | "nodes"> {
  const { name, nodes } = body;
  if (typeof name !== "string" || name === "") throw refusal(3005, "缺少 name");
  if (!isArray(nodes) || nodes.length === 0) throw refusal(3005, "nodes 须是非空数组");
  return { name, trigger: form ? readFormTrigger(body, form) : readHttpTrigger(body), nodes: nodes.map(readNode) };
}

function readFormTrigger({ trigger }: JsonObject, form: Form): FormTrigger {
  const { on = ["create", "update"], fields = [], condition = null } = isObject(trigger) ? trigger : {};
  if (!isArray(on) || !on.every((op): op is FormTrigger["on"][number] => OPS.includes(op)))
    throw refusal(3005, "on 只能取 create、update、delete");
  if (!isStringArray(fields) || !fields.every((name) => form.fieldByName.has(name)))
    throw refusal(3005, "fields 须是本表单的字段名数组");
  compileFilter(form, condition);
  return { kind: "form", on, fields, condition };
}

function readHttpTrigger({ trigger }: JsonObject): HttpTrigger {
  const { allow_list = [], answer = null } = isObject(trigger) ? trigger : {};
  if (isStringArray(allow_list) && allow_list.length <= ALLOW_LIST_MAX && allow_list.every(isAllowEntry))
    return { kind: "http", allow_list, answer };
  throw refusal(3005, `allow_list 最多 ${ALLOW_LIST_MAX} 个 IPv4 地址,每个最多一个 *`);
}

function isAllowEntry(entry: string): boolean {
  return IPV4.test(entry) && entry.split("*").length <= 2;
}

function readNode(node: unknown): AssistantNode {
  if (!isObject(node)) throw refusal(3005, "节点须是对象");
  if (node.kind === "http_request") return readRequest(node);
  if (node.kind !== "send_message") throw refusal(3005, "节点 kind 只能是 http_request、send_message");
  const { to, text } = node;
  if (!isStringArray(to) || to.length === 0 || typeof text !== "string")
    throw refusal(3005, "发送消息节点需要 to(username 数组)和 text");
  return { kind: "send_message", to, text };
}

/** https anywhere, plain http to this machine only; never the platform's own API. */
function readRequest({ method = "POST", url, headers = {}, body = "" }: JsonObject): AssistantNode {
  if (method !== "GET" && method !== "POST") throw refusal(3005, "method 只能是 GET 或 POST");
  if (typeof url !== "string" || !URL.canParse(url)) throw refusal(3005, "url 须是地址");
  if (!url.startsWith("https://") && !LOOPBACK.test(url)) throw refusal(3005, "url 须是 https(本机可用 http)");
  if (/\/api\/v\d\//.test(url)) throw refusal(3005, "url 不能是平台自己的接口");
  if (!isObject(headers) || !isStringRecord(headers) || Object.keys(headers).length > 50)
    throw refusal(3005, "headers 须是最多 50 个文本");
  if (typeof body !== "string") throw refusal(3005, "body 须是文本(可含 JSON)");
  return { kind: "http_request", method, url, headers, body };
}

function isStringRecord(value: JsonObject): value is Record<string, string> {
  return Object.values(value).every((one) => typeof one === "string");
}
