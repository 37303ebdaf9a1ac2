import { aField, aSandbox, ask, type Json, wrapped } from "../platform-sandbox/support.ts";

/** Parts of a request that only make sense together. */
export type Bundle = Readonly<Record<string, string | number>>;

/** A sandbox full of things a request may name. */
export interface World {
  /** Address of the API, up to and with `/api`. */
  readonly url: string;
  readonly key: string;
  readonly form: Bundle;
  readonly record_ids: readonly string[];
  readonly usernames: readonly string[];
  readonly departments: readonly number[];
  readonly roles: readonly number[];
  readonly groups: readonly number[];
  /** A group of roles without a role. */
  readonly empty_group: number;
  readonly guest: Bundle;
  /** Tasks open at the first node. */
  readonly first_tasks: readonly Bundle[];
  /** Tasks open at the second node, with the first to go back to. */
  readonly second_tasks: readonly Bundle[];
  /** Tasks done at the first node while the second is still open. */
  readonly handled: readonly Bundle[];
  /** Instances that were ended, with a node to go on at. */
  readonly ended: readonly Bundle[];
  /** A record with an approval comment. */
  readonly flow_record: Bundle;
}

/** The fields of the form that requests write; every kind the platform takes plain values for. */
const FIELDS = [
  aField("sku"),
  aField("qty", "number"),
  aField("due", "datetime"),
  aField("choice", "combo", { options: ["A", "B"] }),
  aField("tags", "checkboxgroup", { options: ["A", "B"] }),
  aField("buyer", "user"),
  aField("team", "dept"),
  aField("phone", "phone"),
  aField("place", "address"),
  aField("lines", "subform", { items: [aField("row_sku"), aField("row_qty", "number")] }),
];

const NODES = [
  { name: "采购审批", assignees: ["hanmeimei"] },
  { name: "老板审批", assignees: ["admin"], cc: ["lilei"] },
];
const RECORDS = 12;
const INSTANCES = 24;

type Call = (path: string, body: object) => Promise<Json>;

/** A fresh sandbox with an app, two forms, records, workflows at every stage, people, roles and a connected company. */
export async function aWorld(): Promise<World> {
  const { url, control } = await aSandbox();
  const { app_id, api_key } = (await control("POST", "/apps", { name: "进销存" })).body;
  const key = String(api_key);
  const call: Call = async (path, body) =>
    (await ask(`${url}${path}`, "POST", body, { authorization: `Bearer ${key}` })).body;
  const aForm = async (name: string, is_workflow: boolean) => {
    const made = await control("POST", `/apps/${String(app_id)}/forms`, { name, widgets: FIELDS, is_workflow });
    return { app_id: String(app_id), entry_id: String(made.body.entry_id) };
  };
  const form = await aForm("库存台账", false);
  const data_list = Array.from({ length: RECORDS }, (_, at) => wrapped({ sku: `SKU-${at}`, qty: at }));
  const { success_ids } = await call("/v5/app/entry/data/batch_create", { ...form, data_list });
  await control("POST", "/departments", { name: "同步部门", parent_no: 1, integrate_id: "synced-1" });
  const guest_dept = Number((await control("POST", "/guests", { name: "供应商甲" })).body.dept_no);
  await control("POST", `/guests/${guest_dept}/members`, { username: "jia_1", name: "甲方联系人" });
  const flow_form = await aForm("采购申请", true);
  await control("PUT", `/forms/${flow_form.entry_id}/workflow`, { nodes: NODES });
  return {
    ...{ url, key, form, record_ids: success_ids as unknown as readonly string[] },
    guest: { dept_no: guest_dept, username: "jia_1" },
    ...(await people(call)),
    ...(await flows(call, flow_form)),
  };
}

async function people(call: Call) {
  const users = Array.from({ length: 8 }, (_, at) => ({
    username: `member_${at}`,
    name: `成员${at}`,
    departments: [2],
  }));
  await call("/v5/corp/user/import", { users });
  const departments = await Promise.all(
    ["一", "二", "三", "四"].map(async (name) =>
      Number((await call("/v6/corp/department/create", { name: `分部${name}`, parent_no: 1 })).department?.dept_no),
    ),
  );
  const aGroup = async (name: string) =>
    Number((await call("/v5/corp/role_group/create", { name })).role_group?.group_no);
  const groups = [await aGroup("业务"), await aGroup("管理")];
  const aRole = async (name: string) =>
    Number((await call("/v5/corp/role/create", { name, group_no: groups[0] ?? 0 })).role?.role_no);
  const roles = [await aRole("采购员"), await aRole("仓管员"), await aRole("销售员")];
  for (const role_no of roles) await call("/v5/corp/role/add_members", { role_no, usernames: ["lilei", "member_0"] });
  const usernames = users.map(({ username }) => username);
  return { usernames, departments, roles, groups, empty_group: await aGroup("空组") };
}

/** Half of the instances stay at the first node; the others go on, and a few of those are ended. */
async function flows(call: Call, form: Bundle) {
  const data_list = Array.from({ length: INSTANCES }, (_, at) => wrapped({ sku: `申请-${at}` }));
  await call("/v5/app/entry/data/batch_create", { ...form, data_list, is_start_workflow: true });
  const tasksOf = async (username: string): Promise<Bundle[]> => {
    const { tasks } = await call("/v6/workflow/task/list", { username, limit: 100 });
    return (tasks as unknown as readonly Bundle[]).map(({ instance_id = "", task_id = "", flow_id = 0 }) => ({
      ...{ username, instance_id, task_id, flow_id },
    }));
  };
  const all = await tasksOf("hanmeimei");
  const moved = all.slice(INSTANCES / 2);
  for (const task of moved) await call("/v1/workflow/task/approve", { ...withoutNode(task), comment: "同意" });
  const ended = moved.slice(0, 4).map(({ instance_id = "", flow_id = 0 }) => ({ instance_id, flow_id }));
  for (const { instance_id } of ended) await call("/v1/workflow/instance/close", { instance_id });
  const [first] = moved;
  return {
    first_tasks: all.slice(0, INSTANCES / 2).map(withoutNode),
    second_tasks: (await tasksOf("admin")).map((task) => ({ ...task, flow_id: first?.flow_id ?? 0 })),
    handled: moved.slice(4).map(withoutNode),
    ended,
    flow_record: { ...form, data_id: first?.instance_id ?? "" },
  };
}

function withoutNode({ username = "", instance_id = "", task_id = "" }: Bundle): Bundle {
  return { username, instance_id, task_id };
}
