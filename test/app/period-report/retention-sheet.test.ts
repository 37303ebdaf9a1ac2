import { beforeEach, describe, expect, it } from "@jest/globals";
import { retentionRows } from "../../../src/adapters/files/retention-sheet.ts";
import { createSqliteStore } from "../../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createKeptRetention } from "../../../src/app/customer-retention/kept-retention.ts";
import { reportValues } from "../../../src/app/customer-retention/report-record.ts";
import type { RetentionMonth } from "../../../src/contracts/retention.ts";
import { temporaryDatabase } from "../../store/temporary-database.ts";
import { SHOP } from "../../store/store-builders.ts";
import { aFollowedShop, TODAY } from "../customer-retention/a-followed-shop.ts";
import { aRetentionRun } from "../customer-retention/a-retention-run.ts";

const path = temporaryDatabase();
let month: RetentionMonth;
beforeEach(async () => {
  const store = createSqliteStore({ path: path() });
  await aFollowedShop(store);
  await aRetentionRun(store, Date.parse(`${TODAY}T04:00:00Z`));
  const last = (await createKeptRetention(store).of(SHOP))?.months.at(-1);
  if (last === undefined) throw new Error("no month is over");
  month = last;
});

describe("the sheet 缺货与客户", () => {
  it("says what the record on the platform says", () => {
    const rows = new Map(retentionRows(month).map(({ name, value }) => [name, value]));
    const record = reportValues(month, (day) => day);
    for (const [name, field] of [
      ["当场少卖", "lost_units"],
      ["当场少卖金额", "lost_revenue"],
      ["当场少赚毛利", "lost_margin"],
      ["受影响客户", "affected_customer_count"],
      ["其中流失", "lost_customer_count"],
      ["库存金额（按采购成本）", "stock_value"],
      ["超出目标库存的占用资金", "surplus_value"],
      ["关怀成本", "care_cost"],
      ["留下的客户", "kept_customer_count"],
      ["晚交仍成交金额", "late_served_revenue"],
      ["晚交仍成交毛利", "late_served_margin"],
      ["预警后没有断货", "averted_count"],
      ["关怀净利润（能估计的动作，截至月底近两年）", "care_profit"],
    ] as const) {
      expect(rows.get(name)).toBe(record[field]);
    }
    expect(rows.get("因缺货取消率（订单行）")).toBeCloseTo(Number(record["cancel_rate"]), 4);
  });

  it("turns the ends of lost margin round with it, and says why nothing is told", () => {
    const effect = {
      ...{ kind: "estimated" as const, matched_count: 80, exposed_count: 100, window_days: 90, confidence: 0.95 },
      ...{ lost: { value: 12, low: 3, high: 21 }, orders: { value: 0, low: 0, high: 0 } },
      ...{ revenue: { value: 0, low: 0, high: 0 }, margin: { value: -800, low: -1200, high: -400 } },
    };
    const named = (one: RetentionMonth, name: string) => retentionRows(one).find((row) => row.name.startsWith(name));
    expect(named({ ...month, effect }, "因缺货少赚毛利")).toMatchObject({ value: 800, low: 400, high: 1200 });
    const refused = { kind: "not_estimable" as const, exposed_count: 3, reasons: ["太少"] };
    expect(named({ ...month, effect: refused }, "因缺货多流失")).toMatchObject({ value: null, note: "无法估计：太少" });
  });
});
