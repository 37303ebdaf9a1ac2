import { describe, expect, it } from "@jest/globals";
import type { CauseEvidence } from "../../../src/domain/cause/cause-evidence.ts";
import type { CauseClass } from "../../../src/domain/cause/cause-class.ts";
import type { CauseFinding, ScoredCause } from "../../../src/domain/cause/cause-finding.ts";
import { causeFactClause } from "../../../src/domain/cause/cause-sentence.ts";
import { judgeCauses } from "../../../src/domain/cause/judge-causes.ts";
import { anEpisode, aPurchase, day, ref } from "./an-episode.ts";

function findingOf(evidence: CauseEvidence, cause: CauseClass): CauseFinding {
  const found = judgeCauses(evidence).findings.find((finding) => finding.cause === cause);
  if (found === undefined) throw new Error(`No finding of ${cause}`);
  return found;
}

function scored(evidence: CauseEvidence, cause: CauseClass): ScoredCause {
  const found = findingOf(evidence, cause);
  if (found.kind !== "scored") throw new Error(`${cause} was not judged`);
  return found;
}

function clausesOf(evidence: CauseEvidence, cause: CauseClass): readonly string[] {
  return scored(evidence, cause).facts.map((fact) => causeFactClause(fact, "件"));
}

const ON_DAY_20 = { arrivals: [{ day: day(20), quantity: 200 }] };

const MAIN: readonly { readonly cause: CauseClass; readonly evidence: CauseEvidence; readonly clause: string }[] = [
  {
    cause: "supplier_late",
    evidence: anEpisode({ supplies: [aPurchase({ ...ON_DAY_20, expected_on: day(13) })] }),
    clause: "承诺 2025-03-14 到货，已逾期 7 天未到",
  },
  {
    cause: "supplier_short",
    evidence: anEpisode({
      episode: { ...anEpisode().episode, start: day(15), lost_units: 50 },
      supplies: [aPurchase({ expected_on: day(13), arrivals: [{ day: day(13), quantity: 20 }] })],
    }),
    clause: "2025-03-14 到货 20 件，订购 200 件",
  },
  {
    cause: "approval_slow",
    evidence: anEpisode({
      supplies: [aPurchase({ approved_on: day(11), ordered_on: day(11), expected_on: day(21), ...ON_DAY_20 })],
    }),
    clause: "2025-03-03 提出申请，9 天后审批通过，平常 2 天",
  },
  {
    cause: "ordered_late",
    evidence: anEpisode({
      supplies: [
        aPurchase({
          requested_on: day(9),
          approved_on: day(11),
          ordered_on: day(11),
          expected_on: day(21),
          ...ON_DAY_20,
        }),
      ],
    }),
    clause: "最晚应在 2025-03-03 申请采购，实际晚了 7 天",
  },
  {
    cause: "ordered_little",
    evidence: anEpisode({
      episode: { ...anEpisode().episode, start: day(15), lost_units: 50 },
      supplies: [aPurchase({ quantity: 20, expected_on: day(13), arrivals: [{ day: day(13), quantity: 20 }] })],
    }),
    clause: "建议订 200 件，实际订 20 件",
  },
  {
    cause: "forecast_bias",
    evidence: anEpisode({
      plans: [],
      forecast: {
        ...{ made_on: day(2), from: day(3), through: day(19), mean: 100, p95: 120 },
        past_weeks: [
          { forecast: 42, actual: 70 },
          { forecast: 42, actual: 71 },
          { forecast: 42, actual: 69 },
          { forecast: 42, actual: 70 },
        ],
      },
    }),
    clause: "预测 100 件，实际需求 170 件，此前各周也一直预测偏低",
  },
  {
    cause: "demand_surge",
    evidence: anEpisode({
      plans: [],
      forecast: {
        ...{ made_on: day(2), from: day(3), through: day(19), mean: 80, p95: 90 },
        past_weeks: Array.from({ length: 4 }, () => ({ forecast: 35, actual: 35 })),
      },
    }),
    clause: "实际需求 170 件，超过预测的 95% 上限 90 件",
  },
  {
    cause: "record_error",
    evidence: anEpisode({
      plans: [],
      opening: { day: day(0), quantity: 210 },
      counts: [{ record: ref("stock_count", "C-1"), day: day(15), book: 80, counted: 0 }],
    }),
    clause: "2025-03-16 盘点：账面 80 件，实盘 0 件",
  },
  {
    cause: "quality_hold",
    evidence: anEpisode({
      plans: [],
      opening: { day: day(0), quantity: 200 },
      taken: [
        { kind: "quality_hold", record: ref("stock_movement", "M-1"), day: day(5), quantity: 70, released_on: null },
      ],
    }),
    clause: "2025-03-06 质检占用 70 件",
  },
  {
    cause: "stock_reserved",
    evidence: anEpisode({
      plans: [],
      opening: { day: day(0), quantity: 200 },
      taken: [
        { kind: "allocation", record: ref("stock_level", "L-1"), day: day(5), quantity: 70, released_on: day(25) },
      ],
    }),
    clause: "2025-03-06 预留 70 件",
  },
  {
    cause: "component_short",
    evidence: anEpisode({
      supplies: [
        aPurchase({
          ...{ kind: "production", record: ref("production_plan", "MO-1"), expected_on: day(13), ...ON_DAY_20 },
          short_components: [{ item_code: "PART-1", until: day(18) }],
        }),
      ],
    }),
    clause: "缺少组件 PART-1，完工晚了 7 天",
  },
  {
    cause: "master_data",
    evidence: anEpisode({
      supplies: [aPurchase({ ...ON_DAY_20, expected_on: day(9) })],
      master: [{ field: "lead_time_days", record: ref("supplier", "S-1"), in_force: 5, right: 16 }],
      usual: { ...anEpisode().usual, lead_days: [16, 16, 15, 17, 16], late_days: [11, 11, 10, 12, 11] },
    }),
    clause: "资料中的提前期为 5 天，实际到货通常要 16 天",
  },
];

