import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { signPush } from "../../packages/open-api-client/src/index.ts";
import { aField, aFormSandbox, aReceiver, type SeenPush, wrapped } from "./support.ts";

const FIELDS = [aField("sku"), aField("qty", "number"), aField("lines", "subform", { items: [aField("x")] })];

async function aPushedForm(ops?: readonly string[]) {
  const receiver = await aReceiver();
  const form = await aFormSandbox(FIELDS);
  const hook = await form.control("POST", `/forms/${form.entry_id}/webhooks`, {
    url: `${receiver.url}?tenant=7`,
    secret: "秘密",
    ops,
  });
  const webhook = `/webhooks/${String(hook.body.webhook_id)}`;
  return {
    ...form,
    receiver,
    webhook,
    edit: (method: string, path = "", body?: unknown) => form.control(method, form.records + path, body),
  };
}

describe("a push", () => {
  it("is signed over the exact body, keeps the receiver's query, and has its own delivery id", async () => {
    const { receiver, edit, sandbox } = await aPushedForm();
    await edit("POST", "", { data: { sku: '螺丝刀 "十字"', qty: 3 } });
    await edit("POST", "", { data: { sku: "B" } });
    await sandbox.idle();
    for (const { url, headers, text, body } of receiver.seen) {
      const [nonce, timestamp] = [url.searchParams.get("nonce") ?? "", url.searchParams.get("timestamp") ?? ""];
      expect([nonce, timestamp, url.searchParams.get("tenant")]).toEqual([
        expect.stringMatching(/^[0-9a-f]{6}$/),
        expect.stringMatching(/^\d{10}$/),
        "7",
      ]);
      expect(headers["x-jdy-signature"]).toBe(signPush({ nonce, body: text, secret: "秘密", timestamp }));
      expect(text).toBe(JSON.stringify(body));
      expect(headers["content-type"]).toBe("application/json");
    }
    expect(new Set(receiver.seen.map(({ headers }) => headers["x-jdy-deliverid"])).size).toBe(2);
  });

  it("tells of every edit a person makes, in order", async () => {
    const { receiver, edit, sandbox, target } = await aPushedForm();
    const made = (await edit("POST", "", { data: { sku: "A", lines: [{ x: "1" }] } })).body.data;
    const id = String(made?._id);
    await edit("PUT", `/${id}`, { data: { qty: 5 }, username: "hanmeimei" });
    await edit("DELETE", `/${id}`);
    await edit("POST", `/${id}/recover`);
    await sandbox.idle();
    const bodies = receiver.seen.map(({ body }) => body);
    expect(bodies.map(({ op }) => op)).toEqual(["data_create", "data_update", "data_remove", "data_recover"]);
    const [create, update, remove, recover] = bodies;
    const lilei = expect.objectContaining({ username: "lilei", name: "李雷" });
    expect(create?.data).toEqual({
      ...{
        _id: id,
        appId: target.app_id,
        entryId: target.entry_id,
        formName: "库存台账",
        flowState: 1,
        creator: lilei,
        updater: lilei,
      },
      ...{ deleter: null, deleteTime: null, createTime: made?.createTime, updateTime: made?.updateTime },
      ...{ sku: "A", qty: null, lines: [{ _id: expect.any(String), x: "1" }] },
    });
    expect(update?.data).toMatchObject({ _id: id, sku: "A", qty: 5, updater: { username: "hanmeimei" } });
    expect(remove?.data).toEqual({
      ...{ _id: id, appId: target.app_id, entryId: target.entry_id, formName: "库存台账" },
      ...{ deleter: lilei, deleteTime: expect.stringMatching(/Z$/) },
    });
    expect(recover?.data).toMatchObject({ _id: id, sku: "A", qty: 5, deleter: null, deleteTime: null });
    const times = bodies.map(({ opTime }) => Number(opTime));
    expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
    expect(times[1]).toBe(Date.parse(String(update?.data?.updateTime)));
  });

  it("tells of a changed form", async () => {
    const { receiver, control, entry_id, sandbox, target, made } = await aPushedForm();
    await control("PATCH", `/forms/${entry_id}`, {
      name: "新库存",
      widgets: [{ ...made.widgets?.[0], name: "item_code" }],
    });
    await sandbox.idle();
    expect(receiver.seen.map(({ body }) => body)).toEqual([
      {
        op: "form_update",
        opTime: expect.any(Number),
        data: {
          ...{
            appId: target.app_id,
            entryId: target.entry_id,
            name: "新库存",
            createTime: expect.stringMatching(/Z$/),
          },
          widgets: [{ label: "字段sku", name: "item_code", type: "text", widgetName: made.widgets?.[0]?.widgetName }],
        },
      },
    ]);
  });

  it("is not sent for writes through the API, nor for imports", async () => {
    const { receiver, data, edit, sandbox, webhook, control } = await aPushedForm();
    const { _id } = (await data("create", { data: wrapped({ sku: "A" }), is_start_trigger: true })).body.data ?? {};
    await data("update", { data_id: _id, data: wrapped({ qty: 1 }) });
    await data("batch_create", { data_list: [{}] });
    await data("batch_update", { data_ids: [_id], data: wrapped({ qty: 2 }) });
    await data("delete", { data_id: _id });
    const imported = await edit("POST", "/batch", { data_list: [{ sku: "B" }, { sku: "C" }] });
    const [first] = imported.body.success_ids as unknown as string[];
    await edit("POST", "/batch", { data_list: [{ _id: first, qty: 9 }] });
    await data("batch_delete", { data_ids: [first] });
    await sandbox.idle();
    expect(receiver.seen).toEqual([]);
    expect((await control("GET", `${webhook}/deliveries`)).body.deliveries).toEqual([]);
  });

  it("is sent only for the ops ticked", async () => {
    const { receiver, edit, sandbox } = await aPushedForm(["data_create", "data_remove"]);
    const id = String((await edit("POST", "", { data: {} })).body.data?._id);
    await edit("PUT", `/${id}`, { data: { qty: 1 } });
    await edit("DELETE", `/${id}`);
    await sandbox.idle();
    expect(receiver.seen.map(({ body }) => body.op)).toEqual(["data_create", "data_remove"]);
  });

  it("keeps the edits of one record in order however many are made at once", async () => {
    const { receiver, edit, sandbox } = await aPushedForm();
    const id = String((await edit("POST", "", { data: { qty: 0 } })).body.data?._id);
    await Promise.all(Array.from({ length: 60 }, (_, n) => edit("PUT", `/${id}`, { data: { qty: n } })));
    await sandbox.idle();
    const times = receiver.seen.map(({ body }) => Number(body.opTime));
    expect(times).toHaveLength(61);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });

  it("is tried by the test button at once, and nothing else is sent by setting it up", async () => {
    const { receiver, control, webhook, sandbox } = await aPushedForm();
    await sandbox.idle();
    expect(receiver.seen).toEqual([]);
    expect((await control("POST", `${webhook}/test`)).body).toEqual({ ok: true, status: 200, error: null });
    expect(receiver.seen[0]?.body).toMatchObject({ op: "data_test", opTime: expect.any(Number) });
  });
});

