import type { Random } from "../../../src/domain/math/seeded-random.ts";
import type { BgNbd, BuyingHistory } from "../../../src/domain/repurchase/bg-nbd.ts";

/** A customer drawn from the law, with what no history shows. */
export interface SimulatedCustomer {
  readonly history: BuyingHistory;
  readonly is_alive: boolean;
  /** Purchases within the `ahead` days after today. */
  readonly coming: number;
}

/** Customers who bought first within `entry` days, seen until day `until`, then for `ahead` days more. */
export function simulatedCustomers(
  law: BgNbd,
  { customers, entry, until, ahead }: Readonly<Record<"customers" | "entry" | "until" | "ahead", number>>,
  random: Random,
): readonly SimulatedCustomer[] {
  return Array.from({ length: customers }, () => oneCustomer(law, until - Math.floor(entry * random()), ahead, random));
}

function oneCustomer(law: BgNbd, age: number, ahead: number, random: Random): SimulatedCustomer {
  const rate = drawnGamma(law.r, random) / law.alpha;
  const leaving = drawnBeta(law.a, law.b, random);
  let [at, repeats, last, coming, is_alive] = [0, 0, 0, 0, true];
  for (;;) {
    at -= Math.log(1 - random()) / rate;
    if (at > age + ahead) break;
    if (at <= age) [repeats, last] = [repeats + 1, at];
    else coming++;
    if (random() < leaving) {
      is_alive = at > age;
      break;
    }
  }
  return { history: { repeats, last, age }, is_alive, coming };
}

/** Gamma of scale one (Marsaglia & Tsang 2000). */
export function drawnGamma(shape: number, random: Random): number {
  if (shape < 1) return drawnGamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = drawnNormal(random);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * z * z + d * (1 - v + Math.log(v))) return d * v;
  }
}

function drawnBeta(a: number, b: number, random: Random): number {
  const one = drawnGamma(a, random);
  return one / (one + drawnGamma(b, random));
}

/** Box & Muller 1958. */
export function drawnNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
