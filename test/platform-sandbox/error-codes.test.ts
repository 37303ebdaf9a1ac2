import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { aFakeClock, aField, aFormSandbox, aReceiver, ask, type Json, wrapped } from "./support.ts";

const MANY = Array.from({ length: 101 }, () => ({}));
const FIELDS = [
  aField("sku"),
  aField("qty", "number"),
  aField("who", "user"),
  aField("where", "dept"),
  aField("total", "aggregation"),
  aField("pen", "signature"),
  aField("no", "sn"),
  aField("lines", "subform", { items: [aField("n", "number"), aField("sum", "aggregation")] }),
];

type Running = Awaited<ReturnType<typeof aFormSandbox>>;

/** Every code an integration meets on data, and a call that meets it. */
const DATA_CODES: readonly {
  readonly code: number;
  readonly by: string;
  readonly run: (at: Running) => Promise<Json>;
}[] = [
  { code: 1, by: "a missing parameter", run: ({ data }) => body(data("get")) },
  {
    code: 1010,
    by: "an unknown data_creator",
    run: ({ data }) => body(data("create", { data: {}, data_creator: "x" })),
  },
  { code: 1010, by: "an unknown member", run: ({ data }) => body(data("create", { data: wrapped({ who: "x" }) })) },
  { code: 2004, by: "an unknown app", run: ({ data }) => body(data("list", { app_id: "65f0c0ffee00000000000001" })) },
  {
    code: 3000,
    by: "an unknown form",
    run: ({ data }) => body(data("list", { entry_id: "65f0c0ffee00000000000001" })),
  },
  {
    code: 4001,
    by: "an unknown record",
    run: ({ data }) => body(data("get", { data_id: "65f0c0ffee00000000000001" })),
  },
  { code: 4815, by: "a wrong filter", run: ({ data }) => body(data("list", { filter: { rel: "and", cond: [{}] } })) },
  {
    code: 6002,
    by: "an unknown department",
    run: ({ data }) => body(data("create", { data: wrapped({ where: 99 }) })),
  },
  { code: 17017, by: "text in a number", run: ({ data }) => body(data("create", { data: wrapped({ qty: "1" }) })) },
  { code: 17017, by: "an unknown field", run: ({ data }) => body(data("create", { data: wrapped({ nope: 1 }) })) },
  {
    code: 17017,
    by: "a batch delete over limit",
    run: ({ data }) => body(data("batch_delete", { data_ids: MANY.map(() => "x") })),
  },
  {
    code: 17023,
    by: "a batch update over limit",
    run: ({ data }) => body(data("batch_update", { data_ids: MANY.map(() => "x"), data: {} })),
  },
  { code: 17024, by: "a batch create over limit", run: ({ data }) => body(data("batch_create", { data_list: MANY })) },
  {
    code: 17025,
    by: "a transaction_id that is no UUID",
    run: ({ data }) => body(data("batch_create", { data_list: [{}], transaction_id: "1" })),
  },
  { code: 17026, by: "a transaction_id used for another body", run: twice },
  { code: 17032, by: "a calculated field", run: ({ data }) => body(data("create", { data: wrapped({ total: 1 }) })) },
  { code: 17032, by: "a signature", run: ({ data }) => body(data("create", { data: wrapped({ pen: {} }) })) },
  { code: 17032, by: "a serial number", run: ({ data }) => body(data("create", { data: wrapped({ no: "1" }) })) },
  { code: 17032, by: "a system field", run: ({ data }) => body(data("create", { data: wrapped({ createTime: 1 }) })) },
  {
    code: 17032,
    by: "a subform in a batch update",
    run: ({ data }) => body(data("batch_update", { data_ids: ["x"], data: wrapped({ lines: [] }) })),
  },
  {
    code: 17034,
    by: "a calculated field of a subform",
    run: ({ data }) => body(data("create", { data: wrapped({ lines: [wrapped({ sum: 1 })] }) })),
  },
];

describe("an error code of a data call", () => {
  it.each(DATA_CODES)("is $code for $by, under HTTP 400 with code and msg", async ({ code, run }) => {
    const refused = await run(await aFormSandbox(FIELDS));
    expect(refused).toEqual({ code, msg: expect.any(String) });
  });

  it.each([4000, 4042, 9004, 9007, 7216, 7218])("is %d when a fault says so, and nothing is applied", async (code) => {
    const { control, data } = await aFormSandbox(FIELDS);
    await control("POST", "/faults", { endpoint: "v5/app/entry/data/create", kind: "code", value: code, count: 1 });
    expect(await data("create", { data: {} })).toMatchObject({ status: 400, body: { code } });
    expect((await data("list")).body.data).toEqual([]);
  });
});

