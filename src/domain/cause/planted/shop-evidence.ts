import { addDays, type Day } from "../../calendar/day.ts";
import { demandDistribution, demandQuantile } from "../../demand/demand-distribution.ts";
import { seededRandom } from "../../math/seeded-random.ts";
import type { CauseClass } from "../cause-class.ts";
import type {
  CauseEvidence,
  MasterFact,
  RecordReference,
  ShortageEpisode,
  StockTaken,
  SupplyFact,
} from "../cause-evidence.ts";
import type { Fault } from "./fault.ts";
import { type LivedOrder, type LivedShop, policyOf } from "./live-shop.ts";
import { orderDraw, type ShopDraw } from "./shop-draw.ts";

const FIRST_DAY: Day = "2025-01-06";
/** Days before the plan that the evidence begins. */
const BEFORE_DAYS = 8;
const FORECAST_WEEKS = 5;
const USUAL_ORDERS = 12;
/** An episode that lasts longer is judged while it lasts. */
const LONGEST_DAYS = 25;
const FORECAST_EXTRA_DAYS = 3;

/** A stretch of days without stock, as indices, both included. */
export interface Outage {
  readonly first: number;
  readonly last: number;
  readonly lost: number;
}

/** The first outage from a day on; null where there was none. */
export function outageFrom({ refused }: Pick<LivedShop, "refused">, since: number): Outage | null {
  const first = refused.findIndex((units, day) => day >= since && units > 0);
  if (first < 0) return null;
  const over = refused.findIndex((units, day) => day > first && units === 0);
  const last = Math.min(over < 0 ? refused.length - 1 : over - 1, first + LONGEST_DAYS - 1);
  return { first, last, lost: refused.slice(first, last + 1).reduce((sum, units) => sum + units, 0) };
}

/** What happened, as the forms of the shop would tell it, with the slips that forms have. */
export function shopEvidence(
  { draw, fault, cause }: { readonly draw: ShopDraw; readonly fault: Fault; readonly cause: CauseClass | null },
  lived: LivedShop,
  outage: Outage,
  plan_day: number,
): CauseEvidence {
  const random = seededRandom(draw.evidence_seed);
  const first = Math.max(0, plan_day - BEFORE_DAYS);
  const isMade =
    cause === "component_short" || (draw.is_made && (cause === "quality_hold" || cause === "record_error"));
  const known = lived.orders.filter(
    ({ planned_on, arrivals }) => planned_on <= outage.last && (arrivals.at(-1)?.day ?? 0) >= first,
  );
  const usual = Array.from({ length: USUAL_ORDERS }, () => orderDraw(random));
  const policy = policyOf(draw, fault);
  return {
    episode: episodeOf(outage, 0.9 + 0.2 * random()),
    opening: { day: dayOf(first), quantity: lived.book[first] ?? 0 },
    demand: lived.demand.slice(first, outage.last + 1).map((quantity, i) => ({ day: dayOf(first + i), quantity })),
    large_orders:
      lived.big_order === null
        ? []
        : [{ day: dayOf(lived.big_order.day), quantity: lived.big_order.quantity, record: record("sales_order", 0) }],
    supplies: known.flatMap(
      (order, i) => supplyOf(order, { i, outage, isMade, isShort: cause === "component_short" }) ?? [],
    ),
    unlinked_receipts: [],
    taken: lived.takings
      .filter(({ day }) => day >= first && day <= outage.last)
      .map(({ day, quantity, kind }, i): StockTaken => {
        return { kind, day: dayOf(day), quantity, record: record("stock_movement", i), released_on: null };
      }),
    counts: countsOf(lived, random() < 0.3 ? first + 2 : null),
    negative_stock: [],
    plans: known
      .filter(({ planned_on }) => planned_on >= first)
      .map(({ planned_on, suggested, level, level_in_force }, i) => ({
        ...{ record: record("replenishment", i), made_on: dayOf(planned_on), order_by: dayOf(planned_on) },
        ...{ suggested_quantity: suggested, reorder_point: { in_force: level_in_force, suggested: level } },
      })),
    forecast: forecastOf({ draw, lived, plan_day, forecast: policy.forecast, lead: draw.lead_time_days }),
    occasions: [],
    master: masterOf(draw, fault, policy.stated_lead),
    usual: {
      approval_days: usual.map(({ approval_days }) => approval_days),
      lead_days: usual.map(({ late_days }) => draw.lead_time_days + late_days),
      fill_rates: usual.map(({ fill }) => fill * fault.pack),
      late_days: usual.map(({ late_days }) => draw.lead_time_days - policy.stated_lead + late_days),
    },
  };
}

