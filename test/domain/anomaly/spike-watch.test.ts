import { describe, expect, it } from "@jest/globals";
import { createItemDispersions } from "../../../src/domain/anomaly/item-dispersions.ts";
import { createItemLevels } from "../../../src/domain/anomaly/item-levels.ts";
import { createItemWeekdays } from "../../../src/domain/anomaly/item-weekdays.ts";
import { createOnSaleLevels } from "../../../src/domain/anomaly/on-sale-levels.ts";
import { spikeEvidence, spikeEvidenceOfEither } from "../../../src/domain/anomaly/spike-evidence.ts";
import { createSpikeWatch } from "../../../src/domain/anomaly/spike-watch.ts";
import { days, poissonDays } from "../demand/a-series.ts";

/** Scores of items, one row an item. */
function watched(...items: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const watch = createSpikeWatch(items.length);
  const rows = items.map((): number[] => []);
  for (let day = 0; day < (items[0]?.length ?? 0); day++) {
    const scores = watch.next(Float64Array.from(items, (item) => item[day] ?? 0));
    rows.forEach((row, i) => row.push(scores[i] ?? NaN));
  }
  return rows;
}

const at = (values: readonly number[] | undefined, day: number) => values?.[day] ?? NaN;
const withDays = (values: readonly number[], changes: Readonly<Record<number, number>>) =>
  values.map((value, day) => changes[day] ?? value);

describe("evidence of a spike", () => {
  const day = { expected: 4, level: 4, dispersion: 2 };

  it("is the log ratio of two negative binomial laws: 10 units where 4 were expected", () => {
    // Sizes 4, 20/3 and 12 by mean ÷ (dispersion − 1), with dispersion 2 and 2.5; 10! cancels.
    const weight = (size: number, dispersion: number) =>
      Array.from({ length: 10 }, (_, k) => size + k).reduce((product, factor) => product * factor, 1) *
      dispersion ** -size *
      (1 - 1 / dispersion) ** 10;
    const want = Math.log((weight(10 / 1.5, 2.5) + weight(18 / 1.5, 2.5)) / 2 / weight(4, 2));
    expect(spikeEvidence(10, day)).toBeCloseTo(want, 10);
    expect(want).toBeGreaterThan(0);
  });

  it("speaks against a spike on a day that sold no more than expected", () => {
    expect(spikeEvidence(4, day)).toBe(-5);
    expect(spikeEvidence(4.5, day)).toBeGreaterThan(-5);
  });

  it("never speaks against one more strongly than that", () => {
    expect(spikeEvidence(1001, { expected: 1000, level: 1000, dispersion: 1.05 })).toBe(-5);
  });

  it("measures a day on which little is expected against an average day", () => {
    expect(spikeEvidence(8, { ...day, expected: 0.001 })).toBeGreaterThan(spikeEvidence(8, day));
    expect(spikeEvidence(100, { ...day, expected: 0.001, level: 0.001 })).toBeLessThan(
      spikeEvidence(100, { ...day, expected: 0.001 }),
    );
  });

  it("is less where demand is clumpier", () => {
    expect(spikeEvidence(16, { ...day, dispersion: 6 })).toBeLessThan(spikeEvidence(16, day));
  });
});

describe("evidence of a spike where either of two levels holds", () => {
  const low = { expected: 1, level: 1, dispersion: 2 };
  const high = { expected: 8, level: 8, dispersion: 2 };

  it("is the evidence itself where both are one", () => {
    expect(spikeEvidenceOfEither(6, low, { ...low, belief: 0.2 })).toBeCloseTo(spikeEvidence(6, low), 12);
    expect(spikeEvidenceOfEither(6, low, { ...high, belief: 0 })).toBeCloseTo(spikeEvidence(6, low), 12);
  });

  it("averages the odds of an ordinary day", () => {
    const odds = 0.8 * Math.exp(-spikeEvidence(20, low)) + 0.2 * Math.exp(-spikeEvidence(20, high));
    expect(spikeEvidenceOfEither(20, low, { ...high, belief: 0.2 })).toBeCloseTo(-Math.log(odds), 12);
  });

  it("is small where one believable level explains the day", () => {
    expect(spikeEvidence(8, low)).toBeGreaterThan(2);
    expect(spikeEvidenceOfEither(8, low, { ...high, belief: 0.2 })).toBeLessThan(0);
  });

  it("never falls as more is sold", () => {
    for (const second of [low, high, { ...high, expected: 0.001 }, { ...high, expected: 90, level: 60 }]) {
      const evidence = days(200, (y) => spikeEvidenceOfEither(y, low, { ...second, belief: 0.2 }));
      expect(evidence).toEqual(evidence.toSorted((a, b) => a - b));
    }
  });
});

