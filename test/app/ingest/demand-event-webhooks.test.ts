import { describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import type { DemandAdjustmentRecord, PromotionRecord } from "../../../src/contracts/generated/records.ts";
import { demandAdjusted } from "../../../webhooks/demand-adjustment.ts";
import { promotionChanged } from "../../../webhooks/promotion.ts";

const clock = createSystemClock({ now: () => 0, time_zone: "Asia/Shanghai" });

const PROMOTION: PromotionRecord = {
  ...{ promotion_name: "双11", channel: "天猫", stage: "返场", expected_uplift: 2.5 },
  ...{ start_date: "2026-11-08T16:00:00.000Z", end_date: "2026-11-11T16:00:00.000Z" },
  ...{ scope_kind: "分类", scope_value: "水杯， 餐具、水杯" },
};
const ADJUSTMENT: DemandAdjustmentRecord = {
  ...{ adjustment_name: "短视频", adjustment_kind: "热点事件", scope_kind: "商品", scope_value: "SP-1;SP-2|SP-1\n" },
  ...{ factor: 2, half_life_days: 4, reason: "播放过百万", adjusted_by: "小陈" },
  ...{ start_date: "2026-11-08T16:00:00.000Z", end_date: "2026-11-11T16:00:00.000Z" },
};

const promotion = (parts: Partial<PromotionRecord> = {}) => ({
  rows: promotionChanged.rows({ ...PROMOTION, ...parts }, clock),
  problems: promotionChanged.problems({ ...PROMOTION, ...parts }, clock),
});
const adjustment = (parts: Partial<DemandAdjustmentRecord> = {}) => ({
  rows: demandAdjusted.rows({ ...ADJUSTMENT, ...parts }, clock),
  problems: demandAdjusted.problems({ ...ADJUSTMENT, ...parts }, clock),
});

describe("a promotion that changed", () => {
  it("says its days in the tenant's calendar, its stage and each value of its scope once", () => {
    expect(promotion()).toEqual({
      problems: [],
      rows: [
        {
          table: "promotion",
          row: {
            ...{ promotion_name: "双11", channel: "天猫", stage: "encore", expected_uplift: 2.5 },
            ...{ start_date: "2026-11-09", end_date: "2026-11-12" },
            ...{ scope_kind: "category", scope_values: ["水杯", "餐具"] },
          },
        },
      ],
    });
  });

  it("is a sale of everything where nobody says more", () => {
    const { rows, problems } = promotion({ stage: null, scope_kind: null, scope_value: "水杯", expected_uplift: null });
    expect(problems).toEqual([]);
    expect(rows[0]?.row).toMatchObject({ stage: "sale", scope_kind: "all", scope_values: [], expected_uplift: null });
  });

  it.each([
    [{ end_date: "2026-11-07T16:00:00.000Z" }, "结束日 2026-11-08 早于开始日 2026-11-09"],
    [{ start_date: "明天" }, "开始日或结束日不是日期"],
    [{ scope_value: " ，" }, "适用范围为分类，但没有写范围取值"],
    [{ scope_kind: "门店" }, "适用范围“门店”无法识别，请选：全部、分类、品牌、商品"],
    [{ expected_uplift: 0.09 }, "倍数 0.09 不在 0.1 到 10 之间"],
    [{ expected_uplift: 10.5 }, "倍数 10.5 不在 0.1 到 10 之间"],
    [{ stage: "预热" }, "阶段“预热”无法识别，请选：预售定金、尾款、现货、返场"],
  ])("with %j is kept aside and counts for nothing", (parts, fault) => {
    const { rows, problems } = promotion(parts);
    expect(rows).toEqual([]);
    expect(problems).toEqual([
      { code: "demand_event_unusable", message: `促销“双11”暂不生效：${fault}`, hint: expect.stringContaining("改正") },
    ]);
  });

  it("says all that is wrong at once, and may last a day or bring a tenth or ten times", () => {
    const [problem] = promotion({ end_date: "2026-11-07T16:00:00.000Z", stage: "预热" }).problems;
    expect(problem?.message).toContain("早于开始日 2026-11-09；阶段“预热”");
    for (const expected_uplift of [0.1, 10]) {
      expect(promotion({ expected_uplift, end_date: PROMOTION.start_date }).problems).toEqual([]);
    }
  });
});

describe("a person's adjustment of demand", () => {
  it("says what it is of, who wrote it and how it cools down", () => {
    const { rows, problems } = adjustment();
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        table: "demand_adjustment",
        row: {
          ...{ adjustment_name: "短视频", adjustment_kind: "hot_event", factor: 2, half_life_days: 4 },
          ...{ scope_kind: "item", scope_values: ["SP-1", "SP-2"], reason: "播放过百万", adjusted_by: "小陈" },
          ...{ start_date: "2026-11-09", end_date: "2026-11-12" },
        },
      },
    ]);
  });

  it.each([
    ["人工判断", "judgement"],
    ["其他", "other"],
    ["天气", "other"],
    [null, "other"],
  ])("of the kind %s is %s", (adjustment_kind, want) => {
    expect(adjustment({ adjustment_kind }).rows[0]?.row).toMatchObject({ adjustment_kind: want });
  });

  it.each([
    [{ factor: 0 }, "倍数 0 不在 0.1 到 10 之间"],
    [{ scope_value: null }, "适用范围为商品，但没有写范围取值"],
    [{ half_life_days: 0 }, "减半天数 0 须大于 0"],
  ])("with %j is kept aside and counts for nothing", (parts, fault) => {
    const { rows, problems } = adjustment(parts);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ message: `需求调整“短视频”暂不生效：${fault}` }]);
  });
});
