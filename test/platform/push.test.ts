import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { signPush } from "@jdy/open-api-client";
import { readPush } from "../../src/adapters/platform/read-push.ts";
import { verifyPush } from "../../src/adapters/platform/verify-push.ts";
import type { FormBinding } from "../../src/contracts/form.ts";
import { aShop, closeLater } from "./a-shop.ts";

const field = (name: string, type: string) => ({ name, platform_name: name, widget_name: `_widget_of_${name}`, type });
const lines = {
  ...field("lines", "subform"),
  items: [field("item_code", "text"), field("quantity", "number")],
};

const ORDERS: FormBinding = {
  ...{ installation_id: "shop", form: "sales_order", app_id: "app", entry_id: "65f0bbbb0000000000000001" },
  fields: [field("order_no", "text"), field("ordered_at", "datetime"), field("discount", "number"), lines],
  ...{ push_token: "token", push_secret: "test-secret", synced_through: null },
};

const NOW = 1_767_225_600_000;
const RECORD = {
  _id: "65f0c0ffee00000000000001",
  entryId: ORDERS.entry_id,
  updateTime: "2026-01-01T00:00:00.000Z",
  order_no: "XS-1",
  ordered_at: "2025-12-31T16:00:00.000Z",
  discount: 0.9,
  lines: [{ _id: "65f0eeee0000000000000001", item_code: "SP-1", quantity: 3 }],
};

const pushed = (op: string, data: object, opTime?: number) => readPush(ORDERS, JSON.stringify({ op, opTime, data }));

