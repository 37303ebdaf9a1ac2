import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { CAUSE_RULES } from "../../../src/domain/cause/cause-rules.ts";
import { causeLossTable } from "../../../src/domain/cause/cause-loss-table.ts";
import { causeShares } from "../../../src/domain/cause/cause-shares.ts";
import type { ScoredCause } from "../../../src/domain/cause/cause-finding.ts";
import type { CauseVerdict } from "../../../src/domain/cause/judge-causes.ts";
import { repeatedCauses } from "../../../src/domain/cause/repeated-causes.ts";
import { day } from "./an-episode.ts";

function aScore(cause: ScoredCause["cause"], score: number): ScoredCause {
  return { kind: "scored", cause, stage: "supplier", score, avoided_share: score, strength: 1, facts: [], lacks: [] };
}

const NAMED: CauseVerdict = {
  ...{ kind: "named", main: "supplier_late", stage: "supplier", is_by_prior: false },
  findings: [aScore("supplier_late", 0.9), aScore("quality_hold", 0.6), aScore("demand_surge", 0.2)],
};

describe("what a cause bears of an event", () => {
  it("is its part of the scores that count", () => {
    expect(causeShares(NAMED, null)).toEqual([
      { cause: "supplier_late", share: 0.9 / 1.5 },
      { cause: "quality_hold", share: 0.6 / 1.5 },
    ]);
  });

  it("is the whole where a person chose, or where nothing can be named", () => {
    expect(causeShares(NAMED, "record_error")).toEqual([{ cause: "record_error", share: 1 }]);
    const none: CauseVerdict = { kind: "undetermined", reason: "several_alike", missing: [], findings: NAMED.findings };
    expect(causeShares(none, null)).toEqual([{ cause: "undetermined", share: 1 }]);
  });
});

const CAUSES = CAUSE_RULES.map(({ cause }) => cause);

describe("causes and losses", () => {
  it("splits an event of several causes and says so", () => {
    const { rows, total } = causeLossTable([
      { shares: causeShares(NAMED, null), lost_units: 15, lost_money: 100.01, lost_customers: 3 },
      { shares: [{ cause: "quality_hold", share: 1 }], lost_units: 5, lost_money: 50, lost_customers: 0 },
    ]);
    expect(rows.map((row) => [row.cause, row.shared_events, row.lost_money])).toEqual([
      ["quality_hold", 1, 90],
      ["supplier_late", 1, 60.01],
    ]);
    expect(rows.map(({ events }) => events)).toEqual([1.4, 0.6]);
    expect(total).toEqual({ events: 2, shared_events: 1, lost_units: 20, lost_money: 150.01, lost_customers: 3 });
  });

  it("adds up to the totals, money to the cent", () => {
    const aLoss = fc.record({
      weights: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 4 }),
      cents: fc.integer({ min: 0, max: 10_000_000 }),
      lost_units: fc.integer({ min: 0, max: 1000 }),
      lost_customers: fc.integer({ min: 0, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(aLoss, { maxLength: 20 }), (losses) => {
        const { rows, total } = causeLossTable(
          losses.map(({ weights, cents, ...rest }) => {
            const sum = weights.reduce((all, weight) => all + weight, 0);
            const shares = weights.map((weight, i) => ({
              cause: CAUSES[i] ?? ("undetermined" as const),
              share: weight / sum,
            }));
            return { ...rest, lost_money: cents / 100, shares };
          }),
        );
        const cents = rows.reduce((sum, row) => sum + Math.round(row.lost_money * 100), 0);
        expect(cents).toBe(Math.round(total.lost_money * 100));
        for (const key of ["events", "lost_units", "lost_customers"] as const) {
          expect(rows.reduce((sum, row) => sum + row[key], 0)).toBeCloseTo(total[key], 6);
        }
      }),
    );
  });
});

describe("causes that come again", () => {
  const events = [
    ...Array.from({ length: 6 }, (_, i) => ({ key: "S-1", day: day(i) })),
    ...Array.from({ length: 3 }, (_, i) => ({ key: "S-2", day: day(i) })),
    { key: "S-3", day: day(1) },
    { key: "S-3", day: day(-400) },
    { key: "S-3", day: day(30) },
  ];
  const shares = new Map(Array.from({ length: 20 }, (_, i) => [`S-${i}`, 0.05]));

  it("are those with so many in the window, beside what chance would bring", () => {
    const found = repeatedCauses(events, { today: day(30), window_days: 90, least_count: 3, shares });
    expect(found.map((one) => [one.key, one.count, one.expected, one.is_beyond_chance])).toEqual([
      ["S-1", 6, 0.5, true],
      ["S-2", 3, 0.5, false],
    ]);
    // 1 − e^(−½)·Σ ½ᵏ ÷ k! over k < 3, of twenty keys.
    expect(found[1]?.p_value).toBeCloseTo(20 * (1 - Math.exp(-0.5) * (1 + 0.5 + 0.125)), 10);
  });

  it("are no news of one that has most of the orders", () => {
    const most = new Map([
      ["S-1", 0.8],
      ["S-2", 0.2],
    ]);
    const found = repeatedCauses(events, { today: day(30), window_days: 90, least_count: 6, shares: most });
    expect(found).toMatchObject([{ key: "S-1", is_beyond_chance: false }]);
  });

  it("takes keys without a share for equally likely", () => {
    const question = { today: day(30), window_days: 90, least_count: 6, shares: new Map<string, number>() };
    expect(repeatedCauses(events, question)).toMatchObject([{ expected: 10 }]);
  });
});
