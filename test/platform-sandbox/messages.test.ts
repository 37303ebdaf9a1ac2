import { describe, expect, it } from "@jest/globals";
import { signPush } from "@jdy/open-api-client";
import {
  aDirectory,
  aFakeClock,
  aField,
  aFormSandbox,
  aReceiver,
  aSandbox,
  eventually,
  type Json,
  wrapped,
} from "./support.ts";

const STOCK = [aField("item_code"), aField("alert_severity", "combo"), aField("qty", "number")];
const RED_ALERT = {
  kind: "update",
  fields: ["alert_severity"],
  condition: { rel: "and", cond: [{ field: "alert_severity", method: "in", value: ["缺货", "紧急"] }] },
  receivers: ["hanmeimei"],
  text: "商品 ${item_code} ${alert_severity}",
  push_to_server: true,
};

/** A stock form, the company's own server, and a reminder on the form. */
async function aReminded(reminder: object = RED_ALERT, options: Parameters<typeof aFormSandbox>[1] = {}) {
  const receiver = await aReceiver();
  const running = await aFormSandbox(STOCK, options);
  const { control, entry_id } = running;
  const push = (await control("POST", "/message-pushes", { url: receiver.url, secret: "s" })).body;
  const made = await control("POST", `/forms/${entry_id}/reminders`, reminder);
  const add = async (values: object) =>
    String((await running.data("create", { data: wrapped({ ...values }) })).body.data?._id);
  const told = async () => {
    await running.sandbox.idle();
    const { messages } = (await control("GET", "/messages")).body;
    return (messages as unknown as readonly { notify_text: string }[]).map(({ notify_text }) => notify_text);
  };
  return { ...running, receiver, made, add, told, webhook_id: String(push.webhook_id) };
}

