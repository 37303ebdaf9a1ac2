import { beforeEach, describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createKeptFigures } from "../../../src/app/operating/kept-figures.ts";
import { createBoardReport } from "../../../src/app/report/board-report.ts";
import { createHealthReport } from "../../../src/app/report/health-report.ts";
import { createItemReport } from "../../../src/app/report/item-report.ts";
import { createMessagesReport } from "../../../src/app/report/messages-report.ts";
import { createMonitor } from "../../../src/app/report/monitor.ts";
import { createNotices } from "../../../src/app/notices/notices.ts";
import { createProblemsReport } from "../../../src/app/report/problems-report.ts";
import { createStandingNotices } from "../../../src/app/report/standing-notices.ts";
import { boardReport } from "../../../src/contracts/board.ts";
import { healthReport } from "../../../src/contracts/health-report.ts";
import { itemReport } from "../../../src/contracts/item-report.ts";
import { messagesReport } from "../../../src/contracts/messages-report.ts";
import { problemsReport } from "../../../src/contracts/problems-report.ts";
import { WHOLE_BOARD } from "../../../src/contracts/board-view.ts";
import type { OperatingFigures } from "../../../src/contracts/operating-figures.ts";
import type { EffectAction, EffectLane } from "../../../src/ports/outbox.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import type { Store } from "../../../src/ports/store.ts";
import * as rows from "../../store/row-builders.ts";
import {
  aChange,
  addEffects,
  anAssessment,
  anEffect,
  anEntry,
  aSubject,
  claimOne,
  PROBLEM,
  SHOP,
} from "../../store/store-builders.ts";
import { aRiskInput } from "../../domain/risk/a-risk-input.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";

const TODAY = "2026-11-23";
const NOW = Date.UTC(2026, 10, 23, 4);
/** Kept figures of an empty shop in which some things came back. */
function someFigures(returns: Partial<OperatingFigures["returns"]>): OperatingFigures {
  return {
    ...{ made_on: TODAY, made_at: 0, places: 0 },
    forecast: { weeks: 26, by_class: [], by_month: [], worst: [] },
    counts: {
      ...{ days: 365, by_class: [], by_month: [], by_location: [], places: 0, counted_places: 0, without_book: 0 },
      ...{ last_counted_on: null, worst: [], never_counted: [] },
    },
    returns: { days: 90, by_class: [], by_month: [], high: [], categories: [], ...returns },
    turnover: { days: 90, by_class: [], worst: [] },
  };
}

const shop = { installation_id: SHOP, name: "小店", app_id: "app", created_at: 0 };

const message: Extract<EffectAction, { kind: "send_message" }> = {
  kind: "send_message",
  message: {
    channel: "采购群",
    receiver_role: "采购",
    receiver: "张三",
    severity: "out",
    title: "保温杯 已缺货",
    lines: ["现有库存 0 件"],
    link: null,
    reference: "r",
  },
};

let store: Store;
beforeEach(() => {
  store = createMemoryStore();
});

async function assessed(...kept: readonly Parameters<typeof anAssessment>[0][]): Promise<void> {
  for (const parts of kept) {
    const claimed = await claimOne(store, aSubject(parts));
    await store.assessments.commit([{ claimed, assessment: anAssessment(parts), effects: [] }]);
  }
}

