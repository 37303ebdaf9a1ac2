import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { anOrder, itemCode } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const ITEM = itemCode(1);

let world: ShopWorld;
beforeAll(async () => {
  world = await aShopWorld();
});
afterAll(() => world.close());

/** What a customer said a moment ago, pushed and taken in. */
async function say(feedback_no: string, parts: object): Promise<void> {
  const said = {
    feedback_no,
    received_at: world.clock.stamp(),
    feedback_kind: "投诉",
    customer_code: "KH-2",
    ...parts,
  };
  await world.person.create("customer_feedback", said);
  await world.settled();
}

/** One look, with what it asks for done and read back. */
async function judged(): Promise<number> {
  const asked = await world.addon.judgeFeedback();
  await world.settled();
  await world.running.reconcile(false);
  await world.settled();
  return asked;
}

async function record(feedback_no: string) {
  const [found] = await world.find("customer_feedback", { feedback_no });
  if (found === undefined) throw new Error(`no feedback ${feedback_no}`);
  return found;
}

describe("what customers say", () => {
  it("is linked to the open stockout event and read for stock, by the goods of its order too", async () => {
    const lines = [{ item_code: ITEM, quantity: 30 }];
    const ordered_at = world.clock.stamp();
    await world.person.create("sales_order", anOrder({ order_no: "XS-F", customer_code: "KH-2", ordered_at, lines }));
    await world.person.edit("stock_level", (await world.stockOf(ITEM))._id, { on_hand: 0 });
    await world.settled();
    const [event] = await world.find("stockout_event", { item_code: ITEM });
    await say("FK-1", { order_no: "XS-F", satisfaction_score: 1, content: "等太久了，还没发货，电话 13912345678" });
    await say("FK-2", {
      item_code: ITEM,
      feedback_kind: "评价",
      satisfaction_score: 5,
      content: "杯子很好看，没有缺货",
    });
    expect(await judged()).toBe(2);
    expect(await record("FK-1")).toMatchObject({
      ...{ event_no: event?.["event_no"], stockout_related: "是" },
      matched_words: "等太久、还没发货",
    });
    expect(await record("FK-2")).toMatchObject({ event_no: event?.["event_no"], stockout_related: "否" });
    expect(await judged()).toBe(0);
  });

  it("is what a person made of it, whatever is read later", async () => {
    const { _id } = await record("FK-1");
    await world.person.edit("customer_feedback", _id, { stockout_related: "否", event_no: "另一件事" });
    await world.settled();
    await judged();
    await world.person.edit("customer_feedback", _id, { content: "又断货了" });
    await world.settled();
    expect(await judged()).toBe(1);
    expect(await record("FK-1")).toMatchObject({ stockout_related: "否", event_no: "另一件事", matched_words: "断货" });
    const report = await world.addon.reports.feedback(INSTALLATION);
    expect(report).toMatchObject({ feedback: 2, complaints: 1, stock: { yes: 0, no: 2 } });
    expect(report.latest[0]).toMatchObject({ relation: "no", content: "又断货了" });
  });

  it("follows its text where no person has said anything", async () => {
    await say("FK-3", { content: "包装破了" });
    await judged();
    expect(await record("FK-3")).toMatchObject({ stockout_related: "否" });
    await world.person.edit("customer_feedback", (await record("FK-3"))._id, { content: "少发了两箱" });
    await world.settled();
    await judged();
    expect(await record("FK-3")).toMatchObject({ stockout_related: "是", matched_words: "少发" });
  });

  it("is shown with its phone numbers masked", async () => {
    await say("FK-4", { content: "13912345678 等我电话" });
    const report = await world.addon.reports.feedback(INSTALLATION);
    const shown = report.latest.find(({ feedback_no }) => feedback_no === "FK-4");
    expect(shown?.content).toBe("139******78 等我电话");
  });

  it("goes with its customer, and its figures stay", async () => {
    const installation = { installation_id: INSTALLATION, name: "小店", app_id: "app", created_at: 0 };
    const asking = { actor: { name: "boss" }, origin: "test" };
    const handed = await world.addon.customers.exported(installation, "KH-2", asking);
    expect(JSON.stringify(handed.records)).toContain("13912345678 等我电话");
    const confirmed = { customer_code: "KH-2", confirmation: "KH-2" };
    await world.addon.customers.erase(installation, confirmed, asking);
    const kept = await world.addon.store.feedback.since(INSTALLATION, "2000-01-01");
    expect(kept.map(({ content, matched_words, told }) => [content, matched_words, told])).toEqual(
      kept.map(() => [null, null, null]),
    );
    expect(kept.map(({ customer_code }) => customer_code)).not.toContain("KH-2");
    expect(await world.addon.reports.feedback(INSTALLATION)).toMatchObject({ complaints: 3 });
    expect(await judged()).toBe(0);
  });
});