function dayOf(index: number): Day {
  return addDays(FIRST_DAY, index);
}

function record(form: RecordReference["form"], i: number): RecordReference {
  return { form, id: `${form}-${i}` };
}

function episodeOf({ first, last, lost }: Outage, slip: number): ShortageEpisode {
  return {
    ...{ item_code: "SKU-1", location_code: "WH-1", unit: "件" },
    ...{ start: dayOf(first), end: dayOf(last), lost_units: lost * slip },
  };
}

interface SupplyFrame {
  readonly i: number;
  readonly outage: Outage;
  readonly isMade: boolean;
  readonly isShort: boolean;
}

function supplyOf(order: LivedOrder, { i, outage, isMade, isShort }: SupplyFrame): SupplyFact | null {
  const past = (day: number) => (day <= outage.last ? dayOf(day) : null);
  const requested_on = past(order.requested_on);
  if (requested_on === null) return null;
  const ordered_on = past(order.approved_on);
  const isLate = (order.arrivals[0]?.day ?? 0) > order.promised_on + 2;
  return {
    kind: isMade ? "production" : "purchase",
    record: record(isMade ? "production_plan" : "purchase_order", i),
    ...{ requested_on, approved_on: ordered_on, ordered_on },
    expected_on: ordered_on === null ? null : dayOf(order.promised_on),
    quantity: order.quantity,
    arrivals: order.arrivals
      .filter(({ day }) => day <= outage.last)
      .map(({ day, quantity }) => ({ day: dayOf(day), quantity })),
    short_components: isShort && isLate ? [{ item_code: "PART-1", until: null }] : [],
  };
}

/** The count that found the fault, and one that any shop has now and then. */
function countsOf({ counted, book }: LivedShop, ordinary_day: number | null): CauseEvidence["counts"] {
  const ordinary =
    ordinary_day === null || counted !== null ? [] : [{ day: ordinary_day, book: book[ordinary_day] ?? 0 }];
  return [
    ...ordinary.map((count) => ({ ...count, counted: count.book - 1 })),
    ...(counted === null ? [] : [counted]),
  ].map((count, i) => ({ ...count, day: dayOf(count.day), record: record("stock_count", i) }));
}

interface Forecasting {
  readonly draw: ShopDraw;
  readonly lived: LivedShop;
  readonly plan_day: number;
  readonly forecast: number;
  readonly lead: number;
}

function forecastOf({ draw, lived, plan_day, forecast, lead }: Forecasting): CauseEvidence["forecast"] {
  const days = lead + FORECAST_EXTRA_DAYS;
  const mean = forecast * days;
  const weeks = Array.from({ length: FORECAST_WEEKS }, (_, i) => plan_day - 7 * (FORECAST_WEEKS - i));
  return {
    ...{ made_on: dayOf(plan_day), from: dayOf(plan_day + 1), through: dayOf(plan_day + days), mean },
    p95: demandQuantile(demandDistribution(mean, mean * draw.dispersion * 1.1, true), 0.95),
    past_weeks: weeks
      .filter((day) => day >= 0)
      .map((day) => ({
        forecast: forecast * 7,
        actual: lived.demand.slice(day, day + 7).reduce((sum, units) => sum + units, 0),
      })),
  };
}

function masterOf(draw: ShopDraw, fault: Fault, stated_lead: number): readonly MasterFact[] {
  if (fault.pack !== 1) {
    return [{ field: "units_per_pack", record: record("item", 0), in_force: 12, right: 12 * fault.pack }];
  }
  const lead: MasterFact = {
    ...{ field: "lead_time_days", record: record("supplier", 0) },
    ...{ in_force: stated_lead, right: draw.lead_time_days },
  };
  return stated_lead === draw.lead_time_days ? [] : [lead];
}
