import { describe, expect, it } from "@jest/globals";
import { aFakeClock, type Json } from "./support.ts";
import { aFlow } from "./workflow-support.ts";

const ONE_NODE = [{ name: "审批", assignees: ["admin"], cc: ["wangfang"] }];
const list = (body: Json, name: string) => (body[name] ?? []) as unknown as readonly Json[];

describe("an instance", () => {
  it("shows its course, v6 with its result, and its tasks only when asked", async () => {
    const { submit, call, act, entry_id, app_id, origin } = await aFlow(ONE_NODE);
    const instance_id = await submit();
    const about = { instance_id, app_id, form_id: entry_id, form_title: "库存台账", status: 0 };
    const v6 = await call("v6/workflow/instance/get", { instance_id });
    expect(v6).toMatchObject({ ...about, result: null, finish_time: null, creator: { username: "lilei" } });
    expect(v6.url).toBe(`${origin}/forms/${entry_id}/records/${instance_id}`);
    expect(v6).not.toHaveProperty("tasks");
    const v5 = await call("v5/workflow/instance/get", { instance_id, tasks_type: 1 });
    expect(v5).toMatchObject({
      ...about,
      tasks: [
        { flow_id: 0, flow_name: "流程发起节点", status: 1, create_action: "forward", finish_action: "forward" },
        {
          flow_id: 1,
          flow_name: "审批",
          status: 0,
          finish_time: null,
          finish_action: null,
          assignee: { username: "admin" },
        },
      ],
    });
    expect(v5).not.toHaveProperty("result");
    await act("approve", "admin", { comment: "好" });
    expect(await call("v6/workflow/instance/get", { instance_id })).toMatchObject({ status: 1, result: 1 });
  });

  it.each([
    { version: 3, instance: [], task: [] },
    { version: 4, instance: ["finish_time"], task: ["title", "create_time", "finish_time", "status"] },
    { version: 6, instance: ["finish_time", "result"], task: ["title", "create_action", "finish_action", "status"] },
  ])("is shown by v$version with what that version knew", async ({ version, instance, task }) => {
    const { submit, call } = await aFlow(ONE_NODE);
    const shown = await call(`v${version}/workflow/instance/get`, { instance_id: await submit(), tasks_type: 1 });
    const has = (one: Json | undefined, names: readonly string[]) => names.filter((name) => one && name in one);
    expect(has(shown, ["finish_time", "result"])).toEqual(instance);
    const [first] = list(shown, "tasks");
    const names = version === 6 ? task : ["title", "create_time", "finish_time", "status", "create_action"];
    expect(has(first, names)).toEqual(task);
  });

  it("is 50016 once its record is deleted, and its tasks are gone from the list", async () => {
    const { submit, call, data, todos } = await aFlow(ONE_NODE);
    const data_id = await submit();
    await data("delete", { data_id });
    expect(await call("v6/workflow/instance/get", { instance_id: data_id })).toMatchObject({ code: 50016 });
    expect(await todos("admin")).toEqual([]);
  });

  it("keeps a log of who did what with which comment, in pages", async () => {
    const { submit, call, act, app_id, entry_id } = await aFlow(ONE_NODE);
    const instance_id = await submit();
    await act("rollback", "admin", { comment: "补充说明" });
    await act("approve", "lilei", { comment: "已补充" });
    await act("approve", "admin");
    const logs = async (more: object) =>
      list(await call("v1/workflow/instance/logs", { instance_id, types: ["comment"], ...more }), "logs");
    expect((await logs({})).map((one) => [one.finish_action, one.comment, one.operator?.username].map(String))).toEqual(
      [
        ["back", "补充说明", "admin"],
        ["forward", "已补充", "lilei"],
        ["forward", "", "admin"],
      ],
    );
    expect((await logs({ limit: 1, skip: 1 })).map(({ comment }) => String(comment))).toEqual(["已补充"]);
    const path = `v1/app/${app_id}/entry/${entry_id}/data/${instance_id}/approval_comments`;
    expect(list(await call(path, { skip: 1 }), "approveCommentList")).toMatchObject([
      { flowAction: "forward", flowNodeName: "流程发起节点", comment: "已补充", operator: { name: "李雷" } },
      { flowAction: "forward", flowNodeName: "审批", comment: "" },
    ]);
    const gone = `v1/app/${app_id}/entry/${entry_id}/data/65f0c0ffee00000000000001/approval_comments`;
    expect(await call(gone, {})).toMatchObject({ code: 4001 });
    expect(await call("v1/workflow/instance/logs", { instance_id })).toMatchObject({ code: 1 });
    expect(await call("v1/workflow/instance/logs", { instance_id, types: ["x"] })).toMatchObject({ code: 17017 });
  });
});

