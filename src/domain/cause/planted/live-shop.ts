import { drawnDemand, type OrderDraw, SHOP_DAYS, type ShopDraw } from "./shop-draw.ts";
import type { Fault } from "./fault.ts";

/** A plan with the order it led to. Days from 0; Infinity = never. */
export interface LivedOrder {
  readonly planned_on: number;
  readonly suggested: number;
  readonly quantity: number;
  readonly requested_on: number;
  readonly approved_on: number;
  readonly promised_on: number;
  readonly arrivals: readonly { readonly day: number; readonly quantity: number }[];
  readonly level_in_force: number;
  readonly level: number;
}

/** Stock taken on a day. */
export interface LivedTaking {
  readonly day: number;
  readonly quantity: number;
  readonly kind: "quality_hold" | "transfer";
}

/** What happened in a shop, day by day. */
export interface LivedShop {
  readonly orders: readonly LivedOrder[];
  readonly demand: readonly number[];
  /** Units that could not be served. */
  readonly refused: readonly number[];
  /** What the books said in the morning. */
  readonly book: readonly number[];
  /** What lay on the shelf at night. */
  readonly shelf: readonly number[];
  readonly takings: readonly LivedTaking[];
  readonly big_order: { readonly day: number; readonly quantity: number } | null;
  /** Units that vanished, and when the count found it. */
  readonly counted: { readonly day: number; readonly book: number; readonly counted: number } | null;
  /** The day of the plan that the fault meets; null where it never came to it. */
  readonly fault_day: number | null;
}

/** The plan whose order meets the fault; those before it bring the shop into its usual swing. */
const FAULTY_PLAN = 2;
const FORECAST_LAG_DAYS = 42;
const USUAL_APPROVAL_DAYS = 2;
const SAFETY = 1.65;
/** Days after which a second delivery brings the rest. */
const REST_DAYS = 16;
/** Days of empty shelf after which somebody counts. */
const COUNTED_AFTER = 4;

/** Lives through a shop: looked at every night, one order under way at a time, what is not there is not sold. */
export function livedShop(draw: ShopDraw, fault: Fault, fault_day: number | null): LivedShop {
  const policy = policyOf(draw, fault);
  let shelf = policy.level + draw.demand * draw.cover_days;
  let gap = 0;
  let empty_days = 0;
  const lived = { ...emptyShop(), fault_day: null as number | null };
  for (let day = 0; day < SHOP_DAYS; day += 1) {
    lived.book.push(shelf + gap);
    for (const { arrivals } of lived.orders) {
      for (const arrival of arrivals) if (arrival.day === day) shelf += arrival.quantity;
    }
    const since = fault_day === null ? null : day - fault_day;
    if (fault.vanished !== null && since === fault.vanished.after) {
      gap = Math.floor(shelf * fault.vanished.share);
      shelf -= gap;
    }
    for (const { quantity, kind } of takingsOf(draw, fault, { day, since, shelf })) {
      shelf -= quantity;
      lived.takings.push({ day, quantity, kind });
    }
    const asked = askedOn(draw, fault, day, since);
    if (asked.big > 0) lived.big_order = { day, quantity: asked.big };
    const served = Math.min(shelf, asked.all);
    shelf -= served;
    lived.demand.push(asked.all);
    lived.refused.push(asked.all - served);
    lived.shelf.push(shelf);
    empty_days = asked.all > served ? empty_days + 1 : 0;
    if (gap > 0 && empty_days >= COUNTED_AFTER) {
      lived.counted = { day, book: shelf + gap, counted: shelf };
      gap = 0;
    }
    const level = policy.level * fault.reorder_level;
    if (isUnderWay(lived.orders, day) || shelf + gap > level) continue;
    if (lived.orders.length === FAULTY_PLAN) lived.fault_day = day;
    const meets = lived.orders.length === FAULTY_PLAN ? fault : null;
    const chance = draw.orders[lived.orders.length];
    if (chance === undefined) break;
    lived.orders.push(orderOf({ draw, fault, meets, chance, policy, day, position: shelf + gap }));
  }
  return lived;
}

