/**
 * How good the forecasts are, on public sets: ours beside simple rules and R's `forecast`, on windows none of them saw.
 * "All zero" stands in every table, because where most periods are empty it has the least absolute error (MASE): what
 * only beats others by MASE there says nothing. Upper quantiles, coverage, bias and RMSSE tell a forecast from nothing.
 */
import type { Figure } from "./run.ts";
import { archiveScores } from "./science/archive-scores.ts";
import { heldOut, type HeldOutSet, type ScienceSet } from "./science/held-out.ts";
import { GAUSSIAN, gaussianAbout, type Method, OURS, SIMPLE_METHODS } from "./science/methods.ts";
import type { QuantileForecast } from "./science/quantile-forecast.ts";
import { hasR, rForecasts } from "./science/r-baseline.ts";
import { archiveSet, scienceSets } from "./science/science-sets.ts";
import { setScores, type SetScores } from "./science/set-scores.ts";
import { cpuSeconds } from "./support/cpu-seconds.ts";
import { evenly } from "../src/domain/math/evenly.ts";

/** Series that R forecasts of each set: it takes some seconds for a score of them. */
const R_SERIES = 300;
const EARLIER_CUTS = [1, 2, 3] as const;
/** Places of 95 and 99 % among the quantiles. */
const UPPER = [
  { percent: 95, place: 3 },
  { percent: 99, place: 4 },
] as const;

/** Runs the bench on what data there is. */
export async function run(): Promise<readonly Figure[]> {
  const isRThere = hasR();
  const figures: Figure[] = [];
  for (const set of scienceSets()) {
    figures.push(...lastWindow(heldOut(set)), ...severalWindows(set));
    if (isRThere) figures.push(...(await besideR(heldOut(set))));
  }
  return [...figures, ...(await archiveTable(isRThere))];
}

interface Measured {
  readonly name: string;
  readonly forecasts: readonly (QuantileForecast | null)[];
  readonly scores: SetScores;
  readonly cpu_seconds: number;
}

function measured(method: Method, set: HeldOutSet): Measured {
  const { result: forecasts, cpu_seconds } = cpuSeconds(() => method.forecast(set));
  return { name: method.name, forecasts, scores: setScores(set, forecasts), cpu_seconds };
}

function lastWindow(set: HeldOutSet): readonly Figure[] {
  const ours = measured(OURS, set);
  const others = SIMPLE_METHODS.map((method) => measured(method, set));
  const about = gaussianAbout(ours.forecasts.filter(isGiven), set);
  const aboutOurs = { name: "Gaussian √L about our mean", forecasts: about, scores: setScores(set, about) };
  const rule = others.find(({ name }) => name === GAUSSIAN.name)?.scores ?? ours.scores;
  return [
    figure(`${set.name}: series scored`, ours.scores.series, "series", null),
    ...[ours, ...others].flatMap((method) => [
      ...pointFigures(set, method, method === ours ? others : []),
      ...leadFigures(set, method, rule),
      figure(`${set.name}; ${method.name}: speed`, set.series.length / method.cpu_seconds, "series per second", null),
    ]),
    ...leadFigures(set, aboutOurs, rule),
  ];
}

function isGiven(forecast: QuantileForecast | null): forecast is QuantileForecast {
  return forecast !== null;
}

/** Ours is held against the best of the others by each measure; against "all zero" too, except by MASE. */
function pointFigures(
  set: Pick<HeldOutSet, "name">,
  { name, scores }: Pick<Measured, "name" | "scores">,
  rivals: readonly Measured[],
) {
  const label = (measure: string) => `${set.name}; ${name}: ${measure}`;
  const least = (valueOf: (scores: SetScores) => number) =>
    rivals.length === 0 ? null : `≤ ${round(Math.min(...rivals.map((rival) => valueOf(rival.scores))))}`;
  return [
    figure(
      label("RMSSE"),
      scores.rmsse,
      "ratio",
      least(({ rmsse }) => rmsse),
    ),
    figure(
      label("scaled pinball loss"),
      scores.pinball,
      "ratio",
      least(({ pinball }) => pinball),
    ),
    figure(label("MASE"), scores.mase, "ratio", null),
    figure(label("bias"), scores.bias, "share", rivals.length === 0 ? null : "−0.05 … 0.05"),
  ];
}

