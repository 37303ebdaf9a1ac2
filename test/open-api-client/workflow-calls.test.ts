import { describe, expect, it } from "@jest/globals";
import { closeLater } from "../platform-sandbox/support.ts";
import { aFlow, TWO_NODES } from "../platform-sandbox/workflow-support.ts";
import { aClient } from "./a-client.ts";
import { all } from "./all.ts";
import { rejectionOf } from "./error-of.ts";
import { startWireServer } from "./wire-server.ts";

/** A workflow form in a real sandbox, and a client for it. */
async function aWorkflow() {
  const flow = await aFlow(TWO_NODES);
  const client = aClient({ baseUrl: flow.url, apiKey: flow.key });
  closeLater(() => {
    client.close();
    return Promise.resolve();
  });
  return { ...flow, client };
}

describe("client.workflow on the sandbox", () => {
  it("carries a record through its approval", async () => {
    const { client, submit, app_id, entry_id } = await aWorkflow();
    const instance_id = await submit();
    const [first] = await all(client.workflow.tasks("hanmeimei"));
    expect(first).toMatchObject({ instance_id, flow_name: "采购审批", status: 0 });
    const task = { username: "hanmeimei", instance_id, task_id: first?.task_id ?? "" };
    await client.workflow.approve({ ...task, comment: "同意采购" });
    const [second] = await all(client.workflow.tasks("admin"));
    await client.workflow.approve({ username: "admin", instance_id, task_id: second?.task_id ?? "" });
    expect(await client.workflow.getInstance(instance_id)).toMatchObject({ instance_id, status: 1 });
    const { tasks = [] } = await client.workflow.getInstanceWithTasks(instance_id);
    expect(tasks.map(({ flow_name }) => flow_name)).toContain("老板审批");
    const comments = await all(client.workflow.approvalComments({ app_id, entry_id, data_id: instance_id }));
    expect(comments.map(({ comment }) => comment)).toContain("同意采购");
    expect((await all(client.workflow.instanceLogs(instance_id))).length).toBeGreaterThan(0);
    expect(await all(client.workflow.copies("lilei", "unread"))).toEqual([expect.objectContaining({ instance_id })]);
  });

  it("reads every task of a long list once", async () => {
    const { client, data } = await aWorkflow();
    for (let batch = 0; batch < 3; batch++)
      await data("batch_create", { data_list: rows(batch === 2 ? 30 : 100), is_start_workflow: true });
    const tasks = await all(client.workflow.tasks("hanmeimei"));
    expect(new Set(tasks.map(({ task_id }) => task_id)).size).toBe(230);
    expect(tasks).toHaveLength(230);
  });

  it("ends, reopens, hands over, adds, sends back and takes back", async () => {
    const { client, submit, task, open } = await aWorkflow();
    const instance_id = await submit();
    await client.workflow.transfer({ ...(await task("hanmeimei")), transfer_username: "lilei" });
    expect(await open(instance_id)).toContain("采购审批:lilei");
    await client.workflow.addSign({ ...(await task("lilei")), add_sign_type: 2, add_sign_username: "admin" });
    expect(await open(instance_id)).toContain("采购审批:admin");
    await client.workflow.closeInstance(instance_id);
    expect(await open(instance_id)).toEqual([]);
    await client.workflow.activateInstance(instance_id, 2);
    const reopened = await task("admin");
    await client.workflow.rollback({ ...reopened, flow_id: 1 });
    const again = await task("hanmeimei");
    await client.workflow.approve(again);
    await client.workflow.revoke(again);
    await client.workflow.reject(await task("hanmeimei"));
    expect(await client.workflow.getInstance(instance_id)).toMatchObject({ result: 0 });
  });

  it("tells a refusal by its code, though it comes with HTTP 200", async () => {
    const { client, submit, task } = await aWorkflow();
    await submit();
    const done = await task("hanmeimei");
    await client.workflow.approve(done);
    const failed = await rejectionOf(client.workflow.approve(done));
    expect(failed).toMatchObject({ kind: "refused", status: 200, code: 50051, failure_class: "never" });
    expect(String(failed)).toContain("该待办已经处理过");
  });
});

describe("client.workflow on a bad line", () => {
  it("never repeats an action whose outcome is unknown", async () => {
    await using server = await startWireServer(() => "drop");
    using client = aClient(server);
    const task = { username: "lilei", instance_id: "65f0", task_id: "65f1" };
    const failed = await rejectionOf(client.workflow.approve(task));
    expect(failed).toMatchObject({ failure_class: "unknown_outcome" });
    expect(server.requests).toHaveLength(1);
  });

  it("does not turn in circles when the cursor stands still", async () => {
    const page = rows(100).map(() => ({ instance_id: "65f0", task_id: "65f1", status: 0 }));
    await using server = await startWireServer(() => ({ json: { tasks: page } }));
    using client = aClient(server);
    const failed = await rejectionOf(all(client.workflow.tasks("lilei")));
    expect(failed).toMatchObject({ kind: "invalid_reply" });
  });
});

function rows(count: number) {
  return Array.from({ length: count }, (_, n) => ({ n: { value: n } }));
}