describe("reading a push", () => {
  it.each(["data_create", "data_update"])("takes %s as the record as of its own time", (op) => {
    expect(pushed(op, RECORD, NOW + 5_000)).toEqual({
      kind: "changes",
      changes: [
        {
          kind: "changed",
          has_version: true,
          record: {
            record_id: RECORD._id,
            version: NOW,
            values: {
              order_no: "XS-1",
              ordered_at: "2025-12-31T16:00:00.000Z",
              discount: 0.9,
              lines: [{ item_code: "SP-1", quantity: 3 }],
            },
            problems: [],
          },
        },
      ],
    });
  });

  it("never rounds a number: one that no number here can hold is named, and the other fields are read", () => {
    const body = JSON.stringify({ op: "data_update", opTime: NOW, data: RECORD });
    const content = readPush(ORDERS, body.replace('"discount":0.9', '"discount":9007199254740993'));
    expect(content).toMatchObject({
      kind: "changes",
      changes: [{ record: { values: { order_no: "XS-1", discount: null }, problems: [{ code: expect.any(String) }] } }],
    });
    expect(JSON.stringify(content)).not.toContain("9007199254740992");
  });

  it("dates a recovered record by the recovery, not by its last edit", () => {
    const content = pushed("data_recover", RECORD, NOW + 60_000);
    expect(content).toMatchObject({ changes: [{ has_version: true, record: { version: NOW + 60_000 } }] });
  });

  it.each([
    { name: "no update time", op: "data_update", data: { ...RECORD, updateTime: undefined } },
    { name: "an update time that is no time", op: "data_update", data: { ...RECORD, updateTime: "yesterday" } },
    { name: "a recovery without its time", op: "data_recover", data: RECORD },
    { name: "a removal without any time", op: "data_remove", data: { _id: RECORD._id } },
  ])("asks for the record to be read again on $name", ({ op, data }) => {
    expect(pushed(op, data)).toMatchObject({
      changes: [{ kind: "changed", has_version: false, record: { record_id: RECORD._id } }],
    });
  });

  it("takes a removal as of its deletion, even without app and form", () => {
    const data = { _id: RECORD._id, formName: "销售订单", deleteTime: "2026-01-01T00:01:40.000Z" };
    expect(pushed("data_remove", data, 1)).toEqual({
      kind: "changes",
      changes: [{ kind: "removed", record_id: RECORD._id, version: NOW + 100_000 }],
    });
  });

  it("takes a removal as of the push where it has no deletion time", () => {
    expect(pushed("data_remove", { _id: RECORD._id }, NOW)).toMatchObject({
      changes: [{ kind: "removed", version: NOW }],
    });
  });

  it("leaves one wrong cell empty, names it, and reads all the rest", () => {
    const rows = [
      { item_code: "SP-1", quantity: "三" },
      { item_code: "SP-2", quantity: 2 },
    ];
    const content = pushed("data_update", { ...RECORD, discount: "九折", lines: rows });
    expect(content).toMatchObject({
      changes: [
        {
          record: {
            values: {
              order_no: "XS-1",
              discount: null,
              lines: [
                { item_code: "SP-1", quantity: null },
                { item_code: "SP-2", quantity: 2 },
              ],
            },
            problems: [
              { code: "field_value_unusable", message: "字段 sales_order.discount：应为数字，实际为文字" },
              { code: "field_value_unusable", message: "字段 sales_order.lines[1].quantity：应为数字，实际为文字" },
            ],
          },
        },
      ],
    });
  });

  it("still finds a field whose alias was taken away or set since", () => {
    const { order_no, ...rest } = RECORD;
    const values = (data: object) => pushed("data_update", data);
    expect(values({ ...rest, _widget_of_order_no: order_no })).toMatchObject({
      changes: [{ record: { values: { order_no: "XS-1" } } }],
    });
  });

  it("takes what is left out for empty", () => {
    expect(pushed("data_update", { _id: RECORD._id, updateTime: RECORD.updateTime })).toMatchObject({
      changes: [{ record: { values: { order_no: null, ordered_at: null, discount: null, lines: [] }, problems: [] } }],
    });
  });

  it.each([
    {
      name: "a changed form",
      body: { op: "form_update", data: { entryId: ORDERS.entry_id, widgets: [] } },
      want: "form_changed",
    },
    { name: "the page's connection test", body: { op: "data_test", data: {} }, want: "test" },
    { name: "a connection test by another name", body: { op: "server_test" }, want: "test" },
  ])("knows $name", ({ body, want }) => {
    expect(readPush(ORDERS, JSON.stringify(body))).toEqual({ kind: want });
  });

  it.each([
    { name: "something that is no JSON", body: "<xml/>", code: "push_not_readable" },
    { name: "JSON of another shape", body: "[1]", code: "push_not_readable" },
    { name: "an unknown op", body: JSON.stringify({ op: "flow_update", data: RECORD }), code: "push_op_unknown" },
    {
      name: "a change without a record",
      body: JSON.stringify({ op: "data_update", data: {} }),
      code: "push_without_record",
    },
    { name: "a removal without a record", body: JSON.stringify({ op: "data_remove" }), code: "push_without_record" },
    {
      name: "another form's record",
      body: JSON.stringify({ op: "data_update", data: { ...RECORD, entryId: "65f0bbbb0000000000000002" } }),
      code: "push_of_other_form",
    },
  ])("sets $name aside with a reason", ({ body, code }) => {
    expect(readPush(ORDERS, body)).toMatchObject({ kind: "unusable", problem: { code } });
  });
});

