import type { AlertPolicy } from "../../domain/alert/alert-episode.ts";
import { type Day, daysBetween, weekday } from "../../domain/calendar/day.ts";
import { type ObservedDemand, observedDemand } from "../../domain/demand/observed-demand.ts";
import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import type { SeasonHistory } from "../../domain/forecast/season-index.ts";
import type { Goodwill } from "../../domain/inventory/goodwill.ts";
import { orderTermsOf } from "../../domain/inventory/order-terms.ts";
import type { OrderingTerms } from "../../domain/simulation/termed-suggestion.ts";
import { seededRandom, seedOf } from "../../domain/math/seeded-random.ts";
import { type AbcClass, classOrDefault, DEFAULT_LIMITS } from "../../domain/risk/class-policy.ts";
import { missingDemand } from "../../domain/risk/missing-input.ts";
import { drawnLeadTimes, LEAST_DELIVERIES } from "../../domain/simulation/drawn-lead-times.ts";
import { filledDemand } from "../../domain/simulation/filled-demand.ts";
import { openingPosition } from "../../domain/simulation/opening-position.ts";
import type { BuyingTerms } from "../../domain/simulation/order-planner.ts";
import type { RehearsedItem } from "../../domain/simulation/rehearse-policy.ts";
import type { RehearsalReport } from "../../contracts/rehearsal.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";
import { demandOf, leadTimeOf } from "../assess/risk-input.ts";
import type { ReplaySpan } from "./replay-span.ts";

/** Why an item is not replayed. */
export type LeftOutReason = RehearsalReport["left_out"][number]["reason"];

/** An item ready to be replayed, with what its results are told by. */
export interface ReplayedItem {
  readonly item: RehearsedItem;
  readonly abc_class: AbcClass;
  readonly purchase_cost: number | null;
  /** The item form's own level. */
  readonly own_level: number | null;
  readonly has_minimum: boolean;
  /** Nothing on the form shapes its orders beside minimum and multiple: rules that know nothing else may be held against ours. */
  readonly is_plain: boolean;
  readonly filled_days: number;
  readonly is_stock_assumed: boolean;
  readonly is_lead_time_assumed: boolean;
}

/** What holds for all items of a rehearsal. */
export interface ReplaySetting {
  readonly today: Day;
  readonly since: Day;
  readonly span: ReplaySpan;
  readonly pooled: PooledModel;
  readonly alert_policy: AlertPolicy;
}

/** Where the form states no review period: orders are looked at once a week. */
const USUAL_REVIEW_DAYS = 7;
/** A delivery slower than this is taken for a forgotten record. */
const LONGEST_LEAD_DAYS = 365;
/** A forecast beyond a year by the day is fiction. */
const LONGEST_EXPOSURE_DAYS = 365;

/** A subject's facts turned into days to live through again; or why that cannot be. */
export function replayedItem(
  { item_code, location_code }: Subject,
  facts: SubjectFacts,
  { today, since, span, pooled, alert_policy, goodwill }: ReplaySetting & { readonly goodwill: Goodwill | null },
): ReplayedItem | LeftOutReason {
  const { item, stock_level } = facts;
  if (stock_level === null) return "stock_level";
  const series = demandOf(facts, today, since);
  const observed = observedDemand(series, span.first_day);
  const missing = leftOutReason(observed);
  if (missing !== null) return missing;
  const random = seededRandom(seedOf(`${item_code}\n${location_code}`));
  const { demand, filled_days } = filledDemand(series, span.first_day, span.days, random);
  const observed_days = deliveredDays(item_code, facts);
  const opening = openingPosition({ ...facts, ...ownStock(item_code, facts, stock_level) }, span.first_day);
  const abc_class = classOrDefault(item?.abc_class ?? null);
  const minimum_stock = stock_level.minimum_stock ?? item?.minimum_stock ?? null;
  const ordering = orderingTerms(item, goodwill);
  return {
    item: {
      past: seasonHistory(observed, span.first_day),
      terms: buyingTerms(item_code, facts, observed, span.first_day),
      lead_days: drawnLeadTimes(
        { ...leadTimeOf({ item_code, facts, today }), observed: observed_days },
        span.days,
        random,
      ),
      ...{ pooled, ordering, minimum_stock, alert_policy, demand, opening, limit: DEFAULT_LIMITS[abc_class] },
    },
    ...{ abc_class, filled_days, purchase_cost: item?.purchase_cost ?? null, own_level: item?.service_level ?? null },
    has_minimum: minimum_stock !== null && minimum_stock > 0,
    is_plain: ordering === null,
    is_stock_assumed: !opening.is_walked_back,
    is_lead_time_assumed: observed_days.length < LEAST_DELIVERIES,
  };
}

