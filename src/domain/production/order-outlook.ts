import { placeKey } from "../text/place-key.ts";
import type { Day } from "../calendar/day.ts";
import { compareText } from "../math/compare-text.ts";
import { grouped } from "../math/grouped.ts";
import { percentText, quantityText } from "../text/quantity-text.ts";
import { EARLY_PROBABILITY } from "./component-outlook.ts";
import type { CoveredRequirement } from "./component-outlook.ts";
import type { MaterialStatus } from "./material-status.ts";
import type { PlannedOrder } from "./planned-order.ts";

/** What an order lacks of a component. Plain JSON. */
export interface Shortage {
  readonly item_code: string;
  /** How people call it. */
  readonly name: string;
  /** Where it was looked for. */
  readonly location_code: string;
  /** First day with something missing. */
  readonly day: Day;
  /** Units missing, over all paths of the bill of materials. */
  readonly missing: number;
  /** Day on which all is there; null when it never is. */
  readonly covered_on: Day | null;
}

/** A planned order beside its material. Plain JSON. */
export interface OrderOutlook {
  readonly order_id: string;
  readonly order_no: string;
  readonly item_code: string;
  readonly location_code: string;
  readonly day: Day;
  readonly quantity: number;
  readonly status: MaterialStatus;
  /** Units for which all material is there in time. */
  readonly makeable_quantity: number;
  /** Day on which the line stops (停线日) for want of a component; null when it does not. */
  readonly stop_on: Day | null;
  /** First day on which it stops with a chance of one in ten; null without one. */
  readonly early_stop_on: Day | null;
  /** The component that stops it first. */
  readonly stopped_by: string | null;
  /** Day on which the last missing component is all there; null when one never is, or nothing is missing. */
  readonly resumes_on: Day | null;
  /** P(some component is missing on its day), components independent of each other. */
  readonly stop_probability: number;
  /** The one that stops it first at the head. */
  readonly shortages: readonly Shortage[];
  /** Names of what is missing and what is wrong with the bill of materials, without any figure; null where nothing is. */
  readonly short_items: string | null;
  /** In Chinese; null when nothing is to be said. */
  readonly reason: string | null;
}

/** What an order is judged by. */
export interface OrderQuestion {
  readonly order: PlannedOrder;
  readonly requirements: readonly CoveredRequirement[];
  /** What is wrong with its bill of materials, in Chinese: it may want more than is known. */
  readonly bom_faults: readonly string[];
  /** How people call an item. */
  nameOf(item_code: string): string;
}

/** Line stop of one order: the first day something is missing, and of the components missing then the one covered last. */
export function orderOutlook({ order, requirements, bom_faults, nameOf }: OrderQuestion): OrderOutlook {
  const byPlace = [...grouped(requirements, placeOf).values()];
  const shortages = byPlace.flatMap((one) => shortageOf(one, nameOf)).sort(bySeverity);
  const [first] = shortages;
  const stop_probability = 1 - byPlace.reduce((all, one) => all * (1 - likeliest(one)), 1);
  const early = requirements.filter((one) => one.shortage_probability >= EARLY_PROBABILITY);
  const resumes_on = lastDay(shortages.map(({ covered_on }) => covered_on));
  const { order_id, order_no, item_code, location_code, day, quantity } = order;
  return {
    ...{ order_id, order_no, item_code, location_code, day, quantity },
    status: statusOf(first !== undefined, bom_faults, stop_probability),
    makeable_quantity: Math.max(0, quantity - Math.max(0, ...byPlace.map(unitsLost))),
    stop_on: first?.day ?? null,
    early_stop_on: early.map(({ requirement }) => requirement.day).sort(compareText)[0] ?? null,
    stopped_by: first?.item_code ?? null,
    resumes_on,
    stop_probability,
    shortages,
    short_items: joined([
      ...(first === undefined ? [] : [shortages.map(({ name }) => name).join("、")]),
      ...bom_faults,
    ]),
    reason: joined([
      ...(first === undefined ? [] : [stopText(shortages, resumes_on)]),
      ...bom_faults,
      ...(first === undefined ? riskText(stop_probability) : []),
    ]),
  };
}

/** What is missing for certain weighs more than what is not known, and that more than what may come late. */
function statusOf(isShort: boolean, bom_faults: readonly string[], stop_probability: number): MaterialStatus {
  if (isShort) return "short";
  if (bom_faults.length > 0) return "unknown";
  return stop_probability >= EARLY_PROBABILITY ? "at_risk" : "complete";
}

function placeOf({ requirement }: CoveredRequirement): string {
  return placeKey(requirement);
}

function likeliest(requirements: readonly CoveredRequirement[]): number {
  return Math.max(0, ...requirements.map(({ shortage_probability }) => shortage_probability));
}

/** Units of the order that cannot be made for want of one component, over all its paths. */
function unitsLost(requirements: readonly CoveredRequirement[]): number {
  return requirements.reduce((sum, { missing, requirement }) => sum + missing / requirement.per_unit, 0);
}

/** Of one component at one place. */
function shortageOf(requirements: readonly CoveredRequirement[], nameOf: OrderQuestion["nameOf"]): readonly Shortage[] {
  const short = requirements.filter(({ missing }) => missing > 0);
  const [first] = [...short].sort((a, b) => compareText(a.requirement.day, b.requirement.day));
  if (first === undefined) return [];
  const { item_code, location_code, day } = first.requirement;
  const missing = short.reduce((sum, one) => sum + one.missing, 0);
  const covered_on = lastDay(short.map((one) => one.covered_on));
  return [{ item_code, name: nameOf(item_code), location_code, day, missing, covered_on }];
}

function bySeverity(a: Shortage, b: Shortage): number {
  return (
    compareText(a.day, b.day) ||
    compareText(b.covered_on ?? LAST, a.covered_on ?? LAST) ||
    compareText(a.item_code, b.item_code)
  );
}

/** Sorts after every day. */
const LAST = "~";

function lastDay(days: readonly (Day | null)[]): Day | null {
  const last = days
    .map((day) => day ?? LAST)
    .sort(compareText)
    .at(-1);
  return last === undefined || last === LAST ? null : last;
}

/** Components named in a sentence; the page lists them all. */
const NAMED = 3;

function stopText(shortages: readonly Shortage[], resumes_on: Day | null): string {
  const named = shortages.slice(0, NAMED);
  const missing = named.map(({ name, missing: units }) => `${name} ${quantityText(units)}`).join("、");
  const more = shortages.length > NAMED ? ` 等 ${shortages.length} 种` : "";
  const end = resumes_on === null ? "没有在途能补上" : `${resumes_on} 到齐后可续产`;
  return `${shortages[0]?.day ?? ""} 缺 ${missing}${more}，停线；${end}`;
}

function riskText(stop_probability: number): readonly string[] {
  if (stop_probability < EARLY_PROBABILITY) return [];
  return [`按预计到货不缺料，但到货可能延误，停线可能 ${percentText(stop_probability)}`];
}

function joined(clauses: readonly string[]): string | null {
  return clauses.length === 0 ? null : clauses.join("；");
}
