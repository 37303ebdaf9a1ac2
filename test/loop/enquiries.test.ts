import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { hitEventReport } from "../../src/contracts/hit-customers.ts";
import { addDays } from "../../src/domain/calendar/day.ts";
import type { Exposure } from "../../src/ports/exposures.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { anOrder, itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const ITEM = itemCode(1);
const SUBJECT = { installation_id: INSTALLATION, item_code: ITEM, location_code: LOCATION };
const EVENT = `${ITEM}/${LOCATION}/1`;
const PLAN = {
  ...{ plan_status: "启用", customer_segment: "全部", customer_type: "全部", step: 1 },
  ...{ care_text: "{客户}您好，{商品}的事想跟您说一声。" },
};

let world: ShopWorld;
beforeAll(async () => {
  world = await aShopWorld();
  await world.addon.careSettings.change(INSTALLATION, { held_out_share: 0 });
  const plans = [
    { plan_name: "意向", exposure_kind: "有意向", care_action: "提前告知" },
    { plan_name: "被拒", exposure_kind: "被拒单", care_action: "延期致歉" },
    { plan_name: "到货", exposure_kind: "被拒单", care_action: "到货通知", step: 2 },
  ];
  for (const plan of plans) await world.person.create("care_plan", { ...PLAN, ...plan });
  await world.settled();
});
afterAll(() => world.close());

/** A customer asked a moment ago, which is pushed and taken in. */
async function ask(enquiry_no: string, parts: object): Promise<string> {
  const record_id = await world.person.create("enquiry", {
    ...{ enquiry_no, item_code: ITEM, location_code: LOCATION, quantity: 6, enquiry_kind: "无货未下单" },
    ...{ customer_code: "KH-2", asked_at: world.clock.stamp(), enquiry_state: "进行中", ...parts },
  });
  await world.settled();
  return record_id;
}

async function count(on_hand: number): Promise<void> {
  await world.person.edit("stock_level", (await world.stockOf(ITEM))._id, { on_hand });
  await world.settled();
}

async function cared(): Promise<void> {
  await world.addon.careForCustomers();
  await world.settled();
  await world.running.reconcile(false);
  await world.settled();
}

const standing = async (kind: Exposure["kind"]) =>
  (await world.addon.store.exposures.ofEvent(INSTALLATION, EVENT)).filter(
    (one) => one.kind === kind && one.over_on === null,
  );
const askedToday = async () => {
  const today = world.clock.today();
  const { demand } = await world.addon.store.subjects.facts(SUBJECT, addDays(today, -1));
  return demand.find(({ day }) => day === today)?.quantity ?? 0;
};
const tasksOf = (customer_code: string) => world.find("care_task", { customer_code });

