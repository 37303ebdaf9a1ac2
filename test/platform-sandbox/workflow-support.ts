import { aField, aFormSandbox, type Json } from "./support.ts";

/** Two nodes: 采购 (韩梅梅 or 王芳) and 老板 (管理员), with 李雷 in copy of the second. */
export const TWO_NODES = [
  { name: "采购审批", assignees: ["hanmeimei", "wangfang"] },
  { name: "老板审批", assignees: ["admin"], cc: ["lilei"] },
];

/** A workflow form with its nodes, and the calls of a person handling it through the Open API. */
export async function aFlow(nodes: readonly object[] = TWO_NODES, options: Parameters<typeof aFormSandbox>[1] = {}) {
  const running = await aFormSandbox([aField("n", "number")], { ...options, is_workflow: true });
  const { control, entry_id, url, key } = running;
  const drawn = await control("PUT", `/forms/${entry_id}/workflow`, { nodes });
  const call = async (path: string, params: object): Promise<Json> => {
    const reply = await fetch(`${url}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify(params),
    });
    return (await reply.json()) as Json;
  };
  const submit = async () => String((await control("POST", running.records, { data: { n: 1 } })).body.data?._id);
  const todos = async (username: string) =>
    (await call("v6/workflow/task/list", { username, limit: 100 })).tasks as unknown as readonly Json[];
  const task = async (username: string) => {
    const [first] = await todos(username);
    return { username, instance_id: String(first?.instance_id), task_id: String(first?.task_id) };
  };
  return {
    ...{ ...running, drawn, call, submit, todos, task },
    /** Does something to the person's newest to-do. */
    act: async (action: string, username: string, more: object = {}) =>
      call(`${VERSION_OF[action] ?? "v1"}/workflow/task/${action}`, { ...(await task(username)), ...more }),
    /** Where people's open tasks are, as `node:person`. */
    async open(instance_id: string) {
      const { tasks } = await call("v6/workflow/instance/get", { instance_id, tasks_type: 1 });
      const list = tasks as unknown as readonly { status: number; flow_name: string; assignee: { username: string } }[];
      return list
        .filter(({ status }) => status === 0)
        .map(({ flow_name, assignee }) => `${flow_name}:${assignee.username}`);
    },
    state: async (data_id: string) => Number((await running.data("get", { data_id })).body.data?.flowState),
    instance: (instance_id: string) => call("v6/workflow/instance/get", { instance_id, tasks_type: 1 }),
  };
}

const VERSION_OF: Readonly<Record<string, string>> = { rollback: "v2", add_sign: "v2", revoke: "v2" };
