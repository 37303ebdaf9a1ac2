import { describe, expect, it } from "@jest/globals";
import { bankTrials, momentsOf, trialError, weighted } from "../../../../src/domain/forecast/pooled/bank-trial.ts";
import { advanceBank, BANK_SIZE, bankLevel, createBank } from "../../../../src/domain/forecast/smoothing-bank.ts";
import { days, poissonDays } from "../../demand/a-series.ts";
import { aHistory } from "../a-forecast.ts";

const WEEK = { factors: Float64Array.of(0.4, 0.6, 1, 1, 1, 1.2, 1.8), between_variance: 0 };

describe("moments of the past", () => {
  it.each([
    ["spread evenly from 45 % to the last day with a window after it", 100, 14, 3, [45, 65, 85]],
    ["the earliest alone where one is wanted", 100, 14, 1, [45]],
    ["from the day that 45 % have come to by then", 102, 14, 1, [45]],
    ["rounded to days", 100, 14, 4, [45, 58, 72, 85]],
    ["all the last where the window takes half of the past", 40, 25, 3, [14, 14, 14]],
    ["none where the last comes before day eight", 20, 12, 3, []],
    ["day eight at the earliest", 20, 11, 2, [8, 8]],
    ["none of a past shorter than a window", 5, 14, 3, []],
    ["none of nothing", 0, 7, 6, []],
  ])("are %s", (_, history, length, count, want) => expect(momentsOf(history, length, count)).toEqual(want));
});

describe("trials of the bank", () => {
  const values = poissonDays(100, 4);
  const history = aHistory(values, WEEK);

  it("hold the estimates of each moment and the level that followed, in the item's own scale", () => {
    const trials = bankTrials(history, 14, 1.8, 3);
    expect(trials.map(({ moment }) => moment)).toEqual([0, 1, 2]);
    [45, 65, 85].forEach((origin, i) => {
      const bank = createBank(1.8);
      for (let t = 0; t <= origin; t++) advanceBank(bank, values[t] ?? NaN, history.index[t] ?? NaN);
      let squares = 0;
      for (let t = 1; t <= origin; t++) squares += ((values[t] ?? NaN) - (values[t - 1] ?? NaN)) ** 2;
      const scale = Math.sqrt(squares / origin);
      const shares = history.index.slice(origin + 1, origin + 15).reduce((sum, share) => sum + share, 0);
      const demand = history.values.slice(origin + 1, origin + 15).reduce((sum, value) => sum + value, 0);
      const trial = trials[i];
      expect(trial?.scale).toBeCloseTo(scale, 10);
      expect(trial?.actual).toBeCloseTo(demand / shares / scale, 10);
      for (let k = 0; k < BANK_SIZE; k++) expect(trial?.estimates[k]).toBeCloseTo(bankLevel(bank, k) / scale, 10);
    });
  });

  it("are units themselves where demand never moves", () => {
    const [trial] = bankTrials(aHistory(days(100, 6)), 14, 1, 1);
    expect(trial?.scale).toBe(1);
    expect(trial?.actual).toBe(6);
    expect(trial?.estimates).toHaveLength(BANK_SIZE);
    trial?.estimates.forEach((estimate) => expect(estimate).toBeCloseTo(6, 10));
  });

  it("expect nothing of days without a share", () => {
    const [trial] = bankTrials(aHistory(days(60, 3), { factors: Float64Array.of(0), between_variance: 0 }), 7, 1, 1);
    expect(trial?.actual).toBe(0);
  });

  it("repeat a moment where the past has room for one only", () => {
    expect(bankTrials(aHistory(poissonDays(20, 3)), 11, 1, 3)).toHaveLength(3);
  });

  it("are none of a short past", () => expect(bankTrials(aHistory(poissonDays(10, 3)), 7, 1, 3)).toEqual([]));
});

describe("error of weighted estimates", () => {
  const trial = (estimates: number[], actual: number) => ({
    estimates: Float64Array.from(estimates),
    actual,
    scale: 1,
    moment: 0,
  });

  it("is the mean square, by hand: (4 − ½·2 − ½·4)² and (0 − ½·2 − ½·0)²", () => {
    const weights = Float64Array.of(0.5, 0.5);
    const trials = [trial([2, 4], 4), trial([2, 0], 0)];
    expect(weighted(Float64Array.of(2, 4), weights)).toBe(3);
    expect(trialError(trials, weights)).toBe(1);
    expect(trialError(trials, weights, 2)).toBe((4 + 4) / 2);
  });

  it("is none without trials", () => expect(trialError([], Float64Array.of(1))).toBe(0));
});