describe("one thing goes wrong", () => {
  it.each(MAIN)("is named $cause, with its evidence", ({ cause, evidence, clause }) => {
    const verdict = judgeCauses(evidence);
    expect(verdict).toMatchObject({ kind: "named", main: cause });
    expect(clausesOf(evidence, cause)).toContain(clause);
  });
});

describe("the counterfactual", () => {
  it("counts the share of the lost units that a promise kept would have saved", () => {
    // Promised for day 16: days 13 to 15 would have been lost all the same, 40 of 70 units not.
    const evidence = anEpisode({ supplies: [aPurchase({ ...ON_DAY_20, expected_on: day(16) })] });
    expect(scored(evidence, "supplier_late").avoided_share).toBeCloseTo(4 / 7);
  });

  it("believes less in what lies within the usual scatter", () => {
    const late = anEpisode({ supplies: [aPurchase({ arrivals: [{ day: day(15), quantity: 200 }] })] });
    expect(scored({ ...late, usual: { ...late.usual, late_days: [1, 2, 1, 2, 1] } }, "supplier_late").strength).toBe(
      0.3,
    );
  });

  it("names the order that was never placed", () => {
    expect(clausesOf(anEpisode(), "ordered_late")).toEqual(["最晚应在 2025-03-03 申请采购，过了 17 天仍没有采购单"]);
  });

  it("does not call an order missing where a receipt names none", () => {
    const evidence = anEpisode({ unlinked_receipts: [{ day: day(19), quantity: 40 }] });
    expect(findingOf(evidence, "ordered_late")).toMatchObject({
      ...{ kind: "not_judged", cause: "ordered_late", lacks: ["receipt_order"] },
    });
  });

  it("gives a receipt without an order to the order it fits", () => {
    const supplies = [aPurchase({ arrivals: [] })];
    const evidence = anEpisode({ supplies, unlinked_receipts: [{ day: day(18), quantity: 199 }] });
    expect(clausesOf(evidence, "supplier_late")).toEqual(["2025-03-19 才到货，比承诺晚 4 天"]);
  });

  it("does not blame the supplier for a lead time that the form states too short", () => {
    const { evidence } = MAIN.find(({ cause }) => cause === "master_data") ?? { evidence: anEpisode() };
    expect(scored(evidence, "supplier_late").score).toBe(0);
  });

  it("blames the form for packs that hold less than it says, not the supplier", () => {
    const evidence = anEpisode({
      episode: { ...anEpisode().episode, start: day(15), lost_units: 50 },
      supplies: [aPurchase({ expected_on: day(13), arrivals: [{ day: day(13), quantity: 20 }] })],
      master: [{ field: "units_per_pack", record: ref("item", "SKU-1"), in_force: 10, right: 1 }],
    });
    expect(judgeCauses(evidence)).toMatchObject({ kind: "named", main: "master_data" });
    expect(scored(evidence, "supplier_short").strength).toBe(0.2);
  });

  it("does not call one delivery short where all are", () => {
    const evidence = anEpisode({
      episode: { ...anEpisode().episode, start: day(15), lost_units: 50 },
      supplies: [aPurchase({ expected_on: day(13), arrivals: [{ day: day(13), quantity: 20 }] })],
      usual: { ...anEpisode().usual, fill_rates: [0.1, 0.1, 0.1, 0.1, 0.1] },
    });
    expect(scored(evidence, "supplier_short").strength).toBe(0.3);
  });

  it("names the one big order of a surge, and what was known of these days", () => {
    const demand = anEpisode().demand?.map((one) => (one.day === day(8) ? { ...one, quantity: 80 } : one)) ?? [];
    const evidence = anEpisode({
      ...{ demand, plans: [], opening: { day: day(0), quantity: 200 } },
      large_orders: [{ record: ref("sales_order", "SO-9"), day: day(8), quantity: 70 }],
      occasions: [{ kind: "promotion", name: "618", record: ref("promotion", "P-1"), from: day(7), through: day(9) }],
    });
    expect(judgeCauses(evidence)).toMatchObject({ kind: "named", main: "demand_surge" });
    expect(clausesOf(evidence, "demand_surge").slice(1)).toEqual([
      "2025-03-09 有一笔 70 件的大单",
      "618，自 2025-03-08 起 3 天",
    ]);
  });

  it("takes a surge without the weeks before for no more than a guess", () => {
    const { evidence } = MAIN.find(({ cause }) => cause === "demand_surge") ?? { evidence: anEpisode() };
    const forecast = evidence.forecast === null ? null : { ...evidence.forecast, past_weeks: [] };
    expect(scored({ ...evidence, forecast }, "demand_surge")).toMatchObject({
      ...{ strength: 0.3, lacks: ["forecast_history"] },
    });
    expect(findingOf({ ...evidence, forecast }, "forecast_bias").kind).toBe("not_judged");
  });

  it("sees goods that lay on the shelf while the books held none", () => {
    const counts = [{ record: ref("stock_count", "C-1"), day: day(15), book: 0, counted: 70 }];
    expect(scored(anEpisode({ counts }), "record_error").score).toBe(1);
  });

  it("takes a book below nought for weaker evidence than a count", () => {
    const negative_stock = [{ record: ref("stock_level", "L-1"), day: day(14), quantity: -70 }];
    expect(scored(anEpisode({ negative_stock }), "record_error").score).toBeCloseTo(0.6);
  });

  it("orders earlier by as many days as the suggested level is higher", () => {
    // 60 units more at 10 a day: six days earlier, day 14 instead of day 20.
    const plans =
      anEpisode().plans?.map((plan) => ({ ...plan, reorder_point: { in_force: 60, suggested: 120 } })) ?? [];
    const evidence = anEpisode({ plans, supplies: [aPurchase({ ...ON_DAY_20, expected_on: null })] });
    expect(scored(evidence, "ordered_little").avoided_share).toBeCloseTo(6 / 7);
    expect(clausesOf(evidence, "ordered_little")).toEqual(["按 60 件触发补货，建议值为 120 件"]);
  });

  it("waits with an approval that still runs", () => {
    const supplies = [aPurchase({ approved_on: null, ordered_on: null, expected_on: null, arrivals: [] })];
    expect(clausesOf(anEpisode({ supplies }), "approval_slow")).toEqual([
      "2025-03-03 提出申请，审批已等 17 天，平常 2 天",
    ]);
    // Asked for on day 2, two days of approval and ten of lead time: there on day 14, 60 of 70 units.
    expect(scored(anEpisode({ supplies }), "approval_slow").avoided_share).toBeCloseTo(6 / 7);
  });

  it("may have waited for approval, where an order has no request", () => {
    const supplies = [aPurchase({ requested_on: null, approved_on: null, ordered_on: day(11), ...ON_DAY_20 })];
    expect(scored(anEpisode({ supplies }), "ordered_late")).toMatchObject({ strength: 0.3, lacks: ["request_times"] });
    expect(findingOf(anEpisode({ supplies }), "approval_slow").kind).toBe("not_judged");
  });
});

