import { afterEach, describe, expect, it } from "@jest/globals";
import { alertFields } from "../../src/app/assess/alert-fields.ts";
import { exposedOf } from "../../src/app/assess/exposed-of.ts";
import { loadKnownDays } from "../../src/app/assess/known-days.ts";
import { firstDayOfHistory, riskInput } from "../../src/app/assess/risk-input.ts";
import { assessStockoutRisk } from "../../src/domain/risk/assess-stockout-risk.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { anOrder, aRule, itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";
import { until } from "../support/a-shop-until.ts";
import { learnedSources } from "../support/learned-sources.ts";

const ITEM = itemCode(1);
const SUBJECT = { installation_id: INSTALLATION, item_code: ITEM, location_code: LOCATION };

const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

async function aWorld(): Promise<ShopWorld> {
  const world = await aShopWorld();
  worlds.push(world);
  return world;
}

/** A person counts the shelf and writes the number down; everything that follows has happened on return. */
async function counted({ person, stockOf, settled }: ShopWorld, on_hand: number): Promise<void> {
  await person.edit("stock_level", (await stockOf(ITEM))._id, { on_hand });
  await settled();
}

const messages = ({ log }: ShopWorld) =>
  log.events.filter(({ event }) => event === "message.shown").map(({ fields }) => fields);

describe("from a person's edit to the fields people look at", () => {
  it("bears the engine's own answer on the stock record", async () => {
    const world = await aWorld();
    await counted(world, 30);
    const { addon, clock } = world;
    const facts = await addon.store.subjects.facts(SUBJECT, firstDayOfHistory(clock.today()));
    const bound = new Set((await addon.bindings.all(INSTALLATION)).map(({ form }) => form));
    const answer = assessStockoutRisk(
      riskInput({
        ...{ item_code: ITEM, location_code: LOCATION, facts, exposed: exposedOf(facts), previous: null, bound },
        ...{ today: clock.today(), calendar: addon.calendar.around(clock.today()) },
        ...(await learnedSources(addon, SUBJECT, facts)),
        known_days: await loadKnownDays(
          { subjects: addon.store.subjects, calendar: addon.calendar },
          INSTALLATION,
          clock.today(),
        ),
      }),
    );
    expect(facts.stock_level?.on_hand).toBe(30);
    expect(facts.demand).toHaveLength(60);
    expect(await world.stockOf(ITEM)).toMatchObject(alertFields(answer, clock.startOf));
    expect(answer).toMatchObject({ severity: "critical", stockout_date: "2026-03-13" });
  });

  it("leaves the record alone when nothing that people see has changed", async () => {
    const world = await aWorld();
    await counted(world, 30);
    const before = await world.stockOf(ITEM);
    await world.person.edit("stock_level", before._id, { on_hand: 30 });
    await world.settled();
    expect(await world.stockOf(ITEM)).toMatchObject({ assessed_at: before["assessed_at"] });
  });

  it("brings the fields back to normal when goods have come", async () => {
    const world = await aWorld();
    await counted(world, 0);
    expect(await world.stockOf(ITEM)).toMatchObject({ alert_severity: "缺货", stockout_probability: 1 });
    await counted(world, 500);
    expect(await world.stockOf(ITEM)).toMatchObject({ alert_severity: "正常", stockout_date: null });
  });
});

describe("the records an alert makes", () => {
  it("makes an alert, an event and a purchase proposal that asks for approval", async () => {
    const world = await aWorld();
    await counted(world, 5);
    const about = { item_code: ITEM, item_name: `商品 ${ITEM}`, location_code: LOCATION };
    expect(await world.records("stockout_alert")).toMatchObject([
      { ...about, alert_severity: "紧急", alert_status: "待处理", effect_key: `alert/${ITEM}/${LOCATION}/1` },
    ]);
    expect(await world.records("stockout_event")).toMatchObject([{ ...about, peak_severity: "紧急", ended_at: null }]);
    const [proposal, ...others] = await world.records("replenishment");
    const { suggested_order_quantity } = await world.stockOf(ITEM);
    // A workflow that has been started and is under way shows 0.
    expect(proposal).toMatchObject({
      ...about,
      suggested_order_quantity,
      replenishment_status: "待审批",
      flowState: 0,
    });
    expect(others).toEqual([]);
  });

  it("asks for care once per customer who cannot be served, however often the stock is touched", async () => {
    const world = await aWorld();
    const ordered_at = world.clock.stamp();
    for (const [order_no, customer_code] of [
      ["XS-1", "KH-1"],
      ["XS-2", "KH-2"],
      ["XS-3", "KH-2"],
    ] as const) {
      const lines = [{ item_code: ITEM, quantity: 20 }];
      await world.person.create("sales_order", anOrder({ order_no, customer_code, ordered_at, lines }));
    }
    for (const on_hand of [10, 9, 8, 7, 0, 3, 9, 10, 10, 0]) await counted(world, on_hand);
    const tasks = await world.records("care_task");
    expect(tasks.map(({ effect_key }) => effect_key).sort()).toEqual([
      `care/${ITEM}/${LOCATION}/1/KH-1`,
      `care/${ITEM}/${LOCATION}/1/KH-2`,
    ]);
    expect(tasks.find(({ customer_code }) => customer_code === "KH-2")).toMatchObject({
      ...{ order_no: "XS-2、XS-3", affected_quantity: 40, customer_name: "客户 KH-2", care_status: "待跟进" },
    });
    expect(await world.records("stockout_alert")).toHaveLength(1);
    expect(await world.records("stockout_event")).toHaveLength(1);
    expect(await world.records("replenishment")).toHaveLength(1);
  });

  it("follows the alert while it gets worse and ends it when goods have come", async () => {
    const world = await aWorld();
    await counted(world, 5);
    await counted(world, 0);
    expect(await world.records("stockout_alert")).toMatchObject([{ alert_severity: "缺货", alert_status: "待处理" }]);
    expect(await world.records("stockout_event")).toMatchObject([{ peak_severity: "缺货", ended_at: null }]);
    await counted(world, 500);
    expect(await world.records("stockout_alert")).toMatchObject([
      { alert_status: "已解除", cleared_at: expect.stringMatching(/^2026-03-10T/) },
    ]);
    expect(await world.records("stockout_event")).toMatchObject([{ ended_at: expect.stringMatching(/^2026-03-10T/) }]);
  });

  it("begins a new episode when the item runs short again long after", async () => {
    const world = await aWorld();
    await counted(world, 0);
    await counted(world, 500);
    world.clock.move(25 * 3_600_000);
    await counted(world, 0);
    expect((await world.records("stockout_alert")).map(({ effect_key }) => effect_key)).toEqual([
      `alert/${ITEM}/${LOCATION}/1`,
      `alert/${ITEM}/${LOCATION}/2`,
    ]);
  });
});

