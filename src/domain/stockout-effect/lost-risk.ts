import { BEHAVIOUR } from "./behaviour-before.ts";
import type { Steps } from "../math/steps.ts";
import { logisticRidgeSteps } from "./logistic-ridge.ts";

/** A past exposure: how the customer had behaved, and whether they were lost. */
export interface PastExposure {
  readonly behaviour: Float64Array;
  readonly lost: boolean;
}

/** The chance that a customer who meets a shortage is lost. */
export type LostRisk =
  | { readonly kind: "by_behaviour"; readonly calibration: Calibration; risk(behaviour: Float64Array): number }
  | { readonly kind: "base_rate"; readonly reason: "too_few" | "no_better"; risk(behaviour: Float64Array): number };

/** How well risks held on exposures they were not learned from. */
export interface Calibration {
  /** Mean risk foretold, and share lost. */
  readonly foretold: number;
  readonly lost_share: number;
  /** Mean squared error of the risks, and of the base rate. */
  readonly brier: number;
  readonly base_brier: number;
}

const LEAST_EXPOSURES = 100;
const LEAST_OF_EACH = 20;
const FOLDS = 5;

/**
 * Learns from past exposures. Each fifth of them is foretold from the other four; the model is used, then learned from all,
 * only where it beats the base rate there. A round of learning at a time.
 */
export function* lostRiskSteps(past: readonly PastExposure[]): Steps<LostRisk> {
  const lost_count = past.filter(({ lost }) => lost).length;
  const base = (1 + lost_count) / (2 + past.length);
  const isEnough = past.length >= LEAST_EXPOSURES && Math.min(lost_count, past.length - lost_count) >= LEAST_OF_EACH;
  if (!isEnough) return { kind: "base_rate", reason: "too_few", risk: () => base };
  const calibration = calibrationOf(yield* foretold(past));
  if (calibration.brier >= calibration.base_brier) return { kind: "base_rate", reason: "no_better", risk: () => base };
  return { kind: "by_behaviour", calibration, risk: yield* learned(past) };
}

function* learned(past: readonly PastExposure[]): Steps<(behaviour: Float64Array) => number> {
  const rows = past.map(({ behaviour }) => Array.from(behaviour));
  return yield* logisticRidgeSteps(
    rows,
    Float64Array.from(past, ({ lost }) => Number(lost)),
    BEHAVIOUR.length,
  );
}

interface Foretold {
  readonly risk: number;
  readonly base: number;
  readonly lost: number;
}

function* foretold(past: readonly PastExposure[]): Steps<readonly Foretold[]> {
  const all: Foretold[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = past.filter((_, i) => i % FOLDS !== fold);
    const risk = yield* learned(others);
    const base = others.filter(({ lost }) => lost).length / others.length;
    for (const { behaviour, lost } of past.filter((_, i) => i % FOLDS === fold)) {
      all.push({ risk: risk(behaviour), base, lost: Number(lost) });
    }
  }
  return all;
}

function calibrationOf(all: readonly Foretold[]): Calibration {
  const mean = (read: (one: Foretold) => number) => all.reduce((sum, one) => sum + read(one), 0) / all.length;
  return {
    foretold: mean(({ risk }) => risk),
    lost_share: mean(({ lost }) => lost),
    brier: mean(({ risk, lost }) => (risk - lost) ** 2),
    base_brier: mean(({ base, lost }) => (base - lost) ** 2),
  };
}