interface ShopPolicy {
  /** Forecast of a day. */
  readonly forecast: number;
  readonly stated_lead: number;
  readonly level: number;
}

/** Forecast, lead time as the form states it, and reorder level of a shop. */
export function policyOf(draw: ShopDraw, fault: Fault): ShopPolicy {
  const forecast = draw.demand * draw.forecast_rate;
  const stated_lead = Math.max(2, Math.round(draw.lead_time_days * fault.stated_lead));
  const days = stated_lead + USUAL_APPROVAL_DAYS + 1;
  return { forecast, stated_lead, level: forecast * days + SAFETY * Math.sqrt(draw.dispersion * forecast * days) };
}

interface Ordering {
  readonly draw: ShopDraw;
  readonly fault: Fault;
  readonly meets: Fault | null;
  readonly chance: OrderDraw;
  readonly policy: ShopPolicy;
  readonly day: number;
  readonly position: number;
}

function orderOf({ draw, fault, meets, chance, policy, day, position }: Ordering): LivedOrder {
  const suggested = Math.ceil(policy.level + policy.forecast * draw.cover_days - position);
  const quantity = Math.max(1, Math.round(suggested * chance.order_rate * (meets?.ordered ?? 1)));
  const requested_on = day + chance.request_days + (meets?.request_days ?? 0);
  const approved_on = requested_on + chance.approval_days + (meets?.approval_days ?? 0);
  const came_on = approved_on + draw.lead_time_days + chance.late_days + (meets?.late_days ?? 0);
  const delivered = Math.round(quantity * chance.fill * fault.pack);
  const first = Math.max(1, Math.round(delivered * (meets?.first_delivery ?? 1)));
  const rest = { day: came_on + REST_DAYS, quantity: delivered - first };
  const isSplit = rest.quantity > 0 && meets?.is_rest_called_off === false;
  return {
    ...{ planned_on: day, suggested, quantity, requested_on, approved_on },
    promised_on: approved_on + policy.stated_lead,
    arrivals: isSplit ? [{ day: came_on, quantity: first }, rest] : [{ day: came_on, quantity: first }],
    ...{ level_in_force: policy.level * fault.reorder_level, level: policy.level },
  };
}

function isUnderWay(orders: readonly LivedOrder[], day: number): boolean {
  return orders.some(({ arrivals }) => arrivals.some((arrival) => arrival.day > day));
}

function takingsOf(
  draw: ShopDraw,
  fault: Fault,
  { day, since, shelf }: { readonly day: number; readonly since: number | null; readonly shelf: number },
): readonly Omit<LivedTaking, "day">[] {
  const small = draw.small_takings.flatMap((taking): readonly Omit<LivedTaking, "day">[] => {
    const quantity = Math.min(Math.floor(shelf / 4), Math.round(taking.days_of_demand * draw.demand));
    if (taking.day !== day || quantity <= 0) return [];
    return [{ quantity, kind: taking.is_hold ? "quality_hold" : "transfer" }];
  });
  if (fault.taken === null || since !== fault.taken.after) return small;
  return [...small, { quantity: Math.floor(shelf * fault.taken.share * 0.9), kind: fault.taken.kind }];
}

function askedOn(draw: ShopDraw, fault: Fault, day: number, since: number | null) {
  const lasting = since !== null && since >= -FORECAST_LAG_DAYS ? fault.lasting_multiple : 1;
  const { surge, big_order } = fault;
  const isSurging = surge !== null && since !== null && since >= surge.after && since < surge.after + surge.days;
  const usual = drawnDemand(draw, day, lasting * (isSurging ? surge.multiple : 1));
  const isBig = big_order !== null && since === big_order.after;
  const big = isBig ? Math.round(big_order.days_of_demand * draw.demand) : 0;
  return { all: usual + big, big };
}

function emptyShop() {
  return {
    orders: [] as LivedOrder[],
    demand: [] as number[],
    refused: [] as number[],
    book: [] as number[],
    shelf: [] as number[],
    takings: [] as LivedTaking[],
    big_order: null as LivedShop["big_order"],
    counted: null as LivedShop["counted"],
  };
}
