/**
 * How true the estimated effect of stockouts is on made-up shops whose truth is known, with an effect planted and without;
 * and how far off the naive comparisons are on the same shops.
 */
import { excludesNought, type Interval } from "../src/domain/stockout-effect/bootstrap-interval.ts";
import { OUTCOMES, type OutcomeName } from "../src/domain/stockout-effect/outcomes.ts";
import { type JudgedShop, judgedShop } from "../src/domain/stockout-effect/simulator/judged-shop.ts";
import { SHOP_PLAN, type ShopPlan } from "../src/domain/stockout-effect/simulator/shop-plan.ts";
import type { Figure } from "./run.ts";
import { rounded, share } from "./support/shares.ts";

const SHOPS = 200;
const NO_EFFECT = { rate_drop: 0, extra_dropout: 0, item_harm: [1] };

/** An interval beside what is true. */
interface Judged {
  readonly interval: Interval;
  readonly truth: number;
}

/** Runs the bench. */
export function run(): Promise<readonly Figure[]> {
  const planted = shops("planted effect", SHOP_PLAN);
  const nothing = shops("no effect", { ...SHOP_PLAN, effect: NO_EFFECT });
  return Promise.resolve([...figuresOf("planted effect", planted, false), ...figuresOf("no effect", nothing, true)]);
}

function shops(name: string, plan: ShopPlan): readonly Kept[] {
  return Array.from({ length: SHOPS }, (_, i) => {
    if (i % 20 === 0) console.error(`${name}: ${i} of ${SHOPS} shops`);
    return kept(judgedShop({ ...plan, seed: 1000 + i }));
  });
}

/** What is kept of a shop: not its records. */
type Kept = Pick<JudgedShop, "effect" | "truth" | "naive">;

function kept({ effect, truth, naive }: JudgedShop): Kept {
  return { effect, truth, naive };
}

function figuresOf(name: string, all: readonly Kept[], isNull: boolean): readonly Figure[] {
  const figure = (what: string, value: number, unit: string, aim: string | null = null): Figure => {
    return { name: `${name}: ${what}`, value: rounded(value), unit, aim };
  };
  const refusals = all.flatMap(({ effect }) =>
    effect.kind === "estimated" ? [] : effect.reasons.map(({ code }) => code),
  );
  const estimated = all.flatMap((shop) => {
    return shop.effect.kind === "estimated" ? [{ ...shop, effect: shop.effect }] : [];
  });
  const matched = estimated.reduce((sum, { effect }) => sum + effect.matched_count, 0) / estimated.length;
  const unlike = estimated.filter(
    ({ effect: { pre_trend } }) => pre_trend.kind === "checked" && pre_trend.verdict !== "none",
  );
  return [
    figure("shops estimated", estimated.length, `of ${all.length}`),
    ...[...new Set(refusals)].map((code) =>
      figure(`refused for ${code}`, refusals.filter((one) => one === code).length, "shops"),
    ),
    figure("exposed customers compared, mean of a shop", matched, "customers"),
    figure("placebo before the exposure off nought", unlike.length / estimated.length, "share", "near 0.05"),
    ...OUTCOMES.flatMap((outcome) => {
      const own = estimated.map(({ effect, truth }) => {
        return { interval: effect.effects[outcome].per_customer, truth: truth[outcome] };
      });
      return [
        ...accuracy(`${name}: ${outcome}`, own, "0.92–0.98"),
        figure(
          `${outcome}: interval off nought`,
          share(own, ({ interval }) => excludesNought(interval)),
          "share",
          isNull ? "near 0.05" : null,
        ),
        ...naive(name, outcome, estimated),
      ];
    }),
  ];
}

function naive(name: string, outcome: OutcomeName, all: readonly Kept[]): readonly Figure[] {
  return (["exposed_against_others", "before_and_after"] as const).flatMap((kind) =>
    accuracy(
      `${name}: ${outcome}, naive ${kind}`,
      all.map((shop) => ({ interval: shop.naive[kind][outcome], truth: shop.truth[outcome] })),
      null,
    ),
  );
}

function accuracy(name: string, judged: readonly Judged[], aim: string | null): readonly Figure[] {
  const mean = (read: (one: Judged) => number) => judged.reduce((sum, one) => sum + read(one), 0) / judged.length;
  const bias = mean(({ interval, truth }) => interval.value - truth);
  const scatter = mean(({ interval, truth }) => (interval.value - truth - bias) ** 2);
  return [
    { name: `${name}: intervals that hold the truth`, value: rounded(share(judged, holdsTruth)), unit: "share", aim },
    { name: `${name}: truth, mean`, value: rounded(mean(({ truth }) => truth)), unit: "per customer", aim: null },
    { name: `${name}: bias`, value: rounded(bias), unit: "per customer", aim: aim === null ? null : "near 0" },
    {
      name: `${name}: its standard error`,
      value: rounded(Math.sqrt(scatter / judged.length)),
      unit: "per customer",
      aim: null,
    },
  ];
}

function holdsTruth({ interval, truth }: Judged): boolean {
  return interval.low <= truth && truth <= interval.high;
}