describe("levels of items on sale", () => {
  const learn = (values: readonly number[]) => {
    const levels = createOnSaleLevels(1);
    for (const value of values) {
      levels.learn({ values: Float64Array.of(value), factors: Float64Array.of(1), dispersions: Float64Array.of(2) });
    }
    return at([...levels.level], 0);
  };

  it("begin at 0.3 a day, which half a day's experience outweighs", () => {
    expect(learn([])).toBe(0.3);
    expect(learn([6])).toBeCloseTo((6 + 0.15) / 1.5, 12);
  });

  it("forget no more once a run without sales is too long for chance", () => {
    // −ln P(0) = m·ln 2 at dispersion 2: with nearly 6 a day the first idle day already exceeds 4.
    const before = learn(days(60, 6));
    expect(learn([...days(60, 6), ...days(300, 0)])).toBe(before);
  });

  it("believe the idle days of an item that sells seldom", () => {
    const seldom = days(120, (day) => (day % 4 === 0 ? 1 : 0));
    expect(learn(seldom)).toBeCloseTo(0.25, 1);
    expect(learn([...seldom, ...days(8, 0)])).toBeLessThan(learn(seldom));
  });
});

describe("levels of items", () => {
  const learn = (values: readonly number[], factor = 1) => {
    const levels = createItemLevels(1);
    for (const value of values) {
      levels.learn({
        values: Float64Array.of(value),
        factors: Float64Array.of(factor),
        dispersions: Float64Array.of(2),
      });
    }
    return at([...levels.level], 0);
  };

  it("begin at 0.3 a day, which half a day's experience outweighs", () => {
    expect(learn([])).toBe(0.3);
    expect(learn([6])).toBeCloseTo((6 + 0.15) / 1.5, 12);
  });

  it("come to rest near what is sold every day, per unit of weekday factor", () => {
    expect(learn(days(300, 6))).toBeCloseTo(5.871, 3);
    expect(learn(days(300, 6), 2)).toBeCloseTo(2.95, 3);
  });

  it("trust the short memory after a step and the long one in a calm", () => {
    expect(learn([...days(200, 2), ...days(15, 20)])).toBeGreaterThan(17);
    expect(learn([...days(200, (day) => 2 * (day % 2)), 8])).toBeLessThan(1.3);
  });
});

describe("weekdays of items", () => {
  const factorsAfter = (weeks: number, ...items: readonly ((weekday: number) => number)[]) => {
    const weekdays = createItemWeekdays(items.length);
    const levels = Float64Array.from(items, () => 10);
    for (let day = 0; day < 7 * weeks; day++) {
      weekdays.learn(
        day % 7,
        Float64Array.from(items, (item) => item(day % 7)),
        levels,
      );
    }
    const factors = new Float64Array(items.length);
    return days(7, 0).map((_, weekday) => {
      weekdays.fill(
        factors,
        weekday,
        Float64Array.from(items, () => 1),
      );
      return [...factors];
    });
  };

  it("are not told apart before four weeks", () => {
    expect(factorsAfter(3, (weekday) => 10 * weekday)).toEqual(days(7, 1).map(() => [1]));
    expect(factorsAfter(4, (weekday) => 10 * weekday)[0]).toEqual([0.01]);
  });

  it("are drawn towards those of all items: 40 units of them beside its own", () => {
    const [monday = []] = factorsAfter(
      4,
      (weekday) => (weekday === 0 ? 20 : 10),
      () => 10,
    );
    const memory = 10 * (1 + 0.985 + 0.985 ** 2 + 0.985 ** 3);
    expect(monday[0]).toBeCloseTo((2 * memory + 40 * 1.5) / (memory + 40), 12);
    expect(monday[1]).toBeCloseTo((memory + 40 * 1.5) / (memory + 40), 12);
  });
});

describe("dispersions of items", () => {
  const after = (rounds: number, values: readonly number[], expected: readonly number[]) => {
    const spread = createItemDispersions(values.length);
    for (let i = 0; i < rounds; i++) spread.learn(Float64Array.from(values), Float64Array.from(expected));
    const dispersions = new Float64Array(values.length);
    spread.fill(dispersions, Float64Array.from(expected));
    return [...dispersions];
  };

  it("are those of a count near Poisson before anything is known, and never below", () => {
    expect(after(0, [0], [4])).toEqual([1.05]);
    expect(after(500, [4], [4])).toEqual([1.05]);
  });

  it("are squared errors over expectation, drawn towards items of like demand", () => {
    const [own = 0] = after(1, [8], [4]); // error² 16, expectation 4
    const common = (16 + 200) / (4 + 200);
    const alike = (16 + 200 * common) / (4 + 200);
    expect(own).toBeCloseTo((16 + 43 * alike) / (4 + 43), 12);
  });

  it("of a new item follow items of like demand, not the others", () => {
    const [, , like = 0, unlike = 0] = after(5, [40, 40, 4, 64], [4, 4, 4, 64]);
    expect(like).toBeGreaterThan(unlike);
  });

  it("can be asked for any expectation", () => {
    expect(after(1, [0, 1e9], [1e-9, 1e9]).every(Number.isFinite)).toBe(true);
  });
});