describe("messages by the rules people wrote", () => {
  it("tells each rule what it asked for, once per episode and worsening", async () => {
    const world = await aWorld();
    await counted(world, 5);
    expect(messages(world)).toMatchObject([{ severity: "critical" }]);
    await counted(world, 4);
    await counted(world, 0);
    await counted(world, 0);
    expect(messages(world)).toMatchObject([{ severity: "critical" }, { severity: "out" }, { severity: "out" }]);
  });

  it("follows a rule from the moment a person writes it", async () => {
    const world = await aWorld();
    for (const rule of await world.records("alert_rule")) {
      await world.person.edit("alert_rule", rule._id, { rule_status: "停用" });
    }
    await world.person.create("alert_rule", { ...aRule("仓库提醒"), receiver_role: "仓库" });
    await world.settled();
    await counted(world, 5);
    expect(messages(world)).toMatchObject([{ receiver_role: "仓库" }]);
  });
});

describe("rules with conditions, channels in order and an escalation", () => {
  /** A shop whose only rule is this one. */
  async function aWorldWith(rule: Readonly<Record<string, unknown>>): Promise<ShopWorld> {
    const world = await aWorld();
    for (const { _id } of await world.records("alert_rule")) {
      await world.person.edit("alert_rule", _id, { rule_status: "停用" });
    }
    await world.person.create("alert_rule", { ...aRule("店长提醒"), ...rule });
    await world.settled();
    return world;
  }

  it("tells of a condition that has become true, by the first channel that is set up", async () => {
    const world = await aWorldWith({
      ...{
        condition_kind: "可供天数不足",
        condition_value: "30 天",
        channel: "没有的群，console",
        scope_kind: "供应商",
      },
      scope_value: "gy-1",
    });
    await counted(world, 400);
    expect(messages(world)).toEqual([]);
    await counted(world, 200);
    await counted(world, 190);
    expect(messages(world)).toMatchObject([{ title: expect.stringMatching(/^【可供天数不足】.*低于 30 天$/) }]);
    const [effect] = await world.addon.store.outbox.list(INSTALLATION, { kind: "send_message" }, 1);
    expect(effect?.receipt).toMatch(/^console：.*“没有的群”尚未设置/);
  });

  const escalation = { escalate_after_minutes: 1, escalate_role: "老板", escalate_channel: "console" };

  it("tells somebody else where nobody answers", async () => {
    const world = await aWorldWith(escalation);
    await counted(world, 5);
    expect(messages(world)).toMatchObject([
      { receiver_role: "采购" },
      { receiver_role: "老板", title: expect.stringContaining("【无人确认】") },
    ]);
  });

  it("tells nobody else where somebody has answered meanwhile", async () => {
    const world = await aWorldWith(escalation);
    await world.person.edit("stock_level", (await world.stockOf(ITEM))._id, { on_hand: 5 });
    await world.platform.idle();
    await until("the buyer is told", () => messages(world).length > 0);
    await world.addon.answers.acknowledge(SUBJECT, { actor: "林小满" });
    await world.settled();
    expect(messages(world)).toMatchObject([{ receiver_role: "采购" }]);
    const { messages: shown } = await world.addon.reports.messages(INSTALLATION);
    expect(shown.map(({ state, note }) => ({ state, note }))).toEqual([
      { state: "replaced", note: "预警已有人处理或已解除，未发送" },
      { state: "done", note: null },
    ]);
  });
});

describe("answers on the platform's form", () => {
  it("takes 已确认 on the alert for an answer", async () => {
    const world = await aWorld();
    await counted(world, 5);
    const [alert] = await world.records("stockout_alert");
    await world.person.edit("stockout_alert", alert?._id ?? "", { alert_status: "已确认" });
    await world.settled();
    expect(await world.addon.store.assessments.get(SUBJECT)).toMatchObject({ alert: { status: "acknowledged" } });
  });

  it("does not take the old answer for a new one when the add-on's own writing is read back", async () => {
    const world = await aWorld();
    await counted(world, 5);
    const [alert] = await world.records("stockout_alert");
    await world.person.edit("stockout_alert", alert?._id ?? "", { alert_status: "已确认" });
    await world.settled();
    await counted(world, 0);
    await world.running.reconcile(false);
    await world.settled();
    expect(await world.addon.store.assessments.get(SUBJECT)).toMatchObject({ alert: { status: "raised" } });
  });
});