describe("a push's set-up", () => {
  it.each([
    { name: "no url", body: { secret: "s" } },
    { name: "another protocol", body: { url: "ftp://127.0.0.1/", secret: "s" } },
    { name: "no secret", body: { url: "http://127.0.0.1/" } },
    { name: "an unknown op", body: { url: "http://127.0.0.1/", secret: "s", ops: ["data_delete"] } },
  ])("is refused for $name", async ({ body }) => {
    const { control, entry_id } = await aFormSandbox([]);
    expect((await control("POST", `/forms/${entry_id}/webhooks`, body)).body.code).toBe(17017);
  });

  it("is off after the form became a workflow form", async () => {
    const { control, entry_id, edit, receiver, sandbox } = await aPushedForm();
    await control("PATCH", `/forms/${entry_id}`, { is_workflow: true });
    await edit("POST", "", { data: {} });
    await sandbox.idle();
    expect(receiver.seen.map(({ body }: SeenPush) => body.op)).toEqual([]);
    expect((await control("GET", `/forms/${entry_id}/webhooks`)).body.webhooks?.[0]).toMatchObject({ enabled: false });
  });
});

describe("a person's edit", () => {
  it("takes bare values and reads them loosely, as a page would", async () => {
    const { control, records } = await aFormSandbox([
      ...[aField("n", "number"), aField("t"), aField("c", "combocheck"), aField("p", "phone"), aField("d", "dept")],
      ...[aField("u", "user"), aField("a", "aggregation"), aField("at", "datetime")],
    ]);
    const values = { n: " 12.5 ", t: 7, c: "A", p: "138", d: "2", u: { username: "admin" }, a: 4, at: "2026-01-01" };
    const { body } = await control("POST", records, { data: values });
    expect(body.data).toMatchObject({
      ...{ n: 12.5, t: "7", c: ["A"], p: { phone: "138" }, d: { dept_no: 2 }, u: { username: "admin" }, a: 4 },
      at: "2025-12-31T16:00:00.000Z",
    });
  });

  it("may hand a whole record back", async () => {
    const { control, records } = await aFormSandbox(FIELDS);
    const made = (await control("POST", records, { data: { sku: "A", qty: 1, lines: [{ x: "1" }] } })).body.data;
    const after = (await control("PUT", `${records}/${String(made?._id)}`, { data: { ...made, qty: 2 } })).body.data;
    expect(after).toMatchObject({ sku: "A", qty: 2, lines: made?.lines });
  });

  it.each([
    { name: "a number that is none", data: { qty: "many" }, code: 17017 },
    { name: "a field that is not there", data: { price: 1 }, code: 17017 },
    { name: "rows that are none", data: { lines: "x" }, code: 17017 },
  ])("is refused for $name", async ({ data, code }) => {
    const { control, records } = await aFormSandbox(FIELDS);
    expect((await control("POST", records, { data })).body.code).toBe(code);
  });

  it("is refused for a stranger, a missing record, and a record not deleted", async () => {
    const { control, records } = await aFormSandbox(FIELDS);
    expect((await control("POST", records, { data: {}, username: "nobody" })).body.code).toBe(1010);
    expect((await control("PUT", `${records}/65f0c0ffee00000000000001`, { data: {} })).status).toBe(404);
    const id = String((await control("POST", records, { data: {} })).body.data?._id);
    expect((await control("POST", `${records}/${id}/recover`)).body.code).toBe(4001);
    expect((await control("DELETE", `${records}/${id}`)).body.data).toMatchObject({
      _id: id,
      deleteTime: expect.any(String),
    });
    expect((await control("GET", `${records}/${id}`)).body.data).toMatchObject({ deleter: { username: "lilei" } });
  });

  it("is found again by any part of what was typed", async () => {
    const { control, records } = await aFormSandbox(FIELDS);
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), fc.nat(), async (sku, from, length) => {
        const { _id } = (await control("POST", records, { data: { sku } })).body.data ?? {};
        const start = from % sku.length;
        const words = sku.slice(start, start + 1 + (length % sku.length)).toWellFormed();
        const found = (await control("GET", `${records}?limit=1000&q=${encodeURIComponent(words)}`)).body.data;
        const whole = sku.toLowerCase().includes(words.trim().toLowerCase());
        expect((found as unknown as { _id: unknown }[]).some((one) => one._id === _id)).toBe(whole);
      }),
      { numRuns: 60 },
    );
  });

  it("finds records by page and by words", async () => {
    const { control, records } = await aFormSandbox(FIELDS);
    const list = [{ sku: "螺丝刀" }, { sku: "Hammer" }, { qty: 420_017 }, { lines: [{ x: "螺丝" }] }];
    await control("POST", `${records}/batch`, { data_list: list });
    const find = async (query: string) =>
      ((await control("GET", `${records}?${query}`)).body.data as unknown as { _id: string }[]).length;
    expect(await find("limit=3")).toBe(3);
    expect(await find(`q=${encodeURIComponent("螺丝")}`)).toBe(2);
    expect(await find("q=hammer")).toBe(1);
    expect(await find("q=420017")).toBe(1);
    expect(await find("q=%22")).toBe(0);
    const [first] = (await control("GET", `${records}?limit=1`)).body.data as unknown as { _id: string }[];
    expect(await find(`after=${String(first?._id)}`)).toBe(3);
    expect((await control("GET", `${records}?limit=0`)).body.code).toBe(17017);
  });
});
