import { BEHAVIOUR } from "./behaviour-before.ts";
import { logisticRidge } from "./logistic-ridge.ts";

/** A past exposure: how the customer had behaved, and whether they were lost. */
export interface PastExposure {
  readonly behaviour: Float64Array;
  readonly lost: boolean;
}

/** The chance that a customer who meets a shortage is lost. */
export type LostRisk =
  | { readonly kind: "by_behaviour"; readonly calibration: Calibration; risk(behaviour: Float64Array): number }
  | { readonly kind: "base_rate"; readonly reason: "too_few" | "no_better"; risk(behaviour: Float64Array): number };

/** How well the risks held on the latest exposures, which they were not learned from. */
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
const HELD_OUT = 0.3;

/**
 * Learns from past exposures, the earliest first. The model is tried on the latest 30 %; it is used, then learned from all,
 * only where it beats the base rate there.
 */
export function lostRisk(past: readonly PastExposure[]): LostRisk {
  const base = (1 + past.filter(({ lost }) => lost).length) / (2 + past.length);
  const lost_count = past.filter(({ lost }) => lost).length;
  const isEnough = past.length >= LEAST_EXPOSURES && Math.min(lost_count, past.length - lost_count) >= LEAST_OF_EACH;
  if (!isEnough) return { kind: "base_rate", reason: "too_few", risk: () => base };
  const cut = Math.floor(past.length * (1 - HELD_OUT));
  const calibration = calibrationOn(past.slice(0, cut), past.slice(cut));
  if (calibration.brier >= calibration.base_brier) return { kind: "base_rate", reason: "no_better", risk: () => base };
  return { kind: "by_behaviour", calibration, risk: learned(past) };
}

function learned(past: readonly PastExposure[]): (behaviour: Float64Array) => number {
  const rows = past.map(({ behaviour }) => Array.from(behaviour));
  return logisticRidge(rows, Float64Array.from(past, ({ lost }) => (lost ? 1 : 0)), BEHAVIOUR.length);
}

function calibrationOn(early: readonly PastExposure[], late: readonly PastExposure[]): Calibration {
  const risk = learned(early);
  const base = early.filter(({ lost }) => lost).length / early.length;
  const mean = (read: (one: PastExposure) => number) => late.reduce((sum, one) => sum + read(one), 0) / late.length;
  return {
    foretold: mean(({ behaviour }) => risk(behaviour)),
    lost_share: mean(({ lost }) => Number(lost)),
    brier: mean(({ behaviour, lost }) => (risk(behaviour) - Number(lost)) ** 2),
    base_brier: mean(({ lost }) => (base - Number(lost)) ** 2),
  };
}
