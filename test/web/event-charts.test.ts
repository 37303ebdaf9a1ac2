import { describe, expect, it } from "@jest/globals";
import type { StockoutEventReport } from "../../src/contracts/stockout-events.ts";
import { causeLossOption } from "../../src/entrypoints/web/src/charts/cause-loss-option.ts";
import { CHART_PALETTES } from "../../src/entrypoints/web/src/charts/chart-palette.ts";
import { eventTimelineOption } from "../../src/entrypoints/web/src/charts/event-timeline-option.ts";
import { zh } from "../../src/entrypoints/web/src/text/zh.ts";

const palette = CHART_PALETTES.light;
const SETTING = { texts: zh, language: "zh", palette, isPhone: false } as const;

const LOSS = { events: 1, shared_events: 0, lost_units: 5, lost_money: 100, lost_customers: 2 };

function aSpan(parts: Partial<StockoutEventReport["spans"][number]> = {}): StockoutEventReport["spans"][number] {
  return {
    ...{ kind: "order_to_receipt", label: "下单到到货", record: null, from: "2026-03-09", to: "2026-03-19", days: 10 },
    ...{ longest_usual: 7.5, is_slow: true, is_slowest: true },
    ...parts,
  };
}

/** The parts of a series that tests look at. */
interface Drawn {
  readonly name: string;
  readonly data: readonly unknown[];
  readonly itemStyle?: { readonly color: string };
  readonly markArea?: { readonly data: readonly unknown[] };
}

describe("the chart of causes", () => {
  it("has a bar for each cause, the largest on top, and what is unknown in grey", () => {
    const rows = [
      { ...LOSS, cause: "supplier_late" as const, lost_money: 300 },
      { ...LOSS, cause: "undetermined" as const },
    ];
    const option = causeLossOption({ rows, total: LOSS }, SETTING);
    expect(option.yAxis).toMatchObject({ data: ["无法判断", "供应商延期"] });
    expect(option.series).toMatchObject([
      {
        data: [
          { value: 100, itemStyle: { color: palette.muted } },
          { value: 300, itemStyle: { color: palette.accent } },
        ],
      },
    ]);
    const { formatter } = option.tooltip as { formatter: (params: unknown) => string };
    expect(formatter([{ dataIndex: 1 }])).toContain("供应商延期");
    expect(formatter([])).toBe("");
    const units = causeLossOption(
      { rows: [{ ...LOSS, cause: "supplier_late", lost_money: null }], total: { ...LOSS, lost_money: null } },
      SETTING,
    );
    expect(units.series).toMatchObject([{ name: "损失数量", data: [{ value: 5 }] }]);
  });
});

describe("the chart of an event's way", () => {
  it("draws each stretch on a line of its own, the slow ones in warning colours, and the outage behind them", () => {
    const record = { form: "purchase_order", form_label: "采购订单", id: "CG-1", form_url: null };
    const spans = [
      aSpan({ record }),
      aSpan({ is_slowest: false }),
      aSpan({ to: null, is_slow: false, is_slowest: false }),
    ];
    const loss = {
      ...{ start: "2026-03-14", end: "2026-03-18", refused_units: 1, waiting_units: 0, estimated_units: 0 },
      ...{ basis: null, text: "" },
    };
    const option = eventTimelineOption({ spans, loss, ended_on: null, item: "杯子" }, SETTING);
    const [area, ...bars] = option.series as readonly Drawn[];
    expect(area?.markArea?.data).toMatchObject([
      [{ name: "缺货", xAxis: Date.parse("2026-03-14") }, { xAxis: Date.parse("2026-03-19") }],
    ]);
    expect(bars.map(({ itemStyle }) => itemStyle?.color)).toEqual([palette.accent, palette.warn, palette.bad]);
    expect(bars.map(({ data }) => data)).toEqual(
      [0, 1, 2].map((i) => [
        [Date.parse("2026-03-09"), i],
        [Date.parse("2026-03-19"), i],
      ]),
    );
    const { formatter } = option.tooltip as { formatter: (params: unknown) => string };
    expect(formatter({ seriesIndex: 3 })).toContain("最慢");
    expect(formatter({ seriesIndex: 0 })).toBe("");
  });
});