/** Why demand before the first day cannot teach; null where it can. */
function leftOutReason(observed: ObservedDemand): LeftOutReason | null {
  const [missing] = missingDemand(observed);
  // Of demand alone nothing else can be missing.
  return missing === undefined ? null : (missing as LeftOutReason);
}

/** What a subject teaches about the others before the first day; null where that is too little. */
export function taughtHistory(
  facts: SubjectFacts,
  { today, since, span }: Omit<ReplaySetting, "pooled" | "alert_policy">,
) {
  const observed = observedDemand(demandOf(facts, today, since), span.first_day);
  return leftOutReason(observed) === null ? seasonHistory(observed, span.first_day) : null;
}

/** Days of lead time plus review of a subject, as known on the first day. */
export function exposureDays(item_code: string, facts: SubjectFacts, first_day: Day): number {
  const { mean_days } = knownLeadTime(item_code, facts, first_day);
  return Math.min(LONGEST_EXPOSURE_DAYS, Math.max(1, Math.ceil(mean_days + reviewDays(facts))));
}

/** Weekdays counted from the first day, which is position 0. */
function seasonHistory({ values, weekdays }: ObservedDemand, first_day: Day): SeasonHistory {
  const first = weekday(first_day);
  return { values, positions: weekdays.map((position) => (position - first + 7) % 7) };
}

function buyingTerms(
  item_code: string,
  facts: SubjectFacts,
  { is_count }: ObservedDemand,
  first_day: Day,
): BuyingTerms {
  const { mean_days, sd_days } = knownLeadTime(item_code, facts, first_day);
  const review_period_days = reviewDays(facts);
  return {
    lead_time_days: mean_days,
    lead_time_sd_days: sd_days,
    ...{ review_period_days, cover_days: Math.max(1, review_period_days), is_count },
    moq: facts.item?.moq ?? null,
    order_multiple: facts.item?.order_multiple ?? null,
  };
}

/** Null for the many items whose forms say nothing of it: they are replayed the quick way. */
function orderingTerms(item: SubjectFacts["item"], goodwill: Goodwill | null): OrderingTerms | null {
  if (item === null) return null;
  const terms = orderTermsOf(item);
  const { replenishment_target, shelf_life_days, storage_quantity, price_breaks } = terms;
  const isShaped = shelf_life_days !== null || storage_quantity !== null || price_breaks.length > 0;
  const hasTarget = replenishment_target !== null && replenishment_target !== "service_level";
  const { sale_price, purchase_cost } = item;
  return isShaped || hasTarget ? { ...terms, sale_price, purchase_cost, goodwill } : null;
}

/** Learned from deliveries that had come in by then. */
function knownLeadTime(item_code: string, facts: SubjectFacts, first_day: Day) {
  const past_deliveries = facts.past_deliveries.filter(({ received_on }) => received_on < first_day);
  return leadTimeOf({ item_code, facts: { ...facts, past_deliveries }, today: first_day });
}

function reviewDays({ item, supplier }: SubjectFacts): number {
  return item?.review_period_days ?? supplier?.review_period_days ?? USUAL_REVIEW_DAYS;
}

/** Of the item itself where that is enough to draw from, else of all items of its supplier. */
function deliveredDays(item_code: string, { past_deliveries }: SubjectFacts): readonly number[] {
  const usable = past_deliveries
    .map((delivery) => ({ ...delivery, days: daysBetween(delivery.ordered_on, delivery.received_on) }))
    .filter(({ days }) => days >= 0 && days <= LONGEST_LEAD_DAYS);
  const own = usable.filter((delivery) => delivery.item_code === item_code);
  return (own.length >= LEAST_DELIVERIES ? own : usable).map(({ days }) => days);
}

function ownStock(item_code: string, { past_deliveries }: SubjectFacts, { on_hand }: { readonly on_hand: number }) {
  return { on_hand, deliveries: past_deliveries.filter((delivery) => delivery.item_code === item_code) };
}