describe("an error code of the company", () => {
  it("is 8301 without a key, 17018 for an unknown one, 8302 beyond its apps", async () => {
    const { url, target, control } = await aFormSandbox(FIELDS);
    const list = (authorization?: string) =>
      ask(`${url}/v5/app/entry/data/list`, "POST", target, authorization === undefined ? {} : { authorization });
    expect(await list()).toMatchObject({ status: 400, body: { code: 8301 } });
    expect(await list("Basic x")).toMatchObject({ status: 400, body: { code: 8301 } });
    expect(await list("Bearer unknown")).toMatchObject({ status: 400, body: { code: 17018 } });
    const other = String((await control("POST", "/apps", { name: "别的" })).body.api_key);
    expect(await list(`Bearer ${other}`)).toMatchObject({ status: 400, body: { code: 8302 } });
  });

  it.each([
    { code: 8017, plan: { state: "closed" } },
    { code: 7103, plan: { state: "suspended" } },
    { code: 8302, plan: { edition: "standard" } },
  ])("is $code on the plan $plan, until it is mended", async ({ code, plan }) => {
    const { control, data } = await aFormSandbox(FIELDS);
    await control("PUT", "/company", plan);
    expect(await data("list")).toMatchObject({ status: 400, body: { code } });
    await control("PUT", "/company", { state: "active", edition: "enterprise" });
    expect((await data("list")).status).toBe(200);
  });

  it("goes with silence on 标准版: a person's edit pushes nothing", async () => {
    const receiver = await aReceiver();
    const { control, entry_id, records, sandbox } = await aFormSandbox(FIELDS);
    await control("POST", `/forms/${entry_id}/webhooks`, { url: receiver.url, secret: "s" });
    await control("PUT", "/company", { edition: "standard" });
    await control("POST", records, { data: {} });
    await control("PUT", "/company", { edition: "enterprise" });
    await control("POST", records, { data: { sku: "A" } });
    await sandbox.idle();
    expect(receiver.seen.map(({ body: pushed }) => String(pushed.data?.sku))).toEqual(["A"]);
  });

  it("is 7212 beyond the month's quota of records, for single and batch writes alike; the next month starts anew", async () => {
    const clock = aFakeClock(Date.parse("2026-01-31T10:00:00Z"));
    const { control, data } = await aFormSandbox(FIELDS, { clock });
    await control("PUT", "/company", { monthly_records: 2 });
    await data("create", { data: {} });
    expect((await data("batch_create", { data_list: [{}, {}] })).body.code).toBe(7212);
    expect((await data("batch_create", { data_list: [{}] })).body.success_count).toBe(1);
    expect((await data("create", { data: {} })).body.code).toBe(7212);
    clock.advance(6 * 3_600_000);
    expect((await data("create", { data: {} })).status).toBe(200);
  });

  it.each([
    { name: "state", body: { state: "sleepy" } },
    { name: "edition", body: { edition: "free" } },
    { name: "monthly_records", body: { monthly_records: -1 } },
  ])("cannot be set by a wrong $name", async ({ body: plan }) => {
    expect((await (await aFormSandbox([])).control("PUT", "/company", plan)).body.code).toBe(17017);
  });
});

describe("4402, the check of an 聚合表", () => {
  const CHECK = { sum_of: "qty", by: ["sku"], at_least: 0 };

  async function aStock() {
    const running = await aFormSandbox(FIELDS);
    await running.control("PUT", `/forms/${running.entry_id}/checks`, { checks: [CHECK] });
    const move = async (sku: string, qty: number) =>
      (await running.data("create", { data: wrapped({ sku, qty }) })).body;
    return { ...running, move };
  }

  it("refuses a single API write that takes the group below its bound, and undoes it", async () => {
    const { move, data } = await aStock();
    const made = (await move("A", 5)).data;
    expect(await move("B", -1)).toMatchObject({ code: 4402 });
    expect((await move("A", -5)).data).toBeDefined();
    expect(await move("A", -1)).toMatchObject({ code: 4402 });
    expect((await data("update", { data_id: made?._id, data: wrapped({ qty: 4 }) })).body.code).toBe(4402);
    expect((await data("get", { data_id: made?._id })).body.data?.qty).toBe(5);
    expect((await data("list")).body.data).toHaveLength(2);
  });

  it("refuses a person's write, and lets batches and imports pass", async () => {
    const { control, records, data } = await aStock();
    expect((await control("POST", records, { data: { sku: "A", qty: -1 } })).body.code).toBe(4402);
    expect((await data("batch_create", { data_list: [wrapped({ sku: "A", qty: -1 })] })).body.success_count).toBe(1);
    expect((await control("POST", `${records}/batch`, { data_list: [{ sku: "A", qty: -1 }] })).body.success_count).toBe(
      1,
    );
  });

  it.each([
    { name: "text", rule: { sum_of: "sku" } },
    { name: "a group that is no field", rule: { sum_of: "qty", by: ["nope"] } },
    { name: "no number as bound", rule: { sum_of: "qty", at_least: "0" } },
  ])("cannot sum $name", async ({ rule }) => {
    const { control, entry_id } = await aFormSandbox(FIELDS);
    expect((await control("PUT", `/forms/${entry_id}/checks`, { checks: [rule] })).body.code).toBe(3005);
  });
});

describe("an error code of a form", () => {
  it.each([
    { code: 3001, form: { widgets: [] } },
    { code: 3091, form: { name: "长".repeat(101), widgets: [] } },
    { code: 3005, form: { name: "x", widgets: {} } },
    { code: 3041, form: { name: "x", widgets: [aField("a", "sn"), aField("b", "sn")] } },
    { code: 3042, form: { name: "x", widgets: [aField("Upper")] } },
    { code: 3042, form: { name: "x", widgets: [aField("a"), aField("a")] } },
    { code: 3083, form: { name: "x", widgets: Array.from({ length: 501 }, (_, n) => aField(`f${n}`)) } },
  ])("is $code", async ({ code, form }) => {
    const { control, app_id } = await aFormSandbox([]);
    expect((await control("POST", `/apps/${app_id}/forms`, form)).body.code).toBe(code);
  });
});

async function body(reply: Promise<{ readonly status: number; readonly body: Json }>): Promise<Json> {
  const { status, body: json } = await reply;
  expect(status).toBe(400);
  return json;
}

async function twice({ data }: Running): Promise<Json> {
  const transaction_id = randomUUID();
  await data("batch_create", { data_list: [{}], transaction_id });
  return body(data("batch_create", { data_list: [{}, {}], transaction_id }));
}
