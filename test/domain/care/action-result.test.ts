import { describe, expect, it } from "@jest/globals";
import { type ActionResult, actionResult } from "../../../src/domain/care/action-result.ts";
import { actionSentence } from "../../../src/domain/care/action-sentence.ts";
import { alwaysValidWidth } from "../../../src/domain/care/always-valid.ts";
import { type CareOutcome, closedOutcomes } from "../../../src/domain/care/care-outcome.ts";
import { type Random, seededRandom } from "../../../src/domain/math/seeded-random.ts";
import { normalQuantile } from "../../../src/domain/math/normal.ts";

/** Customers of whom some buy, with margins around 55 yuan that are far from even. */
interface Planted {
  readonly count: number;
  readonly buyRate: number;
  /** Added to the chance of buying by the action. */
  readonly uplift: number;
  readonly cost: number;
}

const MEAN_MARGIN = 40 * Math.exp(0.8 ** 2 / 2);

function outcomesOf({ count, buyRate, uplift, cost }: Planted, random: Random): CareOutcome[] {
  return Array.from({ length: count }, () => {
    const held_out = random() < 0.1;
    const buys = random() < buyRate + (held_out ? 0 : uplift);
    const margin = buys ? 40 * Math.exp(0.8 * normalQuantile(Math.min(0.9999, Math.max(0.0001, random())))) : 0;
    return { held_out, held_out_share: 0.1, margin, cost: held_out ? 0 : cost };
  });
}

/** The verdicts of twelve monthly looks at a growing number of customers. */
function monthlyVerdicts(planted: Planted, random: Random): readonly (string | null)[] {
  const outcomes = outcomesOf({ ...planted, count: planted.count * 12 }, random);
  return Array.from({ length: 12 }, (_, month) => {
    const result = actionResult(outcomes.slice(0, planted.count * (month + 1)));
    return result.kind === "estimated" ? result.verdict : null;
  });
}

describe("net profit of an action", () => {
  it("lies in the interval of one look at about the nominal rate", () => {
    const planted = { count: 1_500, buyRate: 0.35, uplift: 0.08, cost: 1.5 };
    const truth = 0.08 * MEAN_MARGIN - 1.5;
    const covered = Array.from({ length: 600 }, (_, seed) =>
      actionResult(outcomesOf(planted, seededRandom(seed))),
    ).filter(
      (result) => result.kind === "estimated" && result.interval.low <= truth && truth <= result.interval.high,
    ).length;
    expect(covered / 600).toBeGreaterThan(0.92);
    expect(covered / 600).toBeLessThan(0.98);
  });

  it("finds an action that loses money, in a year of monthly looks", () => {
    const losing = { count: 400, buyRate: 0.35, uplift: 0, cost: 12 };
    const found = Array.from({ length: 60 }, (_, seed) => monthlyVerdicts(losing, seededRandom(seed)));
    expect(found.filter((verdicts) => verdicts.includes("loses")).length).toBeGreaterThan(54);
    expect(found.some((verdicts) => verdicts.includes("pays"))).toBe(false);
  });

  it("seldom flags an action that does nothing, though it is looked at each month", () => {
    const idle = { count: 200, buyRate: 0.35, uplift: 0, cost: 0 };
    const flagged = Array.from({ length: 300 }, (_, seed) => monthlyVerdicts(idle, seededRandom(seed))).filter(
      (verdicts) => verdicts.some((verdict) => verdict === "loses" || verdict === "pays"),
    ).length;
    expect(flagged / 300).toBeLessThanOrEqual(0.05);
  });

  it("compares like with like where the share held out was changed in between", () => {
    const [poor, rich] = [seededRandom(1), seededRandom(2)];
    // A season in which everybody buys, with half held out, after one in which few do, with a tenth held out.
    const before = outcomesOf({ count: 2_000, buyRate: 0.1, uplift: 0, cost: 0 }, poor);
    const after = outcomesOf({ count: 2_000, buyRate: 0.9, uplift: 0, cost: 0 }, rich).map((one, at) => ({
      ...one,
      ...{ held_out: at % 2 === 0, held_out_share: 0.5 },
    }));
    const result = actionResult([...before, ...after]);
    expect(result).toMatchObject({ kind: "estimated", verdict: "open" });
    expect(result.kind === "estimated" ? Math.abs(result.net_profit_each) : 99).toBeLessThan(3);
  });

  it.each([
    { name: "nothing has closed", given: [], want: "no_outcome_yet", lacking: 0 },
    { name: "nobody is held out", given: some(200, 0), want: "nobody_held_out", lacking: 50 },
    { name: "few are treated", given: some(60, 60), want: "too_few_treated", lacking: 40 },
    { name: "few are held out", given: some(200, 20), want: "too_few_held_out", lacking: 30 },
    { name: "few buy", given: some(200, 60, 0), want: "too_few_buyers", lacking: 20 },
  ])("is not told while $name", ({ given, want, lacking }) => {
    const result = actionResult(given);
    expect(result).toMatchObject({ kind: "not_estimable", reason: want, lacking });
    expect(actionSentence(result)).toMatch(/^无法估计：/u);
  });

  it("is exact where every customer of a group is alike", () => {
    const result = actionResult([...some(100, 0, 30, 5), ...some(0, 50, 20)]);
    expect(result).toMatchObject({
      net_profit_each: 5,
      net_profit: 500,
      interval: { low: 5, high: 5 },
      verdict: "pays",
    });
    expect(actionSentence(result)).toBe(
      "有效：平均每位客户净利 5.0 元（95% 区间 5.0 ~ 5.0 元；执行 100 位，对照 50 位）。",
    );
  });

  it("is told in words for people, with what to do where it loses", () => {
    const lost: ActionResult = actionResult([...some(100, 0, 20, 5), ...some(0, 50, 20)]);
    expect(actionSentence(lost)).toContain("建议停用或调整");
    const open = actionResult(outcomesOf({ count: 1_000, buyRate: 0.3, uplift: 0, cost: 0 }, seededRandom(5)));
    expect(actionSentence(open)).toContain("尚无定论");
  });
});