describe("the board's list", () => {
  const report = async (view = WHOLE_BOARD) =>
    boardReport.strict().parse(await createBoardReport({ ...store, clock: { today: () => TODAY } })(SHOP, view));

  it("is worst first, counts every light, and adds up the loss of those that alarm", async () => {
    await assessed(
      { item_code: "A", risk: { severity: "watch", expected_loss: 1_000 } },
      { item_code: "B", risk: { severity: "high", expected_loss: 20 } },
      { item_code: "C", risk: { severity: "out", expected_loss: 3 } },
      { item_code: "D", risk: { severity: "critical", expected_loss: null } },
    );
    const { rows: lines, counts, expected_loss } = await report();
    expect(lines.map(({ item_code }) => item_code)).toEqual(["C", "D", "B", "A"]);
    expect(counts).toEqual({ out: 1, critical: 1, high: 1, watch: 1, none: 0, unknown: 0 });
    expect(expected_loss).toBe(23);
  });

  it("gives the reason as one sentence", async () => {
    await assessed({});
    const [line] = (await report()).rows;
    expect(line?.reason).toMatch(/\p{Script=Han}/u);
    expect(line?.reason).not.toContain("\n");
  });

  it("shows the last page where a page beyond it is asked for, and says how many there are", async () => {
    await assessed(...Array.from({ length: 51 }, (_, index) => ({ item_code: `I${String(index).padStart(2, "0")}` })));
    const { rows: lines, ...page } = await report({ ...WHOLE_BOARD, page: 9 });
    expect(page).toMatchObject({ matching: 51, page: 2, page_size: 50 });
    expect(lines.map(({ item_code }) => item_code)).toEqual(["I50"]);
    expect(await report({ ...WHOLE_BOARD, search: "nothing" })).toMatchObject({ matching: 0, page: 1, rows: [] });
  });

  it("is empty, not broken, before anything was assessed", async () => {
    expect(await report()).toMatchObject({ today: TODAY, matching: 0, rows: [], expected_loss: 0 });
  });
});

