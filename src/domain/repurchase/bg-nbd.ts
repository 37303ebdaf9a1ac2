import { hypergeometric } from "../math/hypergeometric.ts";
import { logGamma } from "../math/log-gamma.ts";

/**
 * The BG/NBD law of a customer base: while alive a customer buys by a Poisson process whose rate is Gamma(r, alpha) over
 * customers; after each purchase the customer leaves with a chance that is Beta(a, b) over customers. `alpha` has the time
 * unit of the histories. Fader, Hardie & Lee 2005, Marketing Science 24(2).
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** A customer's history, all that the law needs; times in one unit (days or weeks) from the first purchase. */
export interface BuyingHistory {
  /** x: purchase days after the first. */
  readonly repeats: number;
  /** t_x: from the first purchase to the last; nought without a repeat. */
  readonly last: number;
  /** T: from the first purchase to today. */
  readonly age: number;
}

/** Log-likelihood of one history (equation 3 in logs, its two terms joined without overflow). */
export function logLikelihood({ r, alpha, a, b }: BgNbd, history: BuyingHistory): number {
  const { repeats: x, age } = history;
  const counts = logGamma(r + x) - logGamma(r) + r * Math.log(alpha);
  const stays = logGamma(a + b) - logGamma(b) + logGamma(b + x) - logGamma(a + b + x);
  return counts + stays - (r + x) * Math.log(alpha + age) + logOnePlusExp(logOddsGone({ r, alpha, a, b }, history));
}

/** The chance that the customer is still a customer today; 1 for one who has bought once (there the law has no evidence). */
export function aliveProbability(law: BgNbd, history: BuyingHistory): number {
  return 1 / (1 + Math.exp(logOddsGone(law, history)));
}

/**
 * Purchases expected in the next `time` (equation 10). The paper's (1 − z)^(r+x)·₂F₁(r + x, b + x; a + b + x − 1; z) with
 * z = t ÷ (α + T + t) is taken as (1 − z)^(a−1)·₂F₁(a + b − 1 − r, a − 1; a + b + x − 1; z), its Euler transform, which
 * neither overflows nor cancels for frequent buyers.
 */
export function expectedPurchases(law: BgNbd, history: BuyingHistory, time: number): number {
  if (time <= 0) return 0;
  return whileAlive(law, history, time) * aliveProbability(law, history);
}

/** At a = 1 the formula is 0 ÷ 0: there the mean of its values on either side. */
const SINGULAR_WIDTH = 1e-5;

function whileAlive(law: BgNbd, history: BuyingHistory, time: number): number {
  if (Math.abs(law.a - 1) >= SINGULAR_WIDTH) return expectedAt(law, history, time);
  const sides = [1 - 2 * SINGULAR_WIDTH, 1 + 2 * SINGULAR_WIDTH].map((a) => expectedAt({ ...law, a }, history, time));
  return sides.reduce((sum, value) => sum + value / sides.length, 0);
}

function expectedAt({ r, alpha, a, b }: BgNbd, { repeats: x, age }: BuyingHistory, time: number): number {
  const z = time / (alpha + age + time);
  const c = awayFromZero(a + b + x - 1);
  const kept = Math.exp((a - 1) * Math.log1p(-z)) * hypergeometric(a + b - 1 - r, a - 1, c, z);
  return (c / (a - 1)) * (1 - kept);
}

/** c·₂F₁(…; c; z) is finite at c = 0, where a first-time buyer's a + b = 1; its factors are not. */
function awayFromZero(c: number): number {
  return Math.abs(c) < LEAST_C ? LEAST_C : c;
}

const LEAST_C = 1e-9;

/** ln of the odds of having left: a ÷ (b + x − 1) · ((α + T) ÷ (α + t_x))^(r+x); −∞ without a repeat. */
function logOddsGone({ r, alpha, a, b }: BgNbd, { repeats: x, last, age }: BuyingHistory): number {
  if (x === 0) return -Infinity;
  return Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + age) / (alpha + last));
}

function logOnePlusExp(value: number): number {
  return value > 0 ? value + Math.log1p(Math.exp(-value)) : Math.log1p(Math.exp(value));
}