describe("records that nobody keeps", () => {
  it.each([
    { cause: "supplier_late", changes: { supplies: null }, lacks: ["purchases"] },
    { cause: "supplier_short", changes: { supplies: null }, lacks: ["purchases"] },
    { cause: "approval_slow", changes: { supplies: null }, lacks: ["purchases"] },
    {
      cause: "approval_slow",
      changes: { usual: { ...anEpisode().usual, approval_days: [1] } },
      lacks: ["usual_approval"],
    },
    { cause: "ordered_late", changes: { supplies: null }, lacks: ["purchases"] },
    { cause: "ordered_late", changes: { plans: null }, lacks: ["plan"] },
    { cause: "ordered_little", changes: { supplies: null }, lacks: ["purchases"] },
    { cause: "ordered_little", changes: { plans: [] }, lacks: ["plan"] },
    { cause: "forecast_bias", changes: { forecast: null }, lacks: ["forecast"] },
    { cause: "demand_surge", changes: { forecast: null }, lacks: ["forecast"] },
    { cause: "record_error", changes: { counts: null }, lacks: ["counts"] },
    { cause: "quality_hold", changes: { taken: null }, lacks: ["stock_taken"] },
    { cause: "stock_reserved", changes: { taken: null }, lacks: ["stock_taken"] },
    { cause: "component_short", changes: { supplies: null }, lacks: ["purchases"] },
    {
      cause: "component_short",
      changes: { supplies: [aPurchase({ kind: "production", arrivals: [] })] },
      lacks: ["components"],
    },
    { cause: "master_data", changes: { master: null }, lacks: ["master_check"] },
    {
      cause: "master_data",
      changes: { supplies: null },
      lacks: ["purchases"],
    },
  ] as const)("$cause lacks $lacks", ({ cause, changes, lacks }) => {
    expect(findingOf(anEpisode(changes as Partial<CauseEvidence>), cause)).toMatchObject({
      kind: "not_judged",
      cause,
      lacks,
    });
  });

  it("says which promise is missing", () => {
    const supplies = [aPurchase({ expected_on: null, ...ON_DAY_20 })];
    expect(scored(anEpisode({ supplies }), "supplier_late")).toMatchObject({ score: 0, lacks: ["promised_day"] });
  });
});

