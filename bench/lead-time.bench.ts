/**
 * Whether what is learned from earlier deliveries holds for later ones: the chance of being on time, the 90 % and 95 %
 * quantiles of lateness and of the lead time, and the mean log score, beside a normal law with the same evidence.
 */
import { daysBetween } from "../src/domain/calendar/day.ts";
import { latenessAbove } from "../src/domain/inventory/lateness.ts";
import { leadTimeCdf } from "../src/domain/inventory/lead-time-distribution.ts";
import { learnLeadTime } from "../src/domain/inventory/lead-time.ts";
import type { LeadTime } from "../src/domain/inventory/lead-time.ts";
import { normalCdf } from "../src/domain/math/normal.ts";
import type { Figure } from "./run.ts";
import { asDelivery, deliverySamples } from "./support/delivery-samples.ts";
import type { DeliverySample } from "./support/delivery-samples.ts";
import { median } from "./support/quantiles.ts";

/** Share of the deliveries, the earliest, that is learned from. */
const TRAINED_SHARE = 0.7;
/** As many of a supplier's deliveries as an assessment reads. */
const NEWEST = 200;
/** Least probability a law is held to have given to what happened: one in a million. */
const LEAST_PROBABILITY = 1e-6;
/** Days by which anything can be early or late, and the longest lead time. */
const RANGE_DAYS = 400;

/** P(X ≤ x) of a number of days. */
type Cdf = (days: number) => number;
type Law = "ours" | "normal";

/** Runs the bench; without the data it says so and has no figures. */
export function run(): Promise<readonly Figure[]> {
  const samples = deliverySamples();
  if (samples === null) {
    console.error("scms_delivery_history.csv.gz is absent (BENCH_DATA names its folder): nothing measured");
    return Promise.resolve([]);
  }
  const cut = samples[Math.floor(TRAINED_SHARE * samples.length)]?.received_on ?? "";
  const earlier = samples.filter(({ received_on }) => received_on < cut);
  const later = samples.filter(({ expected_on, received_on }) => expected_on >= cut && received_on >= cut);
  const ordered = later.filter(({ ordered_on }) => ordered_on !== null && ordered_on >= cut);
  const suppliers = new Set(earlier.map(({ supplier_code }) => supplier_code));
  const seen = ordered.filter(({ supplier_code }) => suppliers.has(supplier_code));
  const learned = learner(earlier);
  return Promise.resolve([
    { name: "deliveries learned from", value: earlier.length, unit: "deliveries", aim: null },
    ...scored("lateness", later, learned, lateDays, { ours: ourLateness, normal: normalLateness }),
    ...onTimeFigures(later, learned),
    ...scored("lead time", ordered, learned, leadDays, { ours: ourLeadTime, normal: normalLeadTime }),
    ...scored("lead time, supplier seen before", seen, learned, leadDays, {
      ours: ourLeadTime,
      normal: normalLeadTime,
    }),
  ]);
}

type Learned = (sample: DeliverySample) => LeadTime;

function learner(earlier: readonly DeliverySample[]): Learned {
  const leads = earlier.filter(({ ordered_on }) => ordered_on !== null).map(leadDays);
  const stated = median(leads);
  return ({ supplier_code, item_code }) => {
    const own = earlier.filter((sample) => sample.supplier_code === supplier_code).slice(-NEWEST);
    return learnLeadTime({
      ...{ item_code, deliveries: own.map(asDelivery), item_lead_time_days: null },
      ...{ supplier_lead_time_days: stated, supplier_lead_time_sd_days: null },
    });
  };
}

function lateDays({ expected_on, received_on }: DeliverySample): number {
  return daysBetween(expected_on, received_on);
}

function leadDays(sample: DeliverySample): number {
  return daysBetween(sample.ordered_on ?? sample.received_on, sample.received_on);
}

