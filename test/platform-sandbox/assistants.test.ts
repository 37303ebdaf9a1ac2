import type { ServerResponse } from "node:http";
import { describe, expect, it } from "@jest/globals";
import { assemble } from "../../packages/platform-sandbox/src/assembly.ts";
import { aFakeClock, aField, aFormSandbox, aReceiver, ask, closeLater, eventually, wrapped } from "./support.ts";

const TELL_ADMIN = [{ kind: "send_message", to: ["admin"], text: "来自 ${from}" }];

async function anHttpTrigger(allow_list: readonly string[] = [], options: { readonly limits?: boolean } = {}) {
  const clock = aFakeClock();
  const running = await aFormSandbox([aField("f")], { clock, ...options });
  const { control, app_id } = running;
  const trigger = { kind: "http", allow_list };
  const made = await control("POST", `/apps/${app_id}/assistants`, { name: "接口触发", trigger, nodes: TELL_ADMIN });
  const texts = async () => {
    await running.sandbox.idle();
    const { messages } = (await control("GET", "/messages")).body;
    return (messages as unknown as readonly { notify_text: string }[]).map(({ notify_text }) => notify_text);
  };
  return { ...running, clock, made, texts, hit: (body: object) => ask(String(made.body.url), "POST", body) };
}

describe("an assistant's HTTP trigger", () => {
  it("has a fixed address of the sandbox, and fills its nodes from the call's body", async () => {
    const { made, origin, hit, texts } = await anHttpTrigger();
    expect(String(made.body.url)).toContain(`${origin}/hooks/assistants/`);
    expect(await hit({ from: "缺货卫士" })).toMatchObject({ status: 200, body: { status: "success" } });
    expect(await texts()).toEqual(["来自 缺货卫士"]);
  });

  it("answers what it was told to", async () => {
    const { control, app_id } = await aFormSandbox([]);
    const trigger = { kind: "http", answer: { 收到: true } };
    const made = await control("POST", `/apps/${app_id}/assistants`, { name: "x", trigger, nodes: TELL_ADMIN });
    expect((await ask(String(made.body.url), "POST", {})).body).toEqual({ 收到: true });
  });

  it("takes one call a second, and twenty with an allow-list", async () => {
    for (const { allow_list, rate } of [
      { allow_list: [], rate: 1 },
      { allow_list: ["127.0.0.*"], rate: 20 },
    ]) {
      const { hit, clock, texts } = await anHttpTrigger(allow_list, { limits: true });
      const statuses: number[] = [];
      for (let n = 0; n <= rate; n += 1) statuses.push((await hit({ from: String(n) })).status);
      expect(statuses).toEqual([...Array.from({ length: rate }, () => 200), 429]);
      clock.advance(1000);
      expect((await hit({ from: "later" })).status).toBe(200);
      expect(await texts()).toHaveLength(rate + 1);
    }
  });

  it("turns away who is not on its list, an unknown address, and too long or wrong lists", async () => {
    const { hit, origin, control, app_id } = await anHttpTrigger(["10.1.2.3"]);
    expect((await hit({})).status).toBe(403);
    expect((await ask(`${origin}/hooks/assistants/unknown`, "POST", {})).status).toBe(404);
    for (const allow_list of [["1.2.*.*"], ["x"], Array.from({ length: 51 }, () => "1.2.3.4")]) {
      const body = { name: "x", trigger: { kind: "http", allow_list }, nodes: TELL_ADMIN };
      expect((await control("POST", `/apps/${app_id}/assistants`, body)).body.code).toBe(3005);
    }
  });
});