describe("a watch for spikes", () => {
  const calm = poissonDays(120, 5, 11);

  it("does not judge the first two weeks", () => {
    const [scores = []] = watched(days(20, (day) => (day === 13 || day === 14 ? 500 : 2)));
    expect(scores.slice(0, 14)).toEqual(days(14, 0));
    expect(at(scores, 14)).toBeGreaterThan(0.9);
  });

  it("scores a tripled day above every ordinary one", () => {
    const [scores = []] = watched(withDays(calm, { 100: 18 }));
    expect(scores.indexOf(Math.max(...scores))).toBe(100);
    expect(at(scores, 100)).toBeGreaterThan(0.6);
  });

  it("gives the same amount a higher score on the day after a spike", () => {
    const [lone = []] = watched(withDays(calm, { 100: 4, 101: 12 }));
    const [second = []] = watched(withDays(calm, { 100: 40, 101: 12 }));
    expect(at(second, 101)).toBeGreaterThan(at(lone, 101));
  });

  it("expects no more after a spike than a cut-off one would teach", () => {
    const [once = []] = watched(withDays(calm, { 80: 1_000, 100: 16 }));
    const [huge = []] = watched(withDays(calm, { 80: 1_000_000, 100: 16 }));
    expect(at(huge, 100)).toBeCloseTo(at(once, 100), 12);
  });

  it("knows the weekday", () => {
    const saturdays = days(140, (day) => (day % 7 === 5 ? 30 : 5));
    const [known = []] = watched(saturdays);
    const [other = []] = watched(withDays(saturdays, { 135: 30 }));
    expect(at(known, 138)).toBeLessThan(0.3);
    expect(at(other, 135)).toBeGreaterThan(0.8);
  });

  it("takes out what moves all items alike", () => {
    const shop = Array.from({ length: 40 }, (_, item) => poissonDays(120, 5, 100 + item));
    const [alone = []] = watched(...shop.map((item, i) => (i === 0 ? withDays(item, { 110: 14 }) : item)));
    const [together = []] = watched(...shop.map((item) => withDays(item, { 110: 14 })));
    expect(at(together, 110)).toBeLessThan(at(alone, 110));
  });

  it("takes an item that comes back after an outage for no spike, but more than it ever sold for one", () => {
    const outage = days(120, (day) => (day < 60 ? at(calm, day) : 0));
    const [back = []] = watched(withDays(outage, { 110: 5 }));
    const [never = []] = watched(withDays(days(120, 0), { 110: 5 }));
    const [more = []] = watched(withDays(outage, { 110: 25 }));
    expect(at(back, 110)).toBeLessThan(0.3);
    expect(at(never, 110)).toBeGreaterThan(0.8);
    expect(at(more, 110)).toBeGreaterThan(0.7);
  });

  it.each([
    ["a calm item", calm],
    ["an item after an outage", calm.map((value, day) => (day < 60 ? value : 0))],
    ["an item that sells seldom", poissonDays(120, 0.2, 5)],
    ["a large item", poissonDays(120, 300, 5)],
  ])("never scores %s lower for selling more today", (_, values) => {
    const quantities = [0, 1, 2, 3, 5, 8, 13, 21, 34, 100, 280, 300, 320, 340, 400, 800, 10_000];
    const scores = quantities.map((quantity) => at(watched(withDays(values, { 110: quantity }))[0], 110));
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
  });

  it("bears items that never sell, and none at all", () => {
    expect(watched(days(60, 0))[0]?.every((score) => score >= 0 && score < 0.2)).toBe(true);
    expect([...createSpikeWatch(0).next(new Float64Array(0))]).toEqual([]);
  });

  it("bears a weekday on which the shop is closed, and notices a sale on it", () => {
    const [scores = []] = watched(days(84, (day) => (day % 7 === 6 ? (day === 76 ? 6 : 0) : 6)));
    expect(scores.indexOf(Math.max(...scores))).toBe(76);
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
  });

  it("bears fractions", () => {
    const [scores = []] = watched(days(60, (day) => (day === 50 ? 9.75 : 1.5 + 0.25 * (day % 3))));
    expect(scores.indexOf(Math.max(...scores))).toBe(50);
  });
});
