import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import readWorkbook from "read-excel-file/node";
import { readXlsx } from "hucre/xlsx";
import { createReportFolder } from "../../../src/adapters/files/report-folder.ts";
import { reportWorkbook } from "../../../src/adapters/files/report-workbook.ts";
import { createSqliteStore } from "../../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createKeptRetention } from "../../../src/app/customer-retention/kept-retention.ts";
import { createPeriodReport } from "../../../src/app/period-report/period-report.ts";
import { isStillDue, periodBefore } from "../../../src/app/period-report/report-period.ts";
import { createWriteDueReports } from "../../../src/app/period-report/write-due-reports.ts";
import { createBoardReport } from "../../../src/app/report/board-report.ts";
import { createResponseReport } from "../../../src/app/report/response-report.ts";
import { createSuppliersReport } from "../../../src/app/report/suppliers-report.ts";
import { createSupplierTables } from "../../../src/app/supplier/supplier-tables.ts";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { WHOLE_BOARD } from "../../../src/contracts/board-view.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aChoice } from "../../store/a-choice.ts";
import { anAlertEvent, anAssessment, anEffect, aSubject, claimOne, SHOP } from "../../store/store-builders.ts";

/** 2026-11-30 is a Monday. */
const MONDAY = Date.UTC(2026, 10, 30, 1);
const DAY_MS = 86_400_000;
const onError = (_: string, error: unknown) => {
  throw error;
};
const INSTALLATION = { installation_id: SHOP, name: "=小店", app_id: "app", created_at: 1 };

