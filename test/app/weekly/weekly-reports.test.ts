import { beforeEach, describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createBoardReport } from "../../../src/app/report/board-report.ts";
import { createResponseReport } from "../../../src/app/report/response-report.ts";
import { createSendWeeklyReports } from "../../../src/app/weekly/send-weekly-reports.ts";
import { createWeeklyReport } from "../../../src/app/weekly/weekly-report.ts";
import { checkRule } from "../../../src/app/notify/check-rule.ts";
import { WHOLE_BOARD } from "../../../src/contracts/board-view.ts";
import type { AlertRuleRow } from "../../../src/contracts/rows.ts";
import type { AlertEventKind } from "../../../src/domain/alert/alert-event.ts";
import type { Store } from "../../../src/ports/store.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";
import { aLocation } from "../../store/row-builders.ts";
import { aChange, anAlertEvent, anAssessment, aSubject, claimOne, SHOP } from "../../store/store-builders.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 2026-11-30 is a Monday. */
const MONDAY = Date.UTC(2026, 10, 30, 1);

describe("the week's report", () => {
  let store: Store;
  let clock: { today: string; time: string };
  beforeEach(async () => {
    store = createMemoryStore();
    clock = { today: "2026-11-30", time: "09:00" };
    await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  });

  const ports = () => ({
    ...store,
    clock: { now: () => MONDAY, today: () => clock.today, timeOfDay: () => clock.time },
  });
  const send = (time = clock.time, today = clock.today) => {
    clock = { time, today };
    const weeklyReport = createWeeklyReport({ ...ports(), responseReport: createResponseReport(ports()) });
    return createSendWeeklyReports({ ...ports(), weeklyReport, board_link: "https://board.shop.test/" })();
  };
  const ruled = (...rules: readonly Partial<AlertRuleRow>[]) =>
    store.records.apply(
      rules.map((rule, i) =>
        aChange(`rule${i}`, [
          {
            table: "alert_rule",
            row: anAlertRule({ condition_kind: "weekly_report", receiver_role: "老板", ...rule }),
          },
        ]),
      ),
    );
  const sent = async () =>
    (await store.outbox.list(SHOP, { kind: "send_message" }, 9)).flatMap(({ action, due_at }) =>
      action.kind === "send_message" ? [{ ...action.message, due_at }] : [],
    );

  async function assessed(item_code: string, severity: "out" | "critical" | "high" | "none", loss: number) {
    const subject = aSubject({ item_code });
    const claimed = await claimOne(store, subject);
    const risk = { severity, expected_loss: loss, stockout_date: "2026-12-05", suggested_order_quantity: 60 };
    const assessment = anAssessment({ ...subject, item_name: `商品 ${item_code}`, risk });
    await store.assessments.commit([{ claimed, assessment, effects: [] }]);
  }

  async function happened(item_code: string, ...events: readonly (readonly [AlertEventKind, number])[]) {
    const subject = aSubject({ item_code });
    const alert_events = events.map(([kind, at]) => ({ subject, ...anAlertEvent({ kind, at, caused_at: null }) }));
    const claimed = await claimOne(store, subject);
    const kept = await store.assessments.get(subject);
    await store.assessments.commit([{ claimed, assessment: kept, effects: [], alert_events }]);
  }

  it("says what the board says at that time", async () => {
    await assessed("A", "out", 1_500);
    await assessed("B", "high", 234.6);
    await assessed("C", "none", 0);
    const since = MONDAY - 3 * DAY_MS;
    await happened("A", ["raised", since], ["told", since + 1], ["acknowledged", since + 2 * HOUR_MS]);
    await happened("B", ["raised", since], ["told", since + 1]);
    await happened("C", ["raised", MONDAY - 9 * DAY_MS], ["cleared", MONDAY - 8 * DAY_MS]);
    await ruled({ rule_name: "周报", channel: "老板群" });
    expect(await send()).toBe(1);
    const [message] = await sent();
    const board = await createBoardReport({ ...ports() })(SHOP, WHOLE_BOARD);
    const counts = `缺货 ${board.counts.out}、紧急 ${board.counts.critical}、预警 ${board.counts.high}`;
    expect(message).toMatchObject({
      ...{ channel: "老板群", receiver_role: "老板", severity: "out", link: "https://board.shop.test/" },
      title: `【周报】11 月 23 日至 11 月 29 日：${counts}`,
    });
    expect(message?.lines).toEqual([
      `现在：${counts}，预计损失合计 ${Math.round(board.expected_loss).toLocaleString("zh-CN")} 元。`,
      "近 7 天：新产生预警 2 个（前 7 天 1 个），其中 0 个已解除。",
      "处理速度（一半快于）：有人处理 2 小时。",
      "注意：1 个预警通知后一天以上仍无人处理。",
      "1. 缺货 商品 A（WH），建议订 60",
      "2. 预警 商品 B（WH），预计 12 月 5 日缺货，建议订 60",
    ]);
  });

  it("calls places as the forms do", async () => {
    await store.records.apply([aChange("w", [aLocation({ location_name: "华东一号仓" })])]);
    await assessed("A", "out", 1_500);
    await ruled({ rule_name: "周报" });
    await send();
    expect((await sent())[0]?.lines.at(-1)).toBe("1. 缺货 商品 A（华东一号仓），建议订 60");
  });

  it("goes once a week, on Monday from its time on, or on Tuesday where nobody was running", async () => {
    await ruled({ rule_name: "周报" }, { rule_name: "早报", digest_time: "8:00" });
    expect(await send("07:59")).toBe(0);
    expect(await send("08:30")).toBe(1);
    expect(await send("09:00")).toBe(1);
    expect(await send("18:00")).toBe(0);
    expect(await send("18:00", "2026-12-01")).toBe(0);
    expect(await send("07:00", "2026-12-02")).toBe(0);
    expect(await send("07:00", "2026-12-08")).toBe(0);
    expect(await send("09:30", "2026-12-08")).toBe(2);
    expect(await send("07:00", "2026-12-16")).toBe(0);
    expect(await sent()).toHaveLength(4);
  });

  it("waits for the end of quiet hours, and is asked for by rules in force of our own path alone", async () => {
    await ruled(
      { rule_name: "安静", quiet_start: "08:00", quiet_end: "10:00" },
      ...[
        { rule_name: "停用", is_active: false },
        { rule_name: "平台", delivery_path: "platform" as const },
      ],
      ...[
        { rule_name: "过期", valid_to: "2026-11-29" },
        { rule_name: "预警", condition_kind: "severity" as const },
      ],
    );
    expect(await send()).toBe(1);
    expect((await sent()).map(({ due_at }) => due_at)).toEqual([MONDAY + HOUR_MS]);
    const [effect] = await store.outbox.list(SHOP, { kind: "send_message" }, 9);
    expect(effect?.action).toMatchObject({ quiet_hours: { quiet_start: "08:00", quiet_end: "10:00" } });
  });

  it("is calm where nothing is wrong", async () => {
    await ruled({ rule_name: "周报" });
    await send();
    expect((await sent())[0]).toMatchObject({ severity: "none" });
    expect((await sent())[0]?.lines).toEqual([
      "现在：缺货 0、紧急 0、预警 0，预计损失合计 0 元。",
      "近 7 天：新产生预警 0 个，其中 0 个已解除。",
      "目前没有需要处理的商品。",
    ]);
  });

  it("is of the whole shop, which a rule with a narrower scope is told", () => {
    const codes = (rule: Partial<AlertRuleRow>) =>
      checkRule(anAlertRule({ condition_kind: "weekly_report", ...rule }), ["采购群"]).map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ scope_kind: "category", scope_values: ["水杯"] })).toEqual(["rule_report_scope"]);
    expect(codes({ delivery_path: "platform" })).toEqual(["rule_condition_needs_own_path"]);
  });
});