function ourLateness({ law }: LeadTime): Cdf {
  return (days) => (law === undefined ? 0 : 1 - latenessAbove(law, days));
}

function normalLateness({ lateness_mean_days = 0, lateness_sd_days, sd_days }: LeadTime): Cdf {
  return normalDays(lateness_mean_days, lateness_sd_days ?? sd_days);
}

function ourLeadTime(lead_time: LeadTime): Cdf {
  const cdf = leadTimeCdf(lead_time, RANGE_DAYS);
  return (days) => cdf[days] ?? (days < 0 ? 0 : 1);
}

function normalLeadTime({ mean_days, sd_days }: LeadTime): Cdf {
  return normalDays(mean_days, sd_days);
}

/** Whole days under a normal curve. */
function normalDays(mean: number, sd: number): Cdf {
  return (days) => normalCdf((days + 0.5 - mean) / Math.max(sd, 1e-9));
}

/** Coverage of the quantiles and the mean log score of both laws on what happened. */
function scored(
  name: string,
  later: readonly DeliverySample[],
  learned: Learned,
  actual: (sample: DeliverySample) => number,
  laws: Readonly<Record<Law, (lead_time: LeadTime) => Cdf>>,
): Figure[] {
  const figures: Figure[] = [
    { name: `${name}: deliveries judged`, value: later.length, unit: "deliveries", aim: null },
  ];
  for (const law of ["ours", "normal"] as const) {
    const cases = later.map((sample) => ({ cdf: laws[law](learned(sample)), days: actual(sample) }));
    for (const p of [0.9, 0.95]) {
      const covered = mean(cases.map(({ cdf, days }) => (days <= quantileOf(cdf, p) ? 1 : 0)));
      figures.push(figure(`${name}: coverage of the ${p * 100} % quantile, ${law}`, covered, "share", `≥ ${p}`));
    }
    const score = mean(cases.map(({ cdf, days }) => -Math.log(Math.max(cdf(days) - cdf(days - 1), LEAST_PROBABILITY))));
    figures.push(
      figure(`${name}: mean negative log score, ${law}`, score, "nats", law === "ours" ? "below normal" : null),
    );
  }
  return figures;
}

/** The chance of being on time as promised and as it was, over all and in five groups from least to most promised. */
function onTimeFigures(later: readonly DeliverySample[], learned: Learned): Figure[] {
  return (["ours", "normal"] as const).flatMap((law) => {
    const cases = later
      .map((sample) => {
        const lead_time = learned(sample);
        const cdf = law === "ours" ? ourLateness(lead_time) : normalLateness(lead_time);
        return { promised: cdf(0), came: lateDays(sample) <= 0 ? 1 : 0 };
      })
      .sort((a, b) => a.promised - b.promised);
    const size = Math.ceil(cases.length / 5);
    const gaps = [0, 1, 2, 3, 4].map((group) => {
      const part = cases.slice(group * size, (group + 1) * size);
      return Math.abs(mean(part.map(({ promised }) => promised)) - mean(part.map(({ came }) => came)));
    });
    return [
      figure(`on time: mean promised chance, ${law}`, mean(cases.map(({ promised }) => promised)), "share", null),
      figure(`on time: share that was, ${law}`, mean(cases.map(({ came }) => came)), "share", null),
      figure(`on time: mean gap in five groups, ${law}`, mean(gaps), "share", law === "ours" ? "below normal" : null),
      figure(`on time: Brier score, ${law}`, mean(cases.map((one) => (one.promised - one.came) ** 2)), "squared", null),
    ];
  });
}

function quantileOf(cdf: Cdf, p: number): number {
  for (let days = -RANGE_DAYS; days <= RANGE_DAYS; days++) if (cdf(days) >= p) return days;
  return RANGE_DAYS;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function figure(name: string, value: number, unit: string, aim: string | null): Figure {
  return { name, value: Math.round(value * 1e4) / 1e4, unit, aim };
}
