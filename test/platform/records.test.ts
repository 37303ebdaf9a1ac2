import { describe, expect, it } from "@jest/globals";
import { aShop, collected } from "./a-shop.ts";

const SILENT = { start_trigger: false, start_workflow: false };
const QUIET = { start_trigger: false };

const ORDER = {
  order_no: "XS-1",
  customer_code: "KH-1",
  ordered_at: "2026-01-05T02:00:00.000Z",
  order_status: "待发货",
  lines: [
    { item_code: "SP-1", quantity: 12, shipped_quantity: 0, unit_price: 59.5 },
    { item_code: "SP-2", quantity: 3, shipped_quantity: null, unit_price: null },
  ],
};

describe("records over the wire", () => {
  it("come back in canonical names and values as they were written", async () => {
    const { platform, bind } = await aShop();
    const orders = await bind("sales_order");
    const record_id = await platform.createRecord(orders, ORDER, SILENT);
    const record = await platform.readRecord(orders, record_id);
    expect(record?.values).toMatchObject(ORDER);
    expect(record?.problems).toEqual([]);
    expect(record?.version).toBeGreaterThan(Date.parse("2020-01-01"));
  });

  it("carry telephones and addresses in the words people see", async () => {
    const { platform, bind } = await aShop();
    const customers = await bind("customer");
    const locations = await bind("location");
    const customer = { customer_code: "KH-1", customer_name: "青禾", phone: "13800000000" };
    const address = { province: "浙江省", city: "杭州市", district: "西湖区", detail: "1 号" };
    const customer_id = await platform.createRecord(customers, customer, SILENT);
    const location = { location_code: "CK-1", location_name: "主仓", address };
    const location_id = await platform.createRecord(locations, location, SILENT);
    expect((await platform.readRecord(customers, customer_id))?.values).toMatchObject(customer);
    expect((await platform.readRecord(locations, location_id))?.values).toMatchObject(location);
  });

  it("are changed only in the fields given, and emptied by null", async () => {
    const { platform, bind } = await aShop();
    const stock = await bind("stock_level");
    const values = { item_code: "SP-1", location_code: "CK-1", on_hand: 5, alert_severity: "预警" };
    const record_id = await platform.createRecord(stock, values, SILENT);
    await platform.updateRecord(stock, record_id, { stockout_probability: 0.42, alert_severity: null }, QUIET);
    expect((await platform.readRecord(stock, record_id))?.values).toMatchObject({
      ...values,
      alert_severity: null,
      stockout_probability: 0.42,
    });
  });

  it("are null once gone, and a write to them says so", async () => {
    const { platform, bind, control } = await aShop();
    const stock = await bind("stock_level");
    const record_id = await platform.createRecord(
      stock,
      { item_code: "SP-1", location_code: "CK-1", on_hand: 5 },
      SILENT,
    );
    await control("DELETE", `/forms/${stock.entry_id}/records/${record_id}`);
    expect(await platform.readRecord(stock, record_id)).toBeNull();
    await expect(platform.updateRecord(stock, record_id, { on_hand: 6 }, QUIET)).rejects.toMatchObject({
      failure: "gone",
      problem: { code: "platform_4001" },
    });
  });

  it("are deleted, once or twice alike", async () => {
    const { platform, bind } = await aShop();
    const items = await bind("item");
    const record_id = await platform.createRecord(items, { item_code: "SP-1", item_name: "杯" }, SILENT);
    await platform.deleteRecord(items, record_id);
    expect(await platform.readRecord(items, record_id)).toBeNull();
    await expect(platform.deleteRecord(items, record_id)).resolves.toBeUndefined();
  });

  it("are listed over many pages without gap or repeat", async () => {
    const { platform, bind } = await aShop();
    const items = await bind("item");
    const rows = Array.from({ length: 230 }, (_, index) => ({ item_code: `SP-${index}`, item_name: `商品 ${index}` }));
    await platform.createRecords(items, rows, "import-1");
    const codes = (await collected(platform.records(items))).map(({ values }) => values["item_code"]);
    expect(codes).toEqual(rows.map(({ item_code }) => item_code));
    expect(new Set(await collected(platform.recordMarks(items))).size).toBe(230);
  });

  it("are created once however often the same write is repeated", async () => {
    const { platform, bind } = await aShop();
    const items = await bind("item");
    const rows = Array.from({ length: 101 }, (_, index) => ({ item_code: `SP-${index}`, item_name: "商品" }));
    await platform.createRecords(items, rows, "import-1");
    await platform.createRecords(items, rows, "import-1");
    expect(await collected(platform.recordMarks(items))).toHaveLength(101);
  });

  it("are found by when they changed, that instant included", async () => {
    const { platform, bind } = await aShop();
    const items = await bind("item");
    const first = await platform.createRecord(items, { item_code: "SP-1", item_name: "一" }, SILENT);
    const { version = 0 } = (await platform.readRecord(items, first)) ?? {};
    const since = async (updated_since: number) =>
      (await collected(platform.records(items, { updated_since }))).map(({ record_id }) => record_id);
    expect(await since(version)).toEqual([first]);
    expect(await since(version + 1)).toEqual([]);
  });

  it("are found by the exact text of a field", async () => {
    const { platform, bind } = await aShop();
    const alerts = await bind("stockout_alert");
    const record_id = await platform.createRecord(alerts, { effect_key: "alert:1", item_code: "SP-1" }, SILENT);
    await platform.createRecord(alerts, { effect_key: "alert:11", item_code: "SP-2" }, SILENT);
    expect(await platform.findRecord(alerts, "effect_key", "alert:1")).toBe(record_id);
    expect(await platform.findRecord(alerts, "effect_key", "alert:2")).toBeNull();
  });

  it("start the assistant only where asked to", async () => {
    const { platform, bind, control } = await aShop();
    const alerts = await bind("stockout_alert");
    await platform.createRecord(alerts, { effect_key: "quiet" }, SILENT);
    const loud = await platform.createRecord(alerts, { effect_key: "loud" }, { ...SILENT, start_trigger: true });
    const { triggers } = await control("GET", "/triggers");
    expect(triggers).toEqual([expect.objectContaining({ data_id: loud })]);
  });

  it("are not written at all where none of the fields is bound", async () => {
    const { platform, bind } = await aShop();
    const stock = await bind("stock_level");
    const record_id = await platform.createRecord(
      stock,
      { item_code: "SP-1", location_code: "CK-1", on_hand: 5 },
      SILENT,
    );
    const before = await platform.readRecord(stock, record_id);
    const without = { ...stock, fields: stock.fields.filter(({ name }) => name !== "alert_reason") };
    await platform.updateRecord(without, record_id, { alert_reason: "…" }, QUIET);
    expect(await platform.readRecord(stock, record_id)).toEqual(before);
  });
});