describe("a written-back field", () => {
  it("starts a message: API update → 推送提醒 → 消息推送 at our own server", async () => {
    const { add, data, receiver, sandbox, entry_id, origin } = await aReminded();
    const data_id = await add({ item_code: "A01", alert_severity: "正常" });
    await data("update", { data_id, data: wrapped({ alert_severity: "缺货" }) });
    await sandbox.idle();
    expect(receiver.seen).toHaveLength(1);
    const [{ url, headers, text, body } = never()] = receiver.seen;
    expect(body).toEqual({
      op: "data_update_message",
      data: {
        to: [{ username: "hanmeimei", name: "韩梅梅" }],
        entry_name: "库存台账",
        notify_text: "商品 A01 缺货",
        url: `${origin}/forms/${entry_id}/records/${data_id}`,
      },
      send_time: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const [nonce, timestamp] = ["nonce", "timestamp"].map((name) => url.searchParams.get(name) ?? "");
    expect(headers["x-jdy-signature"]).toBe(
      signPush({ nonce: nonce ?? "", timestamp: timestamp ?? "", secret: "s", body: text }),
    );
  });

  it("starts an assistant with is_start_trigger, which calls our server and tells a member", async () => {
    const receiver = await aReceiver();
    const { control, app_id, entry_id, data, sandbox } = await aFormSandbox(STOCK);
    const body = JSON.stringify({ item: "${item_code}", level: "${alert_severity}" });
    const assistant = await control("POST", `/apps/${app_id}/assistants`, {
      name: "缺货助手",
      trigger: { kind: "form", entry_id, on: ["update"], fields: ["alert_severity"] },
      nodes: [
        { kind: "http_request", url: receiver.url, headers: { "x-token": "t" }, body },
        { kind: "send_message", to: ["wangfang"], text: "${item_code} 要断货了" },
      ],
    });
    const made = (await data("create", { data: wrapped({ item_code: "A01" }), is_start_trigger: true })).body.data;
    const data_id = made?._id;
    await data("update", { data_id, data: wrapped({ alert_severity: "紧急" }) });
    await sandbox.idle();
    expect(receiver.seen).toEqual([]);
    await data("update", { data_id, data: wrapped({ alert_severity: "缺货" }), is_start_trigger: true });
    await sandbox.idle();
    expect(receiver.seen.map((seen) => [seen.body, seen.headers["x-token"]])).toEqual([
      [{ item: "A01", level: "缺货" }, "t"],
    ]);
    expect((await control("GET", "/messages?username=wangfang")).body.messages).toMatchObject([
      { op: "assistant_message", notify_text: "A01 要断货了", is_pushed: false },
    ]);
    const { runs } = (await control("GET", `/assistants/${String(assistant.body.assistant_id)}/runs`)).body;
    expect(runs).toMatchObject([{ trigger: "update", data_id, state: "succeeded" }]);
  });
});

describe("推送提醒", () => {
  it.each([
    { name: "another field", before: "缺货", values: { qty: 1 } },
    { name: "a value the condition leaves out", before: "正常", values: { alert_severity: "关注" } },
    { name: "the same value again", before: "缺货", values: { alert_severity: "缺货" } },
  ])("is silent after a change of $name", async ({ before, values }) => {
    const { add, data, told } = await aReminded();
    const data_id = await add({ alert_severity: before });
    await data("update", { data_id, data: wrapped(values) });
    expect(await told()).toEqual([]);
  });

  it("follows a person's edit and a single API write, but no batch, import or admin", async () => {
    const { add, data, control, records, told } = await aReminded({ ...RED_ALERT, condition: null });
    const id = await add({ item_code: "A", alert_severity: "正常" });
    await control("PUT", `${records}/${id}`, { data: { alert_severity: "人" } });
    await control("PUT", `${records}/${id}`, { data: { alert_severity: "管理员" }, via: "data_manage" });
    await data("batch_update", { data_ids: [id], data: wrapped({ alert_severity: "批量" }) });
    await control("POST", `${records}/batch`, { data_list: [{ _id: id, alert_severity: "导入" }] });
    await data("update", { data_id: id, data: wrapped({ alert_severity: "接口" }) });
    expect(await told()).toEqual(["商品 A 接口", "商品 A 人"]);
  });

  it("speaks of new data, by a person or single API write", async () => {
    const { add, data, control, records, told, receiver } = await aReminded({
      ...{ kind: "create", receivers: ["admin"], text: "新:${item_code}", push_to_server: true },
    });
    await add({ item_code: "接口" });
    await control("POST", records, { data: { item_code: "人" } });
    await data("batch_create", { data_list: [wrapped({ item_code: "批量" })] });
    expect(await told()).toEqual(["新:人", "新:接口"]);
    expect(receiver.seen.map(({ body }) => String(body.op))).toEqual(["data_create_message", "data_create_message"]);
  });

  it("tells members, departments, roles and whoever stands in a member field, each once", async () => {
    const { control, entry_id, data, api, key } = await aFormSandbox([
      aField("keeper", "user"),
      aField("team", "usergroup"),
    ]);
    await api("corp/role/create", { name: "库管", group_no: 1 }, key);
    await api("corp/role/add_members", { role_no: 1, usernames: ["wangfang", "lilei"] }, key);
    const reminder = { receivers: ["admin"], departments: [2], roles: [1], member_fields: ["keeper", "team"] };
    await control("POST", `/forms/${entry_id}/reminders`, { kind: "create", ...reminder });
    await control("POST", `/forms/${entry_id}/reminders`, { kind: "create", member_fields: ["keeper"] });
    await api("corp/user/create", { username: "zhao", name: "赵" }, key);
    await data("create", { data: wrapped({ keeper: "zhao", team: ["admin"] }) });
    await data("create", { data: {} });
    const { messages } = (await control("GET", "/messages")).body;
    const told = (messages as unknown as readonly { recipients: string[] }[]).map(({ recipients }) =>
      recipients.sort(),
    );
    expect(told).toEqual([
      ["admin", "hanmeimei", "lilei", "wangfang"],
      ["zhao"],
      ["admin", "hanmeimei", "lilei", "wangfang", "zhao"],
    ]);
  });

  it("stays with the members where 推送至我的服务器 is not ticked", async () => {
    const { add, told, receiver } = await aReminded({ kind: "create", receivers: ["admin"] });
    await add({});
    expect(await told()).toEqual(["有新数据提交,请及时处理"]);
    expect(receiver.seen).toEqual([]);
  });

  it("speaks at a set time and daily after that, also when it was set before a restart", async () => {
    const [clock, dataDir] = [aFakeClock(), aDirectory()];
    const daily = {
      kind: "schedule",
      at: "2026-01-01T01:00:00Z",
      repeat: "daily",
      receivers: ["admin"],
      push_to_server: true,
    };
    const before = await aReminded(daily, { clock, dataDir });
    clock.advance(3_600_000);
    expect(await before.told()).toEqual(["已到提醒时间,请及时处理"]);
    expect(before.receiver.seen.map(({ body }) => String(body.op))).toEqual(["form_schedule_message"]);
    await before.sandbox.close();
    const after = await aSandbox({ clock, dataDir });
    clock.advance(86_400_000);
    const messages = await eventually(
      async () => (await after.control("GET", "/messages")).body.messages as unknown as readonly Json[],
      (list) => list.length === 2,
    );
    expect(String(messages[0]?.at)).toBe("2026-01-02T01:00:00.000Z");
  });

  it("speaks once for the days the sandbox was away, and then at its usual time", async () => {
    const [clock, dataDir] = [aFakeClock(), aDirectory()];
    const daily = { kind: "schedule", at: "2026-01-01T01:00:00Z", repeat: "daily", receivers: ["admin"] };
    const before = await aReminded(daily, { clock, dataDir });
    await before.sandbox.close();
    clock.advance(3.5 * 86_400_000);
    const { control } = await aSandbox({ clock, dataDir });
    clock.advance(0);
    const told = async () => (await control("GET", "/messages")).body.messages as unknown as readonly Json[];
    expect(await told()).toHaveLength(1);
    const { reminders } = (await control("GET", `/forms/${before.entry_id}/reminders`)).body;
    expect(String(reminders?.[0]?.next_at)).toBe("2026-01-05T01:00:00.000Z");
  });

  it("is silent once taken away", async () => {
    const { add, control, made, told } = await aReminded({ kind: "create", receivers: ["admin"] });
    await control("DELETE", `/reminders/${String(made.body.reminder_id)}`);
    await add({});
    expect(await told()).toEqual([]);
  });

  it("never stops a write, even when its condition names a field that is gone", async () => {
    const { add, control, entry_id, data, told } = await aReminded();
    const data_id = await add({ alert_severity: "正常" });
    await control("PATCH", `/forms/${entry_id}`, { widgets: [STOCK[0], { ...STOCK[1], name: "level" }] });
    expect((await data("update", { data_id, data: wrapped({ item_code: "B" }) })).status).toBe(200);
    expect(await told()).toEqual([]);
  });

  it.each([
    { name: "a kind that does not exist", change: { kind: "later" }, code: 3005 },
    { name: "a field that is not there", change: { fields: ["nope"] }, code: 3005 },
    { name: "a wrong condition", change: { condition: { rel: "and", cond: [{ field: "x" }] } }, code: 4815 },
    { name: "nobody", change: { receivers: [] }, code: 3005 },
    { name: "a stranger", change: { receivers: ["nobody"] }, code: 1010 },
    { name: "a department that is not there", change: { departments: [99] }, code: 6002 },
    { name: "a role that is not there", change: { roles: [99] }, code: 1201 },
    { name: "a field of no member", change: { member_fields: ["qty"] }, code: 3005 },
    { name: "a time that is none", change: { kind: "schedule", at: "soon" }, code: 3005 },
  ])("is refused for $name", async ({ change, code }) => {
    expect((await aReminded({ ...RED_ALERT, ...change })).made.body.code).toBe(code);
  });

  it("after a change is refused on a workflow form", async () => {
    expect((await aReminded(RED_ALERT, { is_workflow: true })).made.body.code).toBe(3005);
  });
});

describe("消息推送", () => {
  it("tells of to-dos and copies under flow_message", async () => {
    const receiver = await aReceiver();
    const { control, entry_id, records, sandbox } = await aFormSandbox(STOCK, { is_workflow: true });
    await control("POST", "/message-pushes", { url: receiver.url, secret: "s" });
    await control("PUT", `/forms/${entry_id}/workflow`, {
      nodes: [{ name: "审批", assignees: ["admin"], cc: ["lilei"] }],
    });
    await control("POST", records, { data: {} });
    await sandbox.idle();
    const told = receiver.seen.map(({ body }) => [String(body.op), String(body.data?.to?.[0]?.username)]);
    expect(told.sort()).toEqual([
      ["flow_message", "admin"],
      ["flow_message", "lilei"],
    ]);
  });

  it("keeps a delivery log, retries, can be tested, asks for chosen ops only, and can be taken away", async () => {
    const receiver = await aReceiver((response, count) => response.writeHead(count === 1 ? 500 : 200).end());
    const { control, entry_id, data, sandbox } = await aFormSandbox(STOCK);
    const push = { url: receiver.url, secret: "s", ops: ["data_create_message"] };
    const { webhook_id } = (await control("POST", "/message-pushes", push)).body;
    for (const kind of ["create", "update"])
      await control("POST", `/forms/${entry_id}/reminders`, { kind, receivers: ["admin"], push_to_server: true });
    const { _id } = (await data("create", { data: {} })).body.data ?? {};
    await data("update", { data_id: _id, data: wrapped({ qty: 1 }) });
    await sandbox.idle();
    const log = (await control("GET", `/webhooks/${String(webhook_id)}/deliveries`)).body;
    expect(log.deliveries).toMatchObject([{ op: "data_create_message", state: "delivered", attempts: 2 }]);
    expect((await control("POST", `/webhooks/${String(webhook_id)}/test`)).body.ok).toBe(true);
    expect((await control("DELETE", `/webhooks/${String(webhook_id)}`)).status).toBe(200);
    expect((await control("GET", "/message-pushes")).body.webhooks).toEqual([]);
    expect((await control("GET", `/webhooks/${String(webhook_id)}/deliveries`)).status).toBe(404);
  });
});

function never(): never {
  throw new Error("nothing came");
}