describe("the page of an item", () => {
  const report = async (subject = aSubject()) => {
    const found = await createItemReport({
      ...{ ...store, calendar: createChineseCalendar(), clock: { now: () => NOW, today: () => TODAY } },
      ...{ figures: createKeptFigures(store.registry), pooledModel: () => Promise.resolve(undefined) },
      eventFutureLoss: () => Promise.resolve(null),
    })(subject);
    return found === null ? null : itemReport.strict().parse(found);
  };

  it("does not exist for what was never assessed", async () => {
    expect(await report(aSubject({ item_code: "GHOST" }))).toBeNull();
  });

  it("shows classes with their reasons, and what is unusual", async () => {
    await store.records.apply([aChange("i", [rows.anItem({ abc_class: null })]), aChange("l", [rows.aStockLevel()])]);
    const classes = {
      ...{
        abc: { class: "A" as const, reason: "毛利最高" },
        xyz: null,
        life_cycle: null,
        hot: ["居前 5%"],
        season: null,
      },
      form: null,
    };
    await store.itemClasses.save(SHOP, [{ item_code: "CUP", classified_on: TODAY, classes }]);
    const { explanation } = anAssessment().risk;
    const signals = [{ kind: "negative_stock", sentence: "账面库存为 -4 件。" }] as const;
    await assessed({ risk: { explanation: { ...explanation, signals } } });
    const shown = await report();
    expect(shown?.classes).toEqual([
      { kind: "abc", value: "A", label: "A 类", reason: "毛利最高" },
      { kind: "hot", value: "hot", label: "热销", reason: "居前 5%" },
    ]);
    expect(shown?.signals).toEqual([{ ...signals[0], label: "账面为负" }]);
  });

  it("shows how each method did on the item's own past, and why the one in use is used", async () => {
    await assessed({ risk: assessStockoutRisk(aRiskInput()) });
    const { forecaster, method_trial } = (await report()) ?? {};
    expect(method_trial?.methods).toContainEqual({
      ...{ forecaster: "seasonal_naive", relative_loss: 1, is_used: false },
    });
    expect(method_trial?.methods.find(({ is_used }) => is_used)?.forecaster).toBe(forecaster);
    const errors = method_trial?.methods.map(({ relative_loss }) => relative_loss) ?? [];
    expect(errors).toEqual(errors.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
    expect(method_trial?.reason).toMatch(/^usual_/);
  });

  it("tells of no method where nothing is forecast", async () => {
    await assessed({});
    expect((await report())?.method_trial).toBeNull();
  });

  it("shows turnover, forecast error and service as far as the forms tell", async () => {
    const sold = (ago: number, parts: Parameters<typeof rows.aSalesLine>[0] = {}) =>
      rows.aSalesLine({
        ...{ ordered_on: addDays(TODAY, -ago), quantity: 2, shipped_quantity: 2, line_state: "closed" },
        ...parts,
      });
    const lines = Array.from({ length: 120 }, (_, ago) => sold(ago + 1));
    const refused = sold(1, { shipped_quantity: 0, line_state: "cancelled_for_stockout", quantity: 20 });
    await store.records.apply([
      ...[...lines, refused].map((line, i) => aChange(`o${i}`, [line])),
      aChange("l", [rows.aStockLevel({ on_hand: 40 })]),
    ]);
    await assessed({});
    const without = (await report())?.indicators;
    expect(without).toMatchObject({
      ...{ turnover_days: expect.closeTo(40 / (200 / 90), 9), turnover_judgement: "fine", stockout_rate: null },
      ...{ turnover_band: { low_days: 7, high_days: 45 }, fill_rate: 0.9, line_fill_rate: 90 / 91 },
    });
    expect(without?.forecast_bias_rate).toBeLessThan(0);
    await store.records.apply([
      aChange("m", [rows.aMovement({ moved_on: addDays(TODAY, -30), quantity: 40 })], { version: 9 }),
    ]);
    const { turnover_days, stockout_rate } = (await report())?.indicators ?? {};
    expect(turnover_days).toBeCloseTo((30 * 40) / 31 / (200 / 90), 9);
    // Out on the day before the first movement, and for half of that day.
    expect(stockout_rate).toBeCloseTo(1.5 / 90, 9);
  });

  it("shows no indicator where nothing tells of one", async () => {
    await assessed({});
    expect((await report())?.indicators).toEqual({
      ...{ turnover_days: null, turnover_judgement: null, turnover_band: { low_days: 7, high_days: 45 } },
      ...{ forecast_bias_rate: null, forecast_error_rate: null, fill_rate: null, line_fill_rate: null },
      ...{ stockout_rate: null, returns: null },
      forecast: { split: { all: null, promotion: null, event: null, regular: null }, months: [], cause: null },
      counts: { days: 365, counts: 0, accuracy_rate: null, difference_rate: null, last: null },
    });
  });

  it("shows what comes back beside what is usual, and what that does to the plan", async () => {
    await store.records.apply([
      aChange("i", [rows.anItem()]),
      aChange("l", [rows.aStockLevel()]),
      aChange("o", [
        rows.aSalesLine({ ordered_on: addDays(TODAY, -5), quantity: 100, shipped_quantity: 100, line_state: "closed" }),
      ]),
      aChange("r", [
        rows.aReturnLine({ returned_on: addDays(TODAY, -1), quantity: 12 }),
        rows.aReturnLine({ returned_on: addDays(TODAY, -1), quantity: 6, is_resellable: false }),
      ]),
    ]);
    await assessed({ risk: { demand_mean: 5, exposure_days: 14 } });
    const alone = (await report())?.indicators.returns;
    expect(alone).toMatchObject({ return_rate: 0.18, usual_return_rate: null, is_high: false });
    expect(alone?.expected_returns).toBeCloseTo(0.18 * 70, 9);
    expect(alone?.expected_restock).toBeCloseTo((0.18 * 70 * 12) / 18, 9);
    expect(alone?.sentence).toBe(
      "近 90 天各仓合计交付 100 件，退回 18 件，退货率 18%。照此未来 14 天约有 13 件退回，其中约 8 件会回库再售；" +
        "回库按入库流水增加库存，不抵减需求，补货建议未预先扣除。",
    );
    const categories = [{ category: "杯壶", returned: 48, resellable: 42, shipped: 1_100, closed: 1_100 }];
    await createKeptFigures(store.registry).save(SHOP, someFigures({ categories }));
    const beside = (await report())?.indicators.returns;
    expect(beside).toMatchObject({ return_rate: 0.18, usual_return_rate: 0.03, is_high: true });
    expect(beside?.expected_returns).toBeCloseTo(((18 + 30 * 0.03) / 130) * 70, 9);
    expect(beside?.sentence).toContain("退货率 18%（同类其他商品 3%），偏高。");
  });

  it("proposes a count where the books are in doubt, or the last count was far off, and says why", async () => {
    await store.records.apply([
      aChange("i", [rows.anItem()]),
      aChange("l", [rows.aStockLevel()]),
      aChange("c", [
        rows.aCountLine({ counted_on: addDays(TODAY, -3), book_quantity: 100, counted_quantity: 80 }),
        rows.aCountLine({ counted_on: addDays(TODAY, -40), book_quantity: 50, counted_quantity: 50 }),
      ]),
    ]);
    await assessed({});
    const counted = await report();
    expect(counted?.count_proposal).toEqual({
      reason: "count_difference",
      sentence: "11 月 20 日盘点：账面 100 件，实盘 80 件，盘亏 20 件（20%）。差异较大，请复盘并查原因。",
      doubted_units: 20,
    });
    expect(counted?.indicators.counts).toEqual({
      ...{ days: 365, counts: 2, accuracy_rate: 0.5, difference_rate: 20 / 150 },
      last: { counted_on: "2026-11-20", book_quantity: 100, counted_quantity: 80 },
    });
    const signals = [{ kind: "phantom_stock", sentence: "货可能不在架上，请盘点。" }] as const;
    await assessed({ on_hand: 37, risk: { signals } });
    expect((await report())?.count_proposal).toEqual({
      ...{ reason: "phantom_stock", sentence: signals[0].sentence, doubted_units: 37 },
    });
  });

  it("shows stock, supplier, orders under way and who waits, as the forms say it", async () => {
    await store.records.apply([
      aChange("i", [rows.anItem()]),
      aChange("s", [rows.aSupplier()]),
      aChange("l", [rows.aStockLevel({ on_hand: 1 })]),
      aChange("c", [rows.aCustomer({ customer_name: "李四百货", owner_name: "小陈" })]),
      aChange("o", [rows.aSalesLine({ quantity: 4, ordered_on: "2026-11-20", promised_on: "2026-11-24" })]),
      aChange("p", [
        rows.aPurchaseLine({ expected_on: "2026-11-22", quantity: 60, received_quantity: 10 }),
        rows.aPurchaseLine({ purchase_order_no: "PO-2", expected_on: TODAY }),
        rows.aPurchaseLine({ purchase_order_no: "PO-3", expected_on: null }),
      ]),
    ]);
    await assessed({});
    const shown = await report();
    expect(shown).toMatchObject({ supplier_name: "王氏五金", unit: "件" });
    expect(shown?.exposed_customers).toEqual([
      {
        customer_code: "C-1",
        customer_name: "李四百货",
        owner_name: "小陈",
        order_no: "SO-1",
        affected_quantity: 3,
        promised_on: "2026-11-24",
      },
    ]);
    expect(
      shown?.open_purchase_orders.map((order) => [order.purchase_order_no, order.open_quantity, order.is_late]),
    ).toEqual(
      expect.arrayContaining([
        ["PO-1", 50, true],
        ["PO-2", 60, false],
        ["PO-3", 60, false],
      ]),
    );
    expect(shown?.history.at(-1)).toMatchObject({ day: "2026-11-22", quantity: 0 });
    expect(shown?.history.find(({ day }) => day === "2026-11-20")?.quantity).toBe(4);
  });

  it("explains its light in readable lines", async () => {
    await assessed({});
    const shown = await report();
    expect(shown?.explanation.length).toBeGreaterThan(0);
    for (const { label, value } of shown?.explanation ?? []) expect(`${label}${value}`).not.toMatch(/undefined|NaN/);
  });

  it("tells what was done, newest first, and the same thing many times once", async () => {
    await addEffects(
      store,
      anEffect("message/1", { line: "m", action: message }),
      anEffect("write/1", { line: "w1" }),
      anEffect("write/2", { line: "w2" }),
    );
    expect((await report())?.effects.map(({ label, state }) => [label, state])).toEqual([
      ["写回预警字段（缺货）", "waiting"],
      ["发送消息给采购（采购群）：保温杯 已缺货", "waiting"],
    ]);
  });

  it("names the channel that is there from the start as people call it", async () => {
    const action: EffectAction = { ...message, message: { ...message.message, channel: "console" } };
    await addEffects(store, anEffect("message/1", { line: "m", action }));
    const [told] = (await report())?.effects ?? [];
    expect(told?.label).toContain("（控制台）");
  });
});

const wish = (lane: EffectLane) => ({ installation_id: SHOP, lane, limit: 10, now: 1_000, lease_ms: 60_000 });

describe("the page of messages", () => {
  const report = async () =>
    messagesReport.strict().parse(await createMessagesReport({ ...store, outIdOf: String })(SHOP)).messages;

  it("shows messages alone, with their fate and how long they took", async () => {
    await addEffects(store, anEffect("write/1"), anEffect("message/1", { line: "m", action: message, caused_at: 500 }));
    expect(await report()).toMatchObject([{ title: "保温杯 已缺货", state: "waiting", latency_ms: null }]);
    for (const effect of await store.outbox.claim(wish("messages"))) {
      if (effect.action.kind === "send_message")
        await store.outbox.settle(effect, { kind: "done", at: 2_000, receipt: null });
    }
    expect(await report()).toMatchObject([{ state: "done", at: 2_000, latency_ms: 1_500, problem: null }]);
  });

  it("says why one was given up, and claims no time for it", async () => {
    await addEffects(store, anEffect("message/1", { action: message }));
    const [effect] = await store.outbox.claim(wish("messages"));
    await store.outbox.settle(
      { installation_id: SHOP, id: effect?.id ?? 0 },
      { kind: "dead", at: 2_000, problem: PROBLEM },
    );
    expect(await report()).toMatchObject([{ state: "dead", latency_ms: null, problem: PROBLEM }]);
  });
});

describe("the page of problems", () => {
  const notices = () => createNotices({ registry: store.registry, clock: { now: () => 3_000 } });
  const report = async () =>
    problemsReport.strict().parse(
      await createProblemsReport({
        ...store,
        standingNotices: createStandingNotices({ ...store, notices: notices(), channels }),
      })(SHOP),
    );
  const channels = { list: () => Promise.resolve([{ name: "采购群", kind: "wechat_work_robot" }]) };

  it("begins with what lasts until somebody mends it", async () => {
    const words = { code: "push_silent", field: null, message: "没有推送", hint: "重新启用" };
    await notices().replace({ installation_id: SHOP, form: "stock_level" }, ["push_silent"], [words]);
    expect((await report()).notices).toEqual([{ ...words, form: "stock_level", rule_name: null, since: 3_000 }]);
  });

  it("names channels that an active rule asks for and nobody has set up", async () => {
    const rules = [
      anAlertRule({
        channel: "采购群，短信",
        escalate_after_minutes: 5,
        escalate_role: "老板",
        escalate_channel: "老板群",
      }),
      anAlertRule({ rule_name: "停用的", is_active: false, channel: "没有" }),
      anAlertRule({ rule_name: "好的" }),
    ];
    await store.records.apply(rules.map((row, i) => aChange(`r${i}`, [{ table: "alert_rule", row }])));
    const found = (await report()).notices;
    expect(found.map(({ code, form, since }) => [code, form, since])).toEqual([
      ["rule_channel_partly_unknown", "alert_rule", null],
      ["rule_escalation_channel_unknown", "alert_rule", null],
    ]);
    expect(found.map(({ rule_name }) => rule_name)).toEqual(["预警通知采购", "预警通知采购"]);
    expect(found[0]?.message).toBe("预警规则“预警通知采购”：使用的通道“短信”尚未设置，只能由其余通道发送");
  });

  async function setAside(body: string): Promise<void> {
    await store.inbox.append([anEntry("d1", { body })]);
    const [entry] = await store.inbox.waiting(SHOP, 1);
    await store.inbox.setAside({ installation_id: SHOP, id: entry?.id ?? 0 }, PROBLEM, 2_000);
  }

  const excerpt = async () => (await report()).aside[0]?.excerpt ?? "";

  it.each([
    { name: "alone", body: '{"phone":"13812345678"}', want: '{"phone":"138******78"}' },
    { name: "within a sentence", body: "请打13812345678找我", want: "请打138******78找我" },
    { name: "with the country before it", body: '"+8613812345678"', want: '"+86138******78"' },
    { name: "with a country and a space", body: "86 13812345678", want: "86 138******78" },
    { name: "in groups", body: "138-1234-5678, 138 1234 5678", want: "138-****-**78, 138 **** **78" },
    { name: "behind a letter", body: "tel_13812345678", want: "tel_138******78" },
  ])("masks a phone number $name", async ({ body, want }) => {
    await setAside(body);
    expect(await excerpt()).toBe(want);
  });

  it.each(["_widget_1529400746031", '"opTime":1795406400000', "order 2026112300138123456789"])(
    "leaves a number that is no phone: %s",
    async (body) => {
      await setAside(body);
      expect(await excerpt()).toBe(body);
    },
  );

  it("shows no part of a phone number where the excerpt ends in it", async () => {
    await setAside("138-1234-5678 ".repeat(40));
    expect(await excerpt()).not.toMatch(/138-\d/);
  });

  it("tells what was given up, how often it was tried, and why", async () => {
    await addEffects(store, anEffect("write/1"));
    const [effect] = await store.outbox.claim(wish("platform"));
    await store.outbox.settle(
      { installation_id: SHOP, id: effect?.id ?? 0 },
      { kind: "dead", at: 2_000, problem: PROBLEM },
    );
    const { dead } = await report();
    expect(dead).toMatchObject([{ label: "写回预警字段（缺货）", at: 2_000, problem: PROBLEM }]);
  });
});

describe("the health strip", () => {
  const monitor = () => createMonitor();
  const report = async (seen = monitor()) =>
    healthReport.strict().parse(
      await createHealthReport({
        ...store,
        clock: { now: () => 10_000, today: () => TODAY },
        monitor: seen,
        intake: () => Promise.resolve({ notices: 0, intake: "pushed", staleness_bound_ms: 600_000, syncs: [] }),
        version: "1",
      })(shop),
    );

  it("is calm where nothing waits", async () => {
    expect(await report()).toMatchObject({
      lag_ms: 0,
      inbox_waiting: 0,
      dirty_subjects: 0,
      loop_p50_ms: null,
      platform_ok: true,
      last_push_at: null,
    });
  });

  it("says how long the oldest message has waited", async () => {
    await store.inbox.append([anEntry("d1", { received_at: 4_000 }), anEntry("d2", { received_at: 9_000 })]);
    expect(await report()).toMatchObject({ inbox_waiting: 2, lag_ms: 6_000, last_push_at: 9_000 });
  });

  it("does not count backwards when the clock was set back", async () => {
    await store.inbox.append([anEntry("d1", { received_at: 99_000 })]);
    expect(await report()).toMatchObject({ lag_ms: 0 });
  });
});

describe("what a process sees of its work", () => {
  const write = { ...anEffect("write/1"), id: 1, state: "held", attempts: 0, interrupted: false } as const;
  const effect = { ...write, problem: null, receipt: null, settled_at: null, caused_at: 1_000 };

  it("is the median and the worst of the ways from change to write", () => {
    const monitor = createMonitor();
    for (let ms = 1; ms <= 100; ms += 1) monitor.effectSettled(effect, { kind: "done", at: 1_000 + ms, receipt: null });
    expect(monitor.seen).toMatchObject({ write_backs_done: 100, loop_p50_ms: 51, loop_p99_ms: 100 });
  });

  it("is no platform fault when a message fails", () => {
    const monitor = createMonitor();
    const retry = { kind: "retry", due_at: 0, problem: PROBLEM, is_try: true } as const;
    monitor.effectSettled({ ...effect, action: message }, retry);
    expect(monitor.seen.platform_problem).toBeNull();
    monitor.effectSettled(effect, retry);
    expect(monitor.seen.platform_problem).toEqual(PROBLEM);
    monitor.effectSettled(effect, { kind: "done", at: 2_000, receipt: null });
    expect(monitor.seen.platform_problem).toBeNull();
  });
});