describe("odd evidence", () => {
  it("takes the last plan before a purchase for the one that it answers", () => {
    const plan = { ...anEpisode().plans?.[0], record: ref("replenishment", "R-2"), made_on: day(8), order_by: day(8) };
    const plans = [{ ...plan, suggested_quantity: 20, reorder_point: null }, ...(anEpisode().plans ?? [])];
    const supplies = [
      aPurchase({ record: ref("purchase_order", "PO-2"), requested_on: day(11), ordered_on: day(12), ...ON_DAY_20 }),
      aPurchase({ record: ref("purchase_order", "PO-1") }),
    ];
    expect(clausesOf(anEpisode({ plans, supplies }), "ordered_late")).toEqual([
      "最晚应在 2025-03-09 申请采购，实际晚了 3 天",
    ]);
  });

  it("cannot place an order in time where no lead time is known", () => {
    const usual = { ...anEpisode().usual, lead_days: [], approval_days: [] };
    expect(scored(anEpisode({ usual }), "ordered_late").avoided_share).toBe(0);
  });

  it("awaits what was ordered without a promise after the usual lead time", () => {
    const supplies = [
      aPurchase({ requested_on: day(10), approved_on: null, ordered_on: day(12), expected_on: null, arrivals: [] }),
    ];
    // Awaited on day 22; eight days earlier it is there on day 14: 60 of 70 units.
    expect(scored(anEpisode({ supplies }), "ordered_late").avoided_share).toBeCloseTo(6 / 7);
  });

  it("keeps a promise that is later than the wrong lead time on the form", () => {
    const supplies = [aPurchase({ expected_on: day(13), ...ON_DAY_20 })];
    const master = [{ field: "lead_time_days" as const, record: ref("supplier", "S-1"), in_force: 5, right: 16 }];
    expect(clausesOf(anEpisode({ supplies, master }), "supplier_late")).toEqual([
      "承诺 2025-03-14 到货，已逾期 7 天未到",
    ]);
  });

  it("takes a stated right lead time where too few deliveries tell of another", () => {
    const usual = { ...anEpisode().usual, lead_days: [] };
    const master = [{ field: "lead_time_days" as const, record: ref("supplier", "S-1"), in_force: 5, right: 11 }];
    const supplies = [aPurchase({ expected_on: day(9), ...ON_DAY_20 })];
    expect(clausesOf(anEpisode({ supplies, master, usual }), "supplier_late")).toEqual([
      "承诺 2025-03-16 到货，已逾期 5 天未到",
    ]);
  });

  it("never takes the right lead time for an earlier promise than the one given", () => {
    const usual = { ...anEpisode().usual, lead_days: [3, 3, 3, 3, 3] };
    const master = [{ field: "lead_time_days" as const, record: ref("supplier", "S-1"), in_force: 10, right: 3 }];
    const supplies = [aPurchase({ ...ON_DAY_20 })];
    expect(clausesOf(anEpisode({ supplies, master, usual }), "supplier_late")).toEqual([
      "承诺 2025-03-15 到货，已逾期 6 天未到",
    ]);
  });

  it("doubts an overdue order where a receipt fits none", () => {
    const supplies = [aPurchase({ arrivals: [], expected_on: day(11) })];
    const evidence = anEpisode({ supplies, unlinked_receipts: [{ day: day(19), quantity: 5 }] });
    expect(scored(evidence, "supplier_late").strength).toBe(0.3);
  });

  it("looks at nothing that was over before the evidence begins", () => {
    const supplies = [
      aPurchase({
        ...{ requested_on: day(-30), approved_on: day(-20), ordered_on: day(-20), expected_on: day(-10) },
        arrivals: [{ day: day(-1), quantity: 200 }],
      }),
    ];
    expect(scored(anEpisode({ supplies }), "supplier_late").facts).toEqual([]);
    expect(scored(anEpisode({ supplies }), "approval_slow").facts).toEqual([]);
  });

  it("finds no surge and no bias in a forecast of days to come", () => {
    const forecast = { made_on: day(25), from: day(30), through: day(40), mean: 1, p95: 2, past_weeks: [] };
    const weeks = Array.from({ length: 4 }, (_, i) => ({ forecast: 10, actual: 20 + i }));
    const evidence = anEpisode({ forecast: { ...forecast, past_weeks: weeks } });
    expect(scored(evidence, "demand_surge").score).toBe(0);
    expect(scored(evidence, "forecast_bias").score).toBe(0);
  });

  it("gives held stock back when it was released", () => {
    const taken = [
      {
        kind: "unfit_return" as const,
        record: ref("sales_return", "T-1"),
        day: day(5),
        quantity: 70,
        released_on: day(18),
      },
    ];
    const evidence = anEpisode({ taken, plans: [], opening: { day: day(0), quantity: 200 } });
    expect(clausesOf(evidence, "quality_hold")).toEqual(["2025-03-06 退货中有 70 件不能再售"]);
    expect(scored(evidence, "quality_hold").avoided_share).toBe(1);
  });

  it("says which component holds up an order that is not finished at all", () => {
    const supplies = [
      aPurchase({
        ...{ kind: "production", expected_on: day(13), arrivals: [] },
        short_components: [{ item_code: "PART-1", until: null }],
      }),
    ];
    expect(clausesOf(anEpisode({ supplies }), "component_short")).toEqual(["缺少组件 PART-1，完工晚了 7 天"]);
  });
});
