/** How true the results of care actions are on made-up customers: `npm run -s bench -- care --shops 1000`. */
import { parseArgs } from "node:util";
import { actionResult } from "../src/domain/care/action-result.ts";
import type { CareOutcome } from "../src/domain/care/care-outcome.ts";
import { normalQuantile } from "../src/domain/math/normal.ts";
import { type Random, seededRandom } from "../src/domain/math/seeded-random.ts";
import type { Figure } from "./run.ts";

/** A tenth held out; a third buys, with margins whose mean is about 55 yuan and whose tail is long. */
interface Planted {
  readonly customers: number;
  /** Added to the chance of buying by the action. */
  readonly uplift: number;
  /** Yuan of each treated customer. */
  readonly cost: number;
}

const HELD_OUT = 0.1;
const BUY_RATE = 0.35;
const SPREAD = 0.8;
const MEAN_MARGIN = 40 * Math.exp(SPREAD ** 2 / 2);
const MONTHS = 12;

/** Runs the bench. */
export function run(): Promise<readonly Figure[]> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { shops: { type: "string", default: "1000" } },
  });
  const shops = Number(values.shops);
  return Promise.resolve([
    { name: "shops", value: shops, unit: "", aim: null },
    ...[500, 1_500, 5_000].map((customers) => coverage({ customers, uplift: 0.08, cost: 1.5 }, shops)),
    ...[100, 200, 1_000].map((customers) => ({
      name: `a year of monthly looks at ${customers} customers a month: an idle action flagged`,
      ...{ value: flagged({ customers, uplift: 0, cost: 0 }, shops, ["loses", "pays"]), unit: "", aim: "<= 0.05" },
    })),
    ...[4, 8, 12].map((cost) => ({
      name: `a year at 400 customers a month: an action that loses ${cost} yuan each found`,
      ...{ value: flagged({ customers: 400, uplift: 0, cost }, shops, ["loses"]), unit: "", aim: null },
    })),
  ]);
}

/** The planted net profit lies in the interval of one look. */
function coverage(planted: Planted, shops: number): Figure {
  const truth = planted.uplift * MEAN_MARGIN - planted.cost;
  const results = Array.from({ length: shops }, (_, seed) => actionResult(outcomes(planted, seededRandom(seed + 1))));
  const told = results.filter((result) => result.kind === "estimated");
  const covered = told.filter(({ interval }) => interval.low <= truth && truth <= interval.high).length;
  return {
    ...{ name: `${planted.customers} customers: true value in the 95 % interval`, unit: "", aim: "0.95" },
    value: covered / told.length,
  };
}

/** Share of shops in which one of twelve monthly looks gave one of the verdicts. */
function flagged(planted: Planted, shops: number, verdicts: readonly string[]): number {
  const hits = Array.from({ length: shops }, (_, seed) => {
    const all = outcomes({ ...planted, customers: planted.customers * MONTHS }, seededRandom(seed + 1));
    return Array.from({ length: MONTHS }, (__, month) =>
      actionResult(all.slice(0, planted.customers * (month + 1))),
    ).some((result) => result.kind === "estimated" && verdicts.includes(result.verdict));
  });
  return hits.filter(Boolean).length / shops;
}

function outcomes({ customers, uplift, cost }: Planted, random: Random): readonly CareOutcome[] {
  return Array.from({ length: customers }, () => {
    const held_out = random() < HELD_OUT;
    const buys = random() < BUY_RATE + (held_out ? 0 : uplift);
    const drawn = Math.min(0.9999, Math.max(0.0001, random()));
    const margin = buys ? 40 * Math.exp(SPREAD * normalQuantile(drawn)) : 0;
    return { held_out, held_out_share: HELD_OUT, margin, cost: held_out ? 0 : cost };
  });
}