describe("verifying a push", () => {
  const body = new TextEncoder().encode('{"op":"data_update","data":{"sku":"螺丝刀"}}');
  const signed = (timestamp: string, nonce = "a1b2c3") => ({
    body,
    query: new URLSearchParams({ nonce, timestamp }),
    headers: {
      "x-jdy-signature": signPush({ nonce, body, secret: "test-secret", timestamp }),
      "x-jdy-deliverid": "delivery-1",
    },
  });
  const at = (ms: number) => signed(String((NOW + ms) / 1_000));

  it("knows the platform's own by its signature over the raw bytes", () => {
    expect(verifyPush(ORDERS, at(0), NOW)).toEqual({ kind: "genuine", delivery_id: "delivery-1", age_ms: 0 });
  });

  it.each([
    { name: "in the past", ms: -700_000 },
    { name: "in the future", ms: 700_000 },
  ])("tells how far $name it was sent", ({ ms }) => {
    expect(verifyPush(ORDERS, at(ms), NOW)).toMatchObject({ kind: "genuine", age_ms: 700_000 });
  });

  it("takes a signed push without a time for older than any", () => {
    expect(verifyPush(ORDERS, signed("soon"), NOW)).toMatchObject({ age_ms: Number.POSITIVE_INFINITY });
  });

  it("names a push without an id of its own after its signature, the same on a repeat", () => {
    const { headers, ...request } = at(0);
    const bare = { ...request, headers: { "x-jdy-signature": headers["x-jdy-signature"] } };
    const verdict = verifyPush(ORDERS, bare, NOW);
    expect(verdict).toMatchObject({ kind: "genuine", delivery_id: `signature:${headers["x-jdy-signature"]}` });
    expect(verifyPush(ORDERS, bare, NOW + 1)).toMatchObject({
      delivery_id: (verdict as { delivery_id: string }).delivery_id,
    });
  });

  it.each([
    { name: "another secret", binding: { ...ORDERS, push_secret: "other" }, request: at(0) },
    { name: "no secret", binding: { ...ORDERS, push_secret: "" }, request: at(0) },
    { name: "one byte changed", binding: ORDERS, request: { ...at(0), body: Uint8Array.from(body).fill(32, 5, 6) } },
    { name: "another time", binding: ORDERS, request: { ...at(0), query: at(1_000).query } },
    { name: "no nonce", binding: ORDERS, request: { ...at(0), query: new URLSearchParams({ timestamp: "1" }) } },
    { name: "no signature", binding: ORDERS, request: { ...at(0), headers: {} } },
  ])("refuses $name", ({ binding, request }) => {
    expect(verifyPush(binding, request, NOW)).toEqual({ kind: "forged" });
  });
});

describe("pushes of the sandbox", () => {
  it("are genuine and say what people did", async () => {
    const { sandbox, control, bind, maker, platform } = await aShop();
    const stock = { ...(await bind("stock_level")), push_secret: "s3cret" };
    const inbox = await aReceiver();
    const ops = ["data_create", "data_update", "data_remove", "data_recover", "form_update"] as const;
    await maker.registerPush(stock, { url: inbox.url, secret: "s3cret", ops });
    const path = `/forms/${stock.entry_id}/records`;
    const data = { item_code: "SP-1", location_code: "CK-1", on_hand: 5 };
    const made = (await control("POST", path, { data }))["data"] as { _id: string };
    await control("PUT", `${path}/${made._id}`, { data: { on_hand: 4 } });
    await control("DELETE", `${path}/${made._id}`);
    await control("POST", `${path}/${made._id}/recover`, {});
    await sandbox.idle();

    const contents = inbox.received.map((push) => {
      expect(platform.verifyPush(stock, push, Date.now())).toMatchObject({ kind: "genuine" });
      return platform.readPush(stock, push.body.toString("utf8"));
    });
    const changes = contents.flatMap((content) => (content.kind === "changes" ? content.changes : []));
    expect(changes.map((change) => (change.kind === "changed" ? change.record.values["on_hand"] : "removed"))).toEqual([
      5,
      4,
      "removed",
      4,
    ]);
    const versions = changes.map((change) => (change.kind === "changed" ? change.record.version : change.version));
    expect(versions).toEqual(versions.toSorted((one, other) => one - other));
  });
});

interface ReceivedPush {
  readonly body: Buffer;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

/** A server that keeps the pushes it gets, bytes and all. */
async function aReceiver() {
  const received: ReceivedPush[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const { searchParams } = new URL(request.url ?? "/", "http://localhost");
      received.push({ body: Buffer.concat(chunks), query: searchParams, headers: request.headers });
      response.writeHead(200).end("success");
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeLater(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  return { received, url: `http://127.0.0.1:${port}/hooks/token` };
}