function leadFigures(set: HeldOutSet, { name, scores }: Pick<Measured, "name" | "scores">, rule: SetScores) {
  const { lead } = scores;
  if (lead === null) return [];
  const isOurs = name === OURS.name;
  return UPPER.flatMap(({ percent, place }) => {
    const label = (measure: string) => `${set.name}; ${name}: sum over ${set.lead}, ${percent} %, ${measure}`;
    const ratio = (lead.pinball[place] ?? NaN) / (rule.lead?.pinball[place] ?? NaN);
    return [
      figure(label("coverage"), lead.coverage[place] ?? NaN, "share", isOurs ? String(percent / 100) : null),
      figure(label("pinball ÷ Gaussian rule's"), ratio, "ratio", isOurs ? "< 1" : null),
    ];
  });
}

/** The last window and three earlier ones: whether one was luck. */
function severalWindows(set: ScienceSet): readonly Figure[] {
  const cuts = [0, ...EARLIER_CUTS].map((earlier) => heldOut(set, earlier));
  const pairs = cuts.map((cut) => ({ ours: measured(OURS, cut).scores, rule: measured(GAUSSIAN, cut).scores }));
  const spread = (
    what: string,
    valueOf: (pair: (typeof pairs)[number]) => number,
    worst: (...all: number[]) => number,
  ) => {
    const values = pairs.map(valueOf);
    const label = `${set.name}, ${cuts.length} windows: ${what}`;
    return [
      figure(`${label}, mean`, values.reduce((sum, value) => sum + value, 0) / values.length, "ratio", null),
      figure(`${label}, worst`, worst(...values), "ratio", null),
    ];
  };
  const methods = (["ours", "rule"] as const).flatMap((method) => [
    ...spread(`${method} RMSSE`, (pair) => pair[method].rmsse, Math.max),
    ...spread(`${method} scaled pinball loss`, (pair) => pair[method].pinball, Math.max),
    ...UPPER.flatMap(({ percent, place }) =>
      spread(`${method} coverage of ${percent} %`, (pair) => pair[method].lead?.coverage[place] ?? NaN, Math.min),
    ),
  ]);
  const ratios = UPPER.flatMap(({ percent, place }) =>
    spread(
      `pinball of the sum at ${percent} %, ours ÷ Gaussian rule's`,
      ({ ours, rule }) => (ours.lead?.pinball[place] ?? NaN) / (rule.lead?.pinball[place] ?? NaN),
      Math.max,
    ),
  );
  return [...methods, ...ratios];
}

/** Some of the series by R, and ours on the very same ones (all series having taught it, as ever). */
async function besideR(set: HeldOutSet): Promise<readonly Figure[]> {
  const method = set.cycle === 12 ? "ses" : "ets";
  const numbers = evenly([...set.series.keys()], R_SERIES);
  const ours = OURS.forecast(set);
  const some = { ...set, series: numbers.flatMap((i) => set.series[i] ?? []) };
  const { forecasts, cpu_seconds } = await rForecasts(some, { method, is_trimmed: true });
  // Only where R gave an answer, so that both are scored on the same series.
  const ourForecasts = numbers.map((i, place) => (forecasts[place] == null ? null : (ours[i] ?? null)));
  const named = { ...set, name: `${set.name}, ${numbers.length} of them` };
  return [
    ...pointFigures(named, { name: "ours", scores: setScores(some, ourForecasts) }, []),
    ...pointFigures(named, { name: `R ${method}`, scores: setScores(some, forecasts) }, []),
    figure(`${named.name}; R ${method}: speed`, numbers.length / cpu_seconds, "series per second", null),
    figure(`${named.name}; R ${method}: failed`, forecasts.filter((one) => one === null).length, "series", null),
  ];
}

/** All car parts with blanks as zeros, where published figures exist to check ours by: under the archive's own rules, and by ours. */
async function archiveTable(isRThere: boolean): Promise<readonly Figure[]> {
  const whole = archiveSet();
  if (whole === null) return [];
  const set = heldOut(whole);
  const rows = [OURS, ...SIMPLE_METHODS].map((method) => ({ name: method.name, forecasts: method.forecast(set) }));
  const byR = isRThere
    ? [{ name: "R ses (published: 0.897)", ...(await rForecasts(set, { method: "ses", is_trimmed: false })) }]
    : [];
  return [...rows, ...byR].flatMap(({ name, forecasts }) => {
    const { mase, mae } = archiveScores(set, forecasts);
    return [
      ...pointFigures({ name: `${set.name}, no rounding` }, { name, scores: setScores(set, forecasts) }, []),
      figure(`${set.name}; ${name}: MASE`, mase, "ratio", null),
      figure(`${set.name}; ${name}: mean absolute error`, mae, "units", null),
    ];
  });
}

function figure(name: string, value: number, unit: string, aim: string | null): Figure {
  return { name, value: round(value), unit, aim };
}

/** Four decimals where they tell something. */
function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 1e4) / 1e4;
}
