import type { Day } from "../calendar/day.ts";
import { compareText } from "../math/compare-text.ts";
import { grouped } from "../math/grouped.ts";
import { percentText, quantityText } from "../text/quantity-text.ts";
import type { CoveredRequirement } from "./component-outlook.ts";
import type { PlannedOrder } from "./explode-plan.ts";

/** A planned order beside its material. */
export interface OrderOutlook {
  readonly order_no: string;
  readonly item_code: string;
  readonly day: Day;
  readonly quantity: number;
  /** Units for which all material is there in time. */
  readonly makeable_quantity: number;
  /** Day on which the line stops (停线日) for want of a component; null when it does not. */
  readonly stop_on: Day | null;
  /** The component that stops it first. */
  readonly stopped_by: string | null;
  /** Day on which the last missing component is all there; null when one never is, or nothing is missing. */
  readonly resumes_on: Day | null;
  /** P(some component is missing on its day), components independent of each other. */
  readonly stop_probability: number;
  /** In Chinese; null when nothing is to be said. */
  readonly reason: string | null;
}

/** What is said although nothing is missing as counted on: a chance of one in ten that a receipt is late. */
const WORTH_SAYING = 0.1;

/** Line stop of one order: the first day something is missing, and of the components missing then the one covered last. */
export function orderOutlook(order: PlannedOrder, requirements: readonly CoveredRequirement[]): OrderOutlook {
  const own = [...grouped(requirements, ({ requirement }) => requirement.item_code).values()];
  const short = requirements.filter(({ missing }) => missing > 0);
  const [first] = [...short].sort(bySeverity);
  const stop_probability = 1 - own.reduce((all, one) => all * (1 - likeliest(one)), 1);
  const figures = {
    ...order,
    makeable_quantity: Math.max(0, order.quantity - Math.max(0, ...own.map(unitsLost))),
    stop_on: first?.requirement.day ?? null,
    stopped_by: first?.requirement.item_code ?? null,
    resumes_on: lastDay(short.map(({ covered_on }) => covered_on)),
    stop_probability,
  };
  return { ...figures, reason: first === undefined ? riskText(stop_probability) : stopText(first, figures.resumes_on) };
}

function likeliest(requirements: readonly CoveredRequirement[]): number {
  return Math.max(0, ...requirements.map(({ shortage_probability }) => shortage_probability));
}

/** Units of the order that cannot be made for want of one component, over all its paths. */
function unitsLost(requirements: readonly CoveredRequirement[]): number {
  return requirements.reduce((sum, { missing, requirement }) => sum + missing / requirement.per_unit, 0);
}

function bySeverity(a: CoveredRequirement, b: CoveredRequirement): number {
  return (
    compareText(a.requirement.day, b.requirement.day) ||
    compareText(b.covered_on ?? LAST, a.covered_on ?? LAST) ||
    compareText(a.requirement.item_code, b.requirement.item_code)
  );
}

/** Sorts after every day. */
const LAST = "~";

function lastDay(days: readonly (Day | null)[]): Day | null {
  const last = days
    .map((day) => day ?? LAST)
    .sort()
    .at(-1);
  return last === undefined || last === LAST ? null : last;
}

function stopText({ requirement, missing }: CoveredRequirement, resumes_on: Day | null): string {
  const end = resumes_on === null ? "没有在途能补上" : `${resumes_on} 到齐后可续产`;
  return `${requirement.day} 缺 ${requirement.item_code} ${quantityText(missing)}，停线；${end}`;
}

function riskText(stop_probability: number): string | null {
  return stop_probability < WORTH_SAYING
    ? null
    : `按预计到货不缺料，但到货可能延误，停线可能 ${percentText(stop_probability)}`;
}