describe("an assistant", () => {
  it.each([
    { op: "create", on: ["create"] },
    { op: "update", on: ["update"] },
    { op: "delete", on: ["delete"] },
  ])("starts when a person does $op", async ({ op, on }) => {
    const { control, app_id, entry_id, records, sandbox } = await aFormSandbox([aField("from")]);
    const trigger = { kind: "form", entry_id, on };
    await control("POST", `/apps/${app_id}/assistants`, { name: "x", trigger, nodes: TELL_ADMIN });
    const id = String((await control("POST", records, { data: { from: "甲" } })).body.data?._id);
    await control("PUT", `${records}/${id}`, { data: { from: "乙" } });
    await control("DELETE", `${records}/${id}`);
    await sandbox.idle();
    const texts = { create: "来自 甲", update: "来自 乙", delete: "来自 乙" }[op];
    expect((await control("GET", "/messages")).body.messages).toMatchObject([{ notify_text: texts }]);
  });

  it("stops at a node that fails and says so in its log", async () => {
    const receiver = await aReceiver((response) => response.writeHead(500).end());
    const { control, app_id, entry_id, data, sandbox } = await aFormSandbox([aField("f")]);
    const { assistant_id } = (
      await control("POST", `/apps/${app_id}/assistants`, {
        name: "x",
        trigger: { kind: "form", entry_id },
        nodes: [{ kind: "http_request", url: `${receiver.url}?token=geheim`, body: "{}" }, ...TELL_ADMIN],
      })
    ).body;
    await data("create", { data: {}, is_start_trigger: true });
    await sandbox.idle();
    const { runs } = (await control("GET", `/assistants/${String(assistant_id)}/runs`)).body;
    expect(runs).toMatchObject([{ state: "failed", detail: expect.stringContaining("HTTP 500") }]);
    expect(JSON.stringify(runs)).not.toContain("geheim");
    expect((await control("GET", "/messages")).body.messages).toEqual([]);
  });

  it("does not wait for another one whose server is slow", async () => {
    const held: ServerResponse[] = [];
    const slow = await aReceiver((response) => void held.push(response));
    const { control, app_id, entry_id, data, sandbox } = await aFormSandbox([aField("f")]);
    const add = (name: string, nodes: readonly object[]) =>
      control("POST", `/apps/${app_id}/assistants`, { name, trigger: { kind: "form", entry_id }, nodes });
    await add("慢", [{ kind: "http_request", url: slow.url, body: "{}" }]);
    await add("快", TELL_ADMIN);
    await data("create", { data: {}, is_start_trigger: true });
    await slow.received(1);
    const messages = () => control("GET", "/messages");
    await eventually(messages, ({ body }) => (body.messages as unknown as unknown[]).length === 1);
    expect(held).toHaveLength(1);
    for (const response of held) response.end();
    await sandbox.idle();
  });

  it("does a run once, however often it is taken up", async () => {
    const clock = aFakeClock();
    const parts = assemble({ retryMs: [], clock, seed: 1, origin: () => "http://127.0.0.1", isOpen: () => true });
    closeLater(() => {
      parts.close();
      return Promise.resolve();
    });
    const assistant_id = "65f0c0ffee00000000000001";
    const node = { kind: "send_message", to: ["admin"], text: "一次" } as const;
    const trigger = { kind: "http", allow_list: [], answer: null } as const;
    const made = { assistant_id, app_id: "x", entry_id: null, token: "t", name: "x", trigger, nodes: [node] };
    parts.assistantStore.save(made, clock.now());
    const run = { assistant_id, at: clock.now(), trigger: "http", data_id: null, input: "{}" };
    const seq = parts.assistantStore.insertRun(run);
    for (let n = 0; n < 2; n += 1) parts.runner.take(seq);
    await parts.runner.idle();
    expect(parts.messages.newest(10)).toHaveLength(1);
  });

  it("obeys its condition, and is gone when taken away", async () => {
    const { control, app_id, entry_id, data, sandbox } = await aFormSandbox([aField("n", "number")]);
    const condition = { rel: "and", cond: [{ field: "n", method: "gt", value: [5] }] };
    const { assistant_id } = (
      await control("POST", `/apps/${app_id}/assistants`, {
        ...{ name: "x", trigger: { kind: "form", entry_id, condition }, nodes: TELL_ADMIN },
      })
    ).body;
    const create = (n: number) => data("create", { data: wrapped({ n }), is_start_trigger: true });
    await create(5);
    await create(6);
    await sandbox.idle();
    expect((await control("GET", "/messages")).body.messages).toHaveLength(1);
    await control("DELETE", `/assistants/${String(assistant_id)}`);
    await create(7);
    await sandbox.idle();
    expect((await control("GET", "/messages")).body.messages).toHaveLength(1);
  });

  it.each([
    { name: "plain http to another machine", node: { kind: "http_request", url: "http://example.com/" } },
    {
      name: "the platform's own API",
      node: { kind: "http_request", url: "https://api.jiandaoyun.com/api/v5/app/list" },
    },
    { name: "a node that does not exist", node: { kind: "dance" } },
    { name: "a message to nobody", node: { kind: "send_message", to: [], text: "x" } },
  ])("may not hold $name", async ({ node }) => {
    const { control, app_id, entry_id } = await aFormSandbox([]);
    const body = { name: "x", trigger: { kind: "form", entry_id }, nodes: [node] };
    expect((await control("POST", `/apps/${app_id}/assistants`, body)).body.code).toBe(3005);
  });
});