it("an interval over all looks is 3.0 standard errors wide at 1,000 customers, and wider to both sides", () => {
  expect(alwaysValidWidth(1, 1_000)).toBeCloseTo(3.035, 2);
  expect(alwaysValidWidth(1, 100)).toBeGreaterThan(alwaysValidWidth(1, 1_000));
  expect(alwaysValidWidth(1, 100_000)).toBeGreaterThan(alwaysValidWidth(1, 1_000));
});

describe("outcomes", () => {
  const assigned = { customer_code: "甲", held_out: false, held_out_share: 0.1, cost: 2 };
  const window = { today: "2026-11-30", window_days: 30 };

  it("count what was bought from the day after to the window's last day", () => {
    const purchases = ["2026-10-01", "2026-10-02", "2026-10-31", "2026-11-01"].map((on, at) => ({
      ...{ customer_code: "甲", on, margin: 10 ** at },
    }));
    const closed = closedOutcomes([{ ...assigned, event_no: "1", assigned_on: "2026-10-01" }], purchases, window);
    expect(closed).toEqual([{ held_out: false, held_out_share: 0.1, margin: 110, cost: 2 }]);
  });

  it("wait until the window has closed", () => {
    const on = (assigned_on: string) => closedOutcomes([{ ...assigned, event_no: "1", assigned_on }], [], window);
    expect(on("2026-10-31")).toEqual([]);
    expect(on("2026-10-30")).toHaveLength(1);
  });

  it("leave out what falls into the window of an earlier one of the same customer", () => {
    const days = ["2026-09-01", "2026-08-01", "2026-08-31", "2026-10-05"];
    const many = days.map((assigned_on, at) => ({ ...assigned, event_no: String(at), assigned_on }));
    expect(closedOutcomes(many, [], window)).toHaveLength(3);
    expect(
      closedOutcomes(
        [...many, { ...assigned, customer_code: "乙", event_no: "9", assigned_on: "2026-08-02" }],
        [],
        window,
      ),
    ).toHaveLength(4);
  });
});

function some(treated: number, held_out: number, margin = 20, cost = 0): CareOutcome[] {
  return Array.from({ length: treated + held_out }, (_, at) => ({
    ...{ held_out: at >= treated, held_out_share: 0.1, margin, cost: at >= treated ? 0 : cost },
  }));
}