describe("the task list", () => {
  it.each(["v5", "v6"])("of %s is paged without gap or repeat, newest first", async (version) => {
    const { submit, call } = await aFlow(ONE_NODE);
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.push(await submit());
    const seen: string[] = [];
    for (
      let page: Json | undefined, last: string | undefined;
      page === undefined || String(page.has_more) === "true";
    ) {
      const more = version === "v6" ? { task_id: last } : { skip: seen.length };
      page = await call(`${version}/workflow/task/list`, { username: "admin", limit: 2, ...more });
      const tasks = list(page, "tasks");
      last = String(tasks.at(-1)?.task_id);
      seen.push(...tasks.map(({ instance_id }) => String(instance_id)));
    }
    expect(seen).toEqual(made.reverse());
  });

  it("shows ten when no limit is given, and refuses more than a hundred", async () => {
    const { submit, call } = await aFlow(ONE_NODE);
    for (let n = 0; n < 11; n += 1) await submit();
    const page = await call("v6/workflow/task/list", { username: "admin" });
    expect([list(page, "tasks").length, page.has_more]).toEqual([10, true]);
    expect(await call("v6/workflow/task/list", { username: "admin", limit: 101 })).toMatchObject({ code: 17017 });
  });

  it("is 1010 for a stranger, 1058 for someone who left, and shows nothing beyond the key's apps", async () => {
    const { submit, call, control, api, key, url } = await aFlow(ONE_NODE);
    await submit();
    expect(await call("v6/workflow/task/list", { username: "nobody" })).toMatchObject({ code: 1010 });
    await api("corp/user/delete", { username: "hanmeimei" }, key);
    expect(await call("v6/workflow/task/list", { username: "hanmeimei" })).toMatchObject({ code: 1058 });
    const other = String((await control("POST", "/apps", { name: "别的" })).body.api_key);
    const reply = await fetch(`${url}/v6/workflow/task/list`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${other}` },
      body: JSON.stringify({ username: "admin" }),
    });
    expect(await reply.json()).toEqual({ has_more: false, tasks: [] });
  });
});

describe("the list of copies", () => {
  it("tells read from unread, in pages, and forgets after 90 days", async () => {
    const clock = aFakeClock();
    const { submit, call, control } = await aFlow(ONE_NODE, { clock });
    await submit();
    await submit();
    const copies = async (more: object = {}) => call("v1/workflow/cc/list", { username: "wangfang", ...more });
    const [newest] = list(await copies({ limit: 1 }), "cc_list");
    expect(newest).toMatchObject({
      ...{ title: "审批", flow_name: "审批", status: 0, form_title: "库存台账", start_action: "forward" },
      ...{ assignee: { username: "wangfang" }, creator: { username: "lilei" } },
    });
    expect(newest).not.toHaveProperty("finish_time");
    expect((await copies({ limit: 1 })).has_more).toBe(true);
    await control("POST", `/copies/${String(newest?.task_id)}/read`, { username: "wangfang" });
    expect(list(await copies({ read_status: "read" }), "cc_list")).toMatchObject([
      { task_id: newest?.task_id, status: 1 },
    ]);
    expect(list(await copies({ read_status: "unread" }), "cc_list")).toHaveLength(1);
    expect(list(await copies({ skip: 1 }), "cc_list")).toHaveLength(1);
    expect(await copies({ read_status: "maybe" })).toMatchObject({ code: 17017 });
    clock.advance(90 * 86_400_000 + 1);
    expect(list(await copies(), "cc_list")).toEqual([]);
  });
});
