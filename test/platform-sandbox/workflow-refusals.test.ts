import { describe, expect, it } from "@jest/globals";
import { aField, ask } from "./support.ts";
import { aFlow, TWO_NODES } from "./workflow-support.ts";

describe("a refusal of a workflow action", () => {
  it("travels under HTTP 200 in its own shape", async () => {
    const { url, key, submit, task } = await aFlow();
    await submit();
    const reply = await fetch(`${url}/v1/workflow/task/approve`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ ...(await task("wangfang")), username: "nobody" }),
    });
    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual({ status: "failure", code: 1010, message: expect.any(String) });
  });

  it.each([
    { code: 1, action: "approve", more: { task_id: undefined } },
    { code: 1010, action: "approve", more: { username: "nobody" } },
    { code: 4009, action: "approve", more: { username: "lilei" } },
    { code: 50004, action: "approve", more: { task_id: "65f0c0ffee00000000000001" } },
    { code: 50016, action: "approve", more: { instance_id: "65f0c0ffee00000000000001" } },
    { code: 4016, action: "transfer", more: { transfer_username: "wangfang" } },
    { code: 4015, action: "transfer", more: { transfer_username: "nobody" } },
    { code: 50041, action: "rollback", more: { flow_id: 1 } },
    { code: 50040, action: "rollback", more: { flow_id: 2 } },
    { code: 5011, action: "rollback", more: { flow_id: 99 } },
    { code: 17017, action: "rollback", more: { back_type: 3 } },
    { code: 50059, action: "add_sign", more: { add_sign_type: 0, add_sign_username: "hanmeimei" } },
    { code: 50060, action: "add_sign", more: { add_sign_type: 0, add_sign_username: "nobody" } },
    { code: 50053, action: "add_sign", more: { add_sign_type: 0, add_sign_username: "" } },
    { code: 17017, action: "add_sign", more: { add_sign_type: 3, add_sign_username: "lilei" } },
    { code: 50019, action: "revoke", more: {} },
  ])("has code $code for $action with $more", async ({ code, action, more }) => {
    const { submit, act } = await aFlow();
    await submit();
    expect(await act(action, "wangfang", more)).toMatchObject({ status: "failure", code });
  });

  it.each([
    { code: 5049, forbidden: { can_transfer: false }, action: "transfer", more: { transfer_username: "lilei" } },
    { code: 50040, forbidden: { can_rollback: false }, action: "rollback", more: {} },
    {
      ...{ code: 50057, forbidden: { can_add_sign: false }, action: "add_sign" },
      more: { add_sign_type: 2, add_sign_username: "lilei" },
    },
    { code: 5004, forbidden: { needs_comment: true }, action: "approve", more: {} },
    { code: 5004, forbidden: { needs_comment: true }, action: "reject", more: {} },
  ])("has code $code where the node says $forbidden", async ({ code, forbidden, action, more }) => {
    const { submit, act, state } = await aFlow([{ name: "审批", assignees: ["admin"], ...forbidden }]);
    const id = await submit();
    expect(await act(action, "admin", more)).toMatchObject({ status: "failure", code });
    expect(await state(id)).toBe(0);
  });

  it("is 50051 for a task handled before, and 4008 for one whose instance was ended", async () => {
    const { submit, call, task } = await aFlow();
    const id = await submit();
    const [mine, other] = [await task("hanmeimei"), await task("wangfang")];
    await call("v1/workflow/task/approve", mine);
    expect(await call("v1/workflow/task/approve", mine)).toMatchObject({ code: 50051 });
    expect(await call("v1/workflow/task/approve", other)).toMatchObject({ code: 50051 });
    const last = await task("admin");
    await call("v1/workflow/instance/close", { instance_id: id });
    expect(await call("v1/workflow/task/approve", last)).toMatchObject({ code: 4008 });
    expect(await call("v1/workflow/instance/close", { instance_id: id })).toMatchObject({ code: 4008 });
  });

  it("is 50062, 50061, 50054 around people who were added", async () => {
    const { submit, act, call, task } = await aFlow();
    await submit();
    const mine = await task("hanmeimei");
    await act("add_sign", "hanmeimei", { add_sign_type: 0, add_sign_username: "lilei" });
    expect(await call("v1/workflow/task/approve", mine)).toMatchObject({ code: 50062 });
    const added = { add_sign_type: 2, add_sign_username: "admin" };
    expect(await act("add_sign", "wangfang", added)).toMatchObject({ code: 50061 });
    expect(await act("add_sign", "lilei", added)).toMatchObject({ code: 50054 });
  });

  it("is 50052 and 50040 at the node of the submitter", async () => {
    const { submit, act, call } = await aFlow();
    const id = await submit();
    await call("v1/workflow/task/revoke", { username: "lilei", instance_id: id });
    expect(await act("add_sign", "lilei", { add_sign_type: 2, add_sign_username: "admin" })).toMatchObject({
      code: 50052,
    });
    expect(await act("rollback", "lilei")).toMatchObject({ code: 50040 });
    expect(await act("reject", "lilei")).toMatchObject({ code: 50019 });
  });

  it("is 50049 when the submitter has left", async () => {
    const { submit, act, api, key } = await aFlow();
    await submit();
    await api("corp/user/delete", { username: "lilei" }, key);
    expect(await act("rollback", "wangfang")).toMatchObject({ code: 50049 });
  });

  it("is 50019 for taking back what the next has handled, while the workflow still runs", async () => {
    const nodes = ["hanmeimei", "wangfang", "admin"].map((who) => ({ name: who, assignees: [who] }));
    const { submit, act, call, task } = await aFlow(nodes);
    await submit();
    const [first, second] = [await task("hanmeimei"), await act("approve", "hanmeimei").then(() => task("wangfang"))];
    await act("approve", "wangfang");
    expect(await call("v2/workflow/task/revoke", first)).toMatchObject({ status: "failure", code: 50019 });
    expect(await call("v2/workflow/task/revoke", second)).toEqual({ status: "success" });
  });

  it("is 5003 and 50019 for activating what cannot be", async () => {
    const { submit, call } = await aFlow();
    const instance_id = await submit();
    const activate = (flow_id: number) => call("v1/workflow/instance/activate", { instance_id, flow_id });
    expect(await activate(1)).toMatchObject({ code: 50019 });
    await call("v1/workflow/instance/close", { instance_id });
    expect(await activate(9)).toMatchObject({ code: 5003 });
  });

  it("is 4007 when everybody of the first node has left; nothing is stored", async () => {
    const { api, key, control, records, data } = await aFlow();
    await api("corp/user/batch_delete", { usernames: ["hanmeimei", "wangfang"] }, key);
    expect((await control("POST", records, { data: { n: 1 } })).body.code).toBe(4007);
    expect((await data("create", { data: {}, is_start_workflow: true })).body.code).toBe(4007);
    expect((await data("list")).body.data).toEqual([]);
  });

  it("is 5056 on a record of an ordinary form, and 8302 beyond the key's app", async () => {
    const { control, app_id, call, submit, url } = await aFlow();
    const plain = (await control("POST", `/apps/${app_id}/forms`, { name: "普通", widgets: [aField("f")] })).body;
    const made = (await control("POST", `/forms/${String(plain.entry_id)}/records`, { data: {} })).body.data;
    expect(await call("v6/workflow/instance/get", { instance_id: made?._id })).toMatchObject({ code: 5056 });
    const other = (await control("POST", "/apps", { name: "别的" })).body;
    const id = await submit();
    const headers = { authorization: `Bearer ${String(other.api_key)}` };
    const reply = await ask(`${url}/v6/workflow/instance/get`, "POST", { instance_id: id }, headers);
    expect(reply).toMatchObject({ status: 400, body: { code: 8302 } });
  });

  it.each([
    { name: "no nodes", nodes: [], code: 5003 },
    { name: "a node of nobody", nodes: [{ name: "空", assignees: [] }], code: 5008 },
    { name: "a stranger", nodes: [{ name: "谁", assignees: ["nobody"] }], code: 5008 },
    { name: "a number twice", nodes: TWO_NODES.map((node) => ({ ...node, flow_id: 7 })), code: 5003 },
  ])("is $code for drawing $name", async ({ nodes, code }) => {
    expect((await aFlow(nodes)).drawn.body.code).toBe(code);
  });
});