describe("the file of a report", () => {
  let folder: string;
  let store: Store;
  let today: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "stockguard-report-"));
    store = createSqliteStore({ path: join(folder, "store.db") });
    today = "2026-11-30";
    await store.registry.saveInstallation(INSTALLATION);
    await assessed("A", "out", 1_500.25);
    await assessed("B", "critical", 234.5);
    await assessed("=1+1", "high", 10);
    await assessed("D", "none", 99);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  async function assessed(item_code: string, severity: "out" | "critical" | "high" | "none", expected_loss: number) {
    const subject = aSubject({ item_code });
    const claimed = await claimOne(store, subject);
    const risk = { severity, expected_loss, suggested_order_quantity: 60, stockout_date: "2026-12-05" };
    const assessment = anAssessment({ ...subject, item_name: "@SUM(A1)", risk });
    const since = MONDAY - 3 * DAY_MS;
    const events = severity === "none" ? [] : [anAlertEvent({ kind: "raised", at: since, caused_at: null })];
    const alert_events = events.map((event) => ({ subject, ...event }));
    await store.assessments.commit([{ claimed, assessment, effects: [], alert_events }]);
  }

  function ports() {
    const clock = { now: () => MONDAY, today: () => today, timeOfDay: () => "09:00" };
    const responseReport = createResponseReport({ ...store, clock });
    const supplierTables = createSupplierTables({ ...store, clock, calendar: createChineseCalendar() });
    const suppliersReport = createSuppliersReport({ supplierTables });
    return {
      clock,
      periodReport: createPeriodReport({
        ...{ ...store, clock, responseReport, suppliersReport, retention: createKeptRetention(store) },
      }),
      responseReport,
    };
  }
  const written = async () => Buffer.from(await reportWorkbook(await ports().periodReport(INSTALLATION, "week")));

  const sheetOf = async (file: Buffer, wanted: string) =>
    (await readWorkbook(file)).find(({ sheet }) => sheet === wanted)?.data ?? [];

  it("adds up to what the rows of the store and the board say", async () => {
    const { clock, responseReport } = ports();
    const file = await written();
    const overview = new Map((await sheetOf(file, "概览")).slice(2).map(([name, value]) => [name, value]));
    const risky = (await sheetOf(file, "缺货与风险")).slice(2);
    const database = new DatabaseSync(join(folder, "store.db"), { readOnly: true });
    const rows = database.prepare("select content from assessment where installation_id = ?").all(SHOP);
    database.close();
    // As `assessment` keeps it.
    const risks = rows.map(
      ({ content }) => (JSON.parse(String(content)) as { risk: { severity: string; expected_loss: number } }).risk,
    );
    const alarming = risks.filter(({ severity }) => ["out", "critical", "high"].includes(severity));
    const loss = alarming.reduce((sum, { expected_loss }) => sum + expected_loss, 0);
    const board = await createBoardReport({ ...store, clock })(SHOP, WHOLE_BOARD);
    expect(risks).toHaveLength(4);
    expect(risky).toHaveLength(alarming.length);
    expect(risky.reduce((sum, row) => sum + Number(row[10]), 0)).toBeCloseTo(loss, 6);
    expect(overview.get("现在：预计损失合计")).toBeCloseTo(loss, 6);
    expect(overview.get("现在：预计损失合计")).toBe(board.expected_loss);
    expect(["缺货", "紧急", "预警", "正常"].map((label) => overview.get(`现在：${label}`))).toEqual(
      (["out", "critical", "high", "none"] as const).map((code) => risks.filter((one) => one.severity === code).length),
    );
    const { recent } = await responseReport(SHOP, 7);
    expect(overview.get("近 7 天：新产生预警")).toBe(recent.alerts);
    expect(recent.alerts).toBe(3);
  });

  it("has five sheets that say of when they are, with widths and formats, and texts that are no formulas", async () => {
    const file = await written();
    expect((await readWorkbook(file)).map(({ sheet }) => sheet)).toEqual([
      "概览",
      "缺货与风险",
      "采购",
      "预警响应",
      "供应商",
    ]);
    const { sheets } = await readXlsx(file, { readStyles: true });
    for (const { rows } of sheets) {
      expect(rows[0]?.[0]).toMatch(/^'=小店 周报 2026-11-23 至 2026-11-29，制作于 2026-11-30 09:00。./);
    }
    const risky = await sheetOf(file, "缺货与风险");
    expect(risky.flat().filter((cell) => typeof cell === "string" && /^[=+\-@]/.test(cell))).toEqual([]);
    expect(risky.at(-1)?.slice(0, 3)).toEqual(["预警", "'=1+1", "'@SUM(A1)"]);
    expect(sheets[1]?.columns?.[2]?.width).toBe(30);
  });

  it("counts orders at the price of their quantity, and none that the platform never took", async () => {
    const request_id = "press";
    const choices = ["CG-1", "CG-2"].map((purchase_order_no, i) =>
      aChoice({
        ...{ purchase_order_no, request_id, chosen_at: MONDAY - DAY_MS, effect_key: purchase_order_no },
        item_code: `I${i}`,
      }),
    );
    const effects = choices.map(({ effect_key, item_code }) => anEffect(effect_key, { item_code, line: effect_key }));
    await store.purchaseChoices.place({ installation_id: SHOP, request_id, choices, effects, now: MONDAY });
    const orders = async () => (await ports().periodReport(INSTALLATION, "week")).orders;
    expect((await orders()).map(({ cost }) => cost)).toEqual([120 * 28.5, 120 * 28.5]);
    const wish = { installation_id: SHOP, lane: "platform", limit: 9, now: MONDAY, lease_ms: 1 } as const;
    for (const { id, effect_key } of await store.outbox.claim(wish)) {
      const problem = { code: "refused", message: "", hint: "" };
      if (effect_key === "CG-2")
        await store.outbox.settle({ installation_id: SHOP, id }, { kind: "dead", at: 1, problem });
    }
    expect((await orders()).map(({ purchase_order_no }) => purchase_order_no)).toEqual(["CG-1"]);
  });

  it("is written for one shop where that of another cannot be kept, and the failure is told", async () => {
    await store.registry.saveInstallation({ ...INSTALLATION, installation_id: "another", created_at: 0 });
    await store.registry.saveInstallation({ ...INSTALLATION, installation_id: "zz", created_at: 2 });
    // A file where the folder of an installation would be.
    mkdirSync(join(folder, "reports"));
    writeFileSync(join(folder, "reports", Buffer.from("another").toString("base64url")), "");
    writeFileSync(join(folder, "reports", Buffer.from("zz").toString("base64url")), "");
    const files = createReportFolder(join(folder, "reports"));
    const failed: string[] = [];
    const told = (installation_id: string) => void failed.push(installation_id);
    const works = { ...store, ...ports(), files, workbook: reportWorkbook, onError: told };
    expect(await createWriteDueReports(works)()).toBe(1);
    expect((await files.list(SHOP)).map(({ name }) => name)).toEqual(["week-2026-11-23.xlsx"]);
    expect(failed.sort()).toEqual(["another", "zz"]);
  });

  it("is written once for each week and month that has just ended, and the oldest are dropped", async () => {
    const files = createReportFolder(join(folder, "reports"));
    const write = (day: string) => {
      today = day;
      return createWriteDueReports({ ...store, ...ports(), files, workbook: reportWorkbook, onError })();
    };
    const names = async () => (await files.list(SHOP)).map(({ name }) => name).sort();
    expect(await write("2026-11-29")).toBe(0);
    expect(await write("2026-11-30")).toBe(1);
    expect(await write("2026-12-01")).toBe(1);
    expect(await write("2026-12-01")).toBe(0);
    expect(await names()).toEqual(["month-2026-11.xlsx", "week-2026-11-23.xlsx"]);
    for (let week = 0; week < 53; week += 1)
      await files.write(SHOP, `week-2025-01-${week + 10}.xlsx`, Uint8Array.of(1));
    await write("2026-12-07");
    expect((await names()).filter((name) => name.startsWith("week"))).toHaveLength(53);
    expect(await names()).not.toContain("week-2025-01-10.xlsx");
    expect(await files.read(SHOP, "../../store.db")).toBeNull();
    expect(await files.read("other", "week-2026-11-23.xlsx")).toBeNull();
    expect(
      Buffer.from((await files.read(SHOP, "month-2026-11.xlsx")) ?? [])
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
  });
});

describe("periodBefore", () => {
  it.each([
    ["week", "2026-11-30", "2026-11-23", "2026-11-29"],
    ["week", "2026-12-06", "2026-11-23", "2026-11-29"],
    ["month", "2026-12-01", "2026-11-01", "2026-11-30"],
    ["month", "2026-03-31", "2026-02-01", "2026-02-28"],
  ] as const)("%s before %s", (period, today, from, to) => {
    expect(periodBefore(period, today)).toEqual({ from, to });
  });
});

describe("a report of the period before", () => {
  it.each([
    ["week", "2026-11-30", true],
    ["week", "2026-12-01", true],
    ["week", "2026-12-02", false],
    ["week", "2026-12-06", false],
    ["month", "2026-12-01", true],
    ["month", "2026-12-02", true],
    ["month", "2026-12-03", false],
  ] as const)("of a %s is still due on %s: %s", (period, today, want) => {
    expect(isStillDue(period, today)).toBe(want);
  });
});
