import { describe, expect, it } from "@jest/globals";
import { aDirectory, aReceiver, wrapped } from "./support.ts";
import { aFlow } from "./workflow-support.ts";

const SUCCESS = { status: "success" };

describe("a workflow", () => {
  it("opens a task for each person of the first node when someone submits", async () => {
    const { submit, open, state } = await aFlow();
    const id = await submit();
    expect(await open(id)).toEqual(["采购审批:hanmeimei", "采购审批:wangfang"]);
    expect(await state(id)).toBe(0);
  });

  it("goes on by approval and is finished, result 1, after the last node", async () => {
    const { submit, open, state, act, instance } = await aFlow();
    const id = await submit();
    expect(await act("approve", "wangfang", { comment: "可以" })).toEqual(SUCCESS);
    expect(await open(id)).toEqual(["老板审批:admin"]);
    expect(await act("approve", "admin")).toEqual(SUCCESS);
    expect(await open(id)).toEqual([]);
    expect(await state(id)).toBe(1);
    expect(await instance(id)).toMatchObject({ status: 1, result: 1, finish_time: expect.any(String) });
  });

  it("lets a node with 会签 go on only when all have approved", async () => {
    const { submit, open, act } = await aFlow([{ name: "会签", assignees: ["hanmeimei", "wangfang"], sign: "all" }]);
    const id = await submit();
    await act("approve", "hanmeimei");
    expect(await open(id)).toEqual(["会签:wangfang"]);
    await act("approve", "wangfang");
    expect(await open(id)).toEqual([]);
  });

  it("is finished at once, result 0, by a rejection", async () => {
    const { submit, act, state, instance, open } = await aFlow();
    const id = await submit();
    expect(await act("reject", "hanmeimei")).toEqual(SUCCESS);
    expect([await state(id), await open(id)]).toEqual([1, []]);
    const shown = await instance(id);
    expect(shown).toMatchObject({ status: 1, result: 0 });
    expect(JSON.stringify(shown.tasks)).toContain('"finish_action":"reject"');
  });

  it("goes back to the node before, and step by step on again", async () => {
    const { submit, act, open } = await aFlow();
    const id = await submit();
    await act("approve", "hanmeimei");
    expect(await act("rollback", "admin", { comment: "再看看" })).toEqual(SUCCESS);
    expect(await open(id)).toEqual(["采购审批:hanmeimei", "采购审批:wangfang"]);
    await act("rollback", "wangfang");
    expect(await open(id)).toEqual(["流程发起节点:lilei"]);
    await act("approve", "lilei");
    expect(await open(id)).toEqual(["采购审批:hanmeimei", "采购审批:wangfang"]);
  });

  it("goes from a chosen node straight back to the one that sent it there, with back_type 2", async () => {
    const { submit, act, open } = await aFlow();
    const id = await submit();
    await act("approve", "hanmeimei");
    await act("rollback", "admin", { flow_id: 0, back_type: 2 });
    expect(await open(id)).toEqual(["流程发起节点:lilei"]);
    await act("approve", "lilei");
    expect(await open(id)).toEqual(["老板审批:admin"]);
  });

  it("hands a task over", async () => {
    const { submit, act, open } = await aFlow();
    const id = await submit();
    expect(await act("transfer", "hanmeimei", { transfer_username: "lilei" })).toEqual(SUCCESS);
    expect(await open(id)).toEqual(["采购审批:wangfang", "采购审批:lilei"]);
    await act("approve", "lilei");
    expect(await open(id)).toEqual(["老板审批:admin"]);
  });

  it.each([
    { name: "before", type: 0, first: ["老板审批:lilei"], then: ["老板审批:admin"], order: ["lilei", "admin"] },
    { name: "after", type: 1, first: ["老板审批:lilei"], then: [], order: ["lilei"] },
    {
      name: "parallel",
      type: 2,
      first: ["老板审批:admin", "老板审批:lilei"],
      then: ["老板审批:lilei"],
      order: ["admin", "lilei"],
    },
  ])("adds someone $name", async ({ type, first, then, order }) => {
    const { submit, act, open, state } = await aFlow();
    const id = await submit();
    await act("approve", "hanmeimei");
    expect(await act("add_sign", "admin", { add_sign_type: type, add_sign_username: "lilei" })).toEqual(SUCCESS);
    expect(await open(id)).toEqual(first);
    await act("approve", order[0] ?? "");
    expect(await open(id)).toEqual(then);
    if (order[1] !== undefined) await act("approve", order[1]);
    expect(await state(id)).toBe(1);
  });

  it("is taken back by who handled it, until the next has handled it", async () => {
    const { submit, act, open, call, task } = await aFlow();
    const id = await submit();
    const handled = await task("hanmeimei");
    await act("approve", "hanmeimei");
    expect(await call("v2/workflow/task/revoke", handled)).toEqual(SUCCESS);
    expect(await open(id)).toEqual(["采购审批:hanmeimei"]);
    await act("approve", "hanmeimei");
    await act("approve", "admin");
    expect(await call("v2/workflow/task/revoke", handled)).toMatchObject({ status: "failure", code: 4008 });
  });

  it("is taken back to its start by who submitted it, without task_id", async () => {
    const { submit, open, call } = await aFlow();
    const id = await submit();
    expect(await call("v1/workflow/task/revoke", { username: "lilei", instance_id: id })).toEqual(SUCCESS);
    expect(await open(id)).toEqual(["流程发起节点:lilei"]);
  });

  it("is ended by hand and set going again at a node", async () => {
    const { submit, call, state, open, instance } = await aFlow();
    const id = await submit();
    expect(await call("v1/workflow/instance/close", { instance_id: id })).toEqual(SUCCESS);
    expect([await state(id), await open(id)]).toEqual([2, []]);
    expect((await instance(id)).result).toBeNull();
    expect(await call("v1/workflow/instance/activate", { instance_id: id, flow_id: 2 })).toEqual(SUCCESS);
    expect([await state(id), await open(id)]).toEqual([0, ["老板审批:admin"]]);
    expect(JSON.stringify((await instance(id)).tasks)).toContain('"status":4');
  });

  it("starts through the API only when asked, and for each record of a batch", async () => {
    const { data, call, todos } = await aFlow();
    const plain = (await data("create", { data: wrapped({ n: 1 }) })).body.data;
    expect(await call("v6/workflow/instance/get", { instance_id: plain?._id })).toMatchObject({ code: 50016 });
    await data("batch_create", { data_list: [wrapped({ n: 2 }), wrapped({ n: 3 })], is_start_workflow: true });
    expect(await todos("wangfang")).toHaveLength(2);
  });

  it("pushes data_update at a person's step and not at the API's, and flowState follows", async () => {
    const receiver = await aReceiver();
    const { submit, control, act, todos, sandbox, entry_id } = await aFlow();
    await control("POST", `/forms/${entry_id}/webhooks`, { url: receiver.url, secret: "s" });
    await submit();
    await act("approve", "hanmeimei");
    const [mine] = await todos("admin");
    await control("POST", `/todos/${String(mine?.task_id)}/approve`, { username: "admin", comment: "好" });
    await sandbox.idle();
    expect(receiver.seen.map(({ body }) => [String(body.op), Number(body.data?.flowState)])).toEqual([
      ["data_create", 0],
      ["data_update", 1],
    ]);
  });

  it("forgets nothing over a restart", async () => {
    const dataDir = aDirectory();
    const before = await aFlow(undefined, { dataDir, apiKey: "k" });
    const id = await before.submit();
    await before.act("approve", "hanmeimei");
    await before.sandbox.close();
    const after = await aFlow(undefined, { dataDir, apiKey: "k" });
    expect(await after.open(id)).toEqual(["老板审批:admin"]);
    expect(await after.act("approve", "admin")).toEqual(SUCCESS);
  });
});