describe("what customers ask for without an order", () => {
  it("is nobody's matter while goods are there, and demand only where the customer was turned away", async () => {
    const before = await askedToday();
    await ask("YX-1", { enquiry_kind: "报价", customer_code: "KH-3", quantity: 8 });
    expect(await askedToday()).toBe(before);
    expect(await standing("intent")).toEqual([]);
  });

  it("shows whom a shortage hits: turned away for sure, interested by their chance", async () => {
    const before = await askedToday();
    await count(0);
    await ask("YX-2", {});
    expect(await askedToday()).toBe(before + 6);
    expect(await standing("refused")).toMatchObject([
      { customer_code: "KH-2", order_no: "", quantity: 6, probability: 1, expected_loss_margin: 60 },
    ]);
    expect(await standing("intent")).toMatchObject([{ customer_code: "KH-3", quantity: 8, probability: 0.5 }]);
    const report = hitEventReport.strict().parse(await world.addon.hitCustomers.event(SUBJECT));
    expect(report.customers.map(({ customer_code, kinds }) => [customer_code, kinds])).toEqual([
      ["KH-2", ["refused"]],
      ["KH-3", ["intent"]],
    ]);
  });

  it("gives each a task of why, once, and the care that plans have for them", async () => {
    const [refused] = await tasksOf("KH-2");
    expect(refused).toMatchObject({
      affected_quantity: 6,
      care_reason: expect.stringMatching(/没有货，该客户来要 6 /),
    });
    const [interested] = await tasksOf("KH-3");
    expect(interested).toMatchObject({ care_reason: expect.stringMatching(/近期问过 8 /) });
    await cared();
    await cared();
    const actionsOf = async (code: string) =>
      (await tasksOf(code)).map(({ care_action }) => care_action || null).sort();
    // The apology is said on the task that is there.
    expect(await actionsOf("KH-2")).toEqual(["延期致歉"]);
    expect(await tasksOf("KH-2")).toMatchObject([{ suggested_text: expect.stringContaining("的事想跟您说一声") }]);
    const { _id } = (await tasksOf("KH-2"))[0] ?? { _id: "" };
    await world.person.edit("care_task", _id, { care_status: "已联系", outcome: "愿意等" });
    await world.settled();
    const kept = await world.addon.store.care.ofCustomers(INSTALLATION, ["KH-2"]);
    expect(kept).toMatchObject([{ action: "delay_notice", care_status: "已联系", outcome: "愿意等" }]);
    expect(await actionsOf("KH-3")).toEqual([null, "提前告知"]);
  });

  it("is an order's matter once it became one, and is again where the order goes", async () => {
    const before = await askedToday();
    const lines = [{ item_code: ITEM, quantity: 6 }];
    const order = { order_no: "XS-Y", customer_code: "KH-2", ordered_at: world.clock.stamp(), lines };
    const enquiry = (await world.find("enquiry", { enquiry_no: "YX-2" }))[0]?._id ?? "";
    await world.person.edit("enquiry", enquiry, { order_no: "XS-Y" });
    await world.settled();
    expect(await standing("refused")).toHaveLength(1);
    const record_id = await world.person.create("sales_order", anOrder(order));
    await world.settled();
    expect(await askedToday()).toBe(before);
    expect(await standing("refused")).toEqual([]);
    expect(await standing("open")).toMatchObject([{ customer_code: "KH-2", order_no: "XS-Y", quantity: 6 }]);
    await world.person.remove("sales_order", record_id);
    await world.settled();
    expect(await askedToday()).toBe(before);
    expect(await standing("refused")).toHaveLength(1);
  });

  it("counts once where the refusal is an order cancelled for stockout as well, and in part where they bought some", async () => {
    const before = await askedToday();
    const lines = [{ item_code: ITEM, quantity: 6 }];
    const order = { order_no: "XS-Z", customer_code: "KH-2", ordered_at: world.clock.stamp(), lines };
    const cancelled = { order_status: "已取消", cancel_reason: "缺货" };
    const record_id = await world.person.create("sales_order", { ...anOrder(order), ...cancelled });
    await world.settled();
    expect(await askedToday()).toBe(before);
    expect(await standing("refused")).toEqual([]);
    expect(await standing("cancelled")).toMatchObject([{ customer_code: "KH-2", quantity: 6 }]);
    const bought = [{ item_code: ITEM, quantity: 2, shipped_quantity: 2 }];
    await world.person.edit("sales_order", record_id, { lines: bought, order_status: "已完成", cancel_reason: "" });
    await world.settled();
    expect(await askedToday()).toBe(before);
    expect(await standing("refused")).toMatchObject([{ customer_code: "KH-2", quantity: 4 }]);
  });

  it("counts among what the event lost, without what was bought that day", async () => {
    await world.addon.explainEvents();
    await world.settled();
    const report = await world.addon.eventReport(INSTALLATION, EVENT);
    expect(report?.loss).toMatchObject({ refused_units: 4 });
    await world.person.remove("sales_order", (await world.find("sales_order", { order_no: "XS-Z" }))[0]?._id ?? "");
    await world.settled();
    expect(await standing("refused")).toMatchObject([{ customer_code: "KH-2", quantity: 6 }]);
  });

  it("tells people of records that cannot be used", async () => {
    await ask("YX-3", { quantity: -1, enquiry_kind: "闲聊" });
    const problems = JSON.stringify(await world.addon.reports.problems(INSTALLATION));
    expect(problems).toContain("没有“闲聊”这种意向类型");
    expect(problems).toContain("询价与意向的意向数量 -1 不大于 0");
  });

  it("goes with its customer, and its units stay", async () => {
    const shop = { installation_id: INSTALLATION, name: "小店", app_id: "app", created_at: 0 };
    const asking = { actor: { name: "boss" }, origin: "test" };
    const enquiry = (await world.find("enquiry", { enquiry_no: "YX-2" }))[0]?._id ?? "";
    await world.person.edit("enquiry", enquiry, { note: "李女士 13912345678" });
    await world.settled();
    const handed = await world.addon.customers.exported(shop, "KH-2", asking);
    expect(JSON.stringify(handed.records)).toContain("李女士 13912345678");
    const before = await askedToday();
    await world.addon.customers.erase(shop, { customer_code: "KH-2", confirmation: "KH-2" }, asking);
    await world.settled();
    const kept = await world.addon.store.enquiries.ofPlace(SUBJECT, "2000-01-01");
    expect(kept.map(({ customer_code }) => customer_code)).not.toContain("KH-2");
    expect(JSON.stringify(await world.addon.store.records.list(INSTALLATION, "enquiry"))).not.toContain("李女士");
    expect(await askedToday()).toBe(before);
    expect(await standing("refused")).toEqual([]);
  });

  it("tells of an arrival whoever still waits: nobody who gave up, or has bought it since", async () => {
    for (const customer_code of ["KH-5", "KH-6", "KH-7"]) {
      await world.person.create("customer", { customer_code, customer_name: `客户 ${customer_code}` });
      await ask(`YX-${customer_code}`, { customer_code, quantity: 2 });
    }
    expect((await standing("refused")).map(({ customer_code }) => customer_code)).toEqual(["KH-5", "KH-6", "KH-7"]);
    const enquiry = (await world.find("enquiry", { enquiry_no: "YX-KH-6" }))[0]?._id ?? "";
    await world.person.edit("enquiry", enquiry, { enquiry_state: "已放弃" });
    const lines = [{ item_code: ITEM, quantity: 2, shipped_quantity: 2 }];
    const order = { order_no: "XS-7", customer_code: "KH-7", ordered_at: world.clock.stamp(), lines };
    await world.person.create("sales_order", { ...anOrder(order), order_status: "已完成" });
    await world.settled();
    await world.person.create("goods_receipt", {
      ...{ receipt_no: "RK-1", supplier_code: "GY-1", location_code: LOCATION, received_at: world.clock.stamp() },
      lines: [{ item_code: ITEM, quantity: 500 }],
    });
    await count(500);
    await cared();
    const told = await world.find("care_task", { care_action: "到货通知" });
    expect(told.map(({ customer_code }) => customer_code)).toEqual(["KH-5"]);
  });
});
