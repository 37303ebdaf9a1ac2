import { dayTypeOfNumber } from "../calendar/business-calendar.ts";
import type { BusinessCalendar } from "../calendar/business-calendar.ts";
import { daysToEveOfNumber } from "../calendar/days-to-eve.ts";
import { dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { PROMOTION_STAGES } from "../promotion/promotion.ts";
import type { PromotionStage } from "../promotion/promotion.ts";
import { valueAt } from "../math/value-at.ts";

/** Something about a day that moves demand. */
export type DayEffectName =
  | "weekend"
  | "holiday"
  | "makeup_workday"
  | "before_eve"
  | "around_eve"
  | "after_eve"
  | `promotion_${PromotionStage}`
  | "relative_price"
  | "hot_event";

/** Chinese names of the effects. */
export const DAY_EFFECT_LABELS: Readonly<Record<DayEffectName, string>> = {
  weekend: "周末",
  holiday: "法定假",
  makeup_workday: "调休班",
  before_eve: "年前备货（除夕前 14 天）",
  around_eve: "春节（除夕起 8 天）",
  after_eve: "节后（其后 14 天）",
  promotion_presale: "促销·预售定金",
  promotion_balance: "促销·尾款",
  promotion_sale: "促销·现货",
  promotion_encore: "促销·返场",
  relative_price: "价格弹性（按相对价格）",
  hot_event: "热点事件",
};

/** How strongly each effect is at work on each day: 1 or 0, the logarithm of the relative price, a strength of an event. */
export interface EffectColumn {
  readonly name: DayEffectName;
  readonly values: Float64Array;
}

/** A stretch of days, past or to come. */
interface Stretch {
  readonly first_day: Day;
  readonly days: number;
}

/** What is known of one item on a stretch of days; arrays have one value per day. */
export interface ItemDays extends Stretch {
  /** Stage of the strongest promotion that touches the item; null on days without. */
  readonly stages?: readonly (PromotionStage | null)[];
  /** Price ÷ usual price of the item; 1 = as usual. */
  readonly relative_prices?: Float64Array;
  /** Strength of a hot event: 0 = none. */
  readonly hot_events?: Float64Array;
}

/** Days before 除夕 on which people stock up; the feast from it on; days until all is as usual again. */
const BEFORE_EVE_DAYS = 14;
const EVE_DAYS = 8;
const AFTER_EVE_DAYS = 14;

/** Effects of the calendar on each day: the same for all items, so worth making once. */
export function calendarColumns({ first_day, days }: Stretch, calendar: BusinessCalendar): readonly EffectColumn[] {
  const first = dayNumber(first_day);
  const sinceEve = new Float64Array(days);
  for (let i = 0; i < days; i++) sinceEve[i] = -(daysToEveOfNumber(calendar, first + i) ?? NaN);
  const ofType = (type: "weekend" | "holiday" | "makeup_workday") =>
    column(type, days, (i) => (dayTypeOfNumber(calendar, first + i) === type ? 1 : 0));
  const ofEve = (name: DayEffectName, from: number, to: number) =>
    column(name, days, (i) => (valueAt(sinceEve, i) >= from && valueAt(sinceEve, i) <= to ? 1 : 0));
  return [
    ...(["weekend", "holiday", "makeup_workday"] as const).map(ofType),
    ofEve("before_eve", -BEFORE_EVE_DAYS, -1),
    ofEve("around_eve", 0, EVE_DAYS - 1),
    ofEve("after_eve", EVE_DAYS, EVE_DAYS + AFTER_EVE_DAYS - 1),
  ];
}

/** Effects of an item's own promotions, prices and events on each day. */
export function itemColumns({ days, stages, relative_prices, hot_events }: ItemDays): readonly EffectColumn[] {
  return [
    ...PROMOTION_STAGES.map((stage) => column(`promotion_${stage}`, days, (i) => (stages?.[i] === stage ? 1 : 0))),
    column("relative_price", days, (i) => logarithm(relative_prices, i)),
    column("hot_event", days, (i) => strengthAt(hot_events, i)),
  ];
}

function column(name: DayEffectName, days: number, strength: (index: number) => number): EffectColumn {
  const values = new Float64Array(days);
  for (let i = 0; i < days; i++) values[i] = strength(i);
  return { name, values };
}

/** ln of a relative price; nothing where it is unknown or no price at all. */
function logarithm(prices: Float64Array | undefined, i: number): number {
  const price = strengthAt(prices, i);
  return price > 0 ? Math.log(price) : 0;
}

function strengthAt(values: Float64Array | undefined, i: number): number {
  const value = values === undefined || i >= values.length ? 0 : valueAt(values, i);
  return Number.isFinite(value) ? value : 0;
}