describe("failures of calls", () => {
  it.each([
    { name: "a business refusal", fault: { kind: "code", value: 4402 }, failure: "refused", code: "platform_4402" },
    { name: "a missing right", fault: { kind: "code", value: 8302 }, failure: "key", code: "platform_8302" },
    { name: "an expired key", fault: { kind: "code", value: 17018 }, failure: "key", code: "platform_17018" },
    { name: "the company's rate", fault: { kind: "code", value: 8303 }, failure: "rate", code: "platform_8303" },
    { name: "too much at once", fault: { kind: "status", value: 429 }, failure: "rate", code: "platform_429" },
    { name: "a lost gateway", fault: { kind: "status", value: 502 }, failure: "timed_out", code: "platform_502" },
    { name: "a lock not obtained", fault: { kind: "code", value: 9007 }, failure: "transient", code: "platform_9007" },
    { name: "a failed submit", fault: { kind: "code", value: 4000 }, failure: "transient", code: "platform_4000" },
  ])("$name is $failure", async ({ fault, failure, code }) => {
    const { platform, bind, control } = await aShop();
    const stock = await bind("stock_level");
    await control("POST", "/faults", { ...fault, endpoint: "v5/app/entry/data/create" });
    const values = { item_code: "SP-1", location_code: "CK-1", on_hand: 5 };
    const error: unknown = await platform.createRecord(stock, values, SILENT).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure, problem: { code } });
    expect((error as { problem: { hint: string } }).problem.hint).not.toBe("");
  });

  it("of a platform that cannot be reached may be tried again", async () => {
    const { platform, sandbox, app_id } = await aShop();
    await sandbox.close();
    await expect(platform.forms({ installation_id: "shop", app_id })).rejects.toMatchObject({ failure: "transient" });
  });

  it("reach whoever is half-way through a listing", async () => {
    const { platform, bind, control } = await aShop();
    const items = await bind("item");
    await control("POST", "/faults", { kind: "code", value: 8302, endpoint: "v5/app/entry/data/list" });
    await expect(collected(platform.records(items))).rejects.toMatchObject({ failure: "key" });
    await expect(collected(platform.recordMarks(items))).rejects.toMatchObject({ failure: "key" });
  });

  it("of a value that does not fit its field are refusals that name the field", async () => {
    const { platform, bind } = await aShop();
    const stock = await bind("stock_level");
    const wrong = { item_code: "SP-1", location_code: "CK-1", on_hand: "五" };
    await expect(platform.createRecord(stock, wrong, SILENT)).rejects.toMatchObject({
      failure: "refused",
      problem: { code: "field_value_unwritable", message: expect.stringContaining("on_hand") },
    });
  });

  it("of looking for a field that is not bound say what to do", async () => {
    const { platform, bind } = await aShop();
    const alerts = await bind("stockout_alert");
    const without = { ...alerts, fields: [] };
    await expect(platform.findRecord(without, "effect_key", "x")).rejects.toMatchObject({ failure: "config" });
  });
});

describe("apps, forms and fields", () => {
  it("are listed as the platform has them", async () => {
    const { platform, app_id, bind } = await aShop();
    const { entry_id } = await bind("sales_order");
    expect(await platform.apps("shop")).toEqual([{ app_id, name: "演示商城" }]);
    expect(await platform.forms({ installation_id: "shop", app_id })).toEqual([
      expect.objectContaining({ entry_id, name: "销售订单" }),
    ]);
    const lines = (await platform.fields({ installation_id: "shop", app_id, entry_id })).find(
      ({ name }) => name === "lines",
    );
    expect(lines).toMatchObject({ label: "订单明细", type: "subform" });
    expect(lines?.items?.map(({ name, type }) => `${name} ${type}`)).toContain("quantity number");
  });
});
