import type { Day } from "../calendar/day.ts";
import { daysBetween } from "../calendar/day.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import { percentText, quantityText } from "../text/quantity-text.ts";
import type { AbcClass } from "../risk/class-policy.ts";
import { abcClasses } from "./abc-class.ts";
import { hotItems } from "./hot-items.ts";
import type { ItemClasses } from "./item-classes.ts";
import { type DayUnits, monthlyTotals, weeklyDemand, yearQuantity } from "./item-periods.ts";
import { itemValues, type YearSales } from "./item-value.ts";
import { lifeCycleStage, type LifeCycle } from "./life-cycle-stage.ts";
import { seasonality } from "./seasonality.ts";
import { XYZ_CLASS_LABELS, xyzClass, type XyzClass } from "./xyz-class.ts";

/** What is known of an item's sales over all its places. */
export interface ItemHistory {
  readonly item_code: string;
  /** The demand of its places as far as weeks go back. */
  readonly places: readonly DemandSeries[];
  /** Units requested per day at any place, as far as months go back. */
  readonly days: readonly DayUnits[];
  readonly known_since: Day | null;
  readonly is_discontinued: boolean;
  readonly price: number | null;
  readonly cost: number | null;
  readonly previous: { readonly abc: AbcClass | null; readonly xyz: XyzClass | null };
}

/** What an item alone tells of its classes, small enough to be kept for every item until all are known. */
export interface ItemLook extends YearSales {
  readonly item_code: string;
  readonly known_since: Day | null;
  readonly previous_abc: AbcClass | null;
  readonly xyz: ItemClasses["xyz"];
  readonly is_discontinued: boolean;
  /** As of an item that is not new. */
  readonly life_cycle: LifeCycle;
  readonly season: string | null;
  /** The latest weeks, for what sells hot. */
  readonly weekly_demand: readonly number[];
}

/** An item's classes without what its form bears. */
export type FoundClasses = Omit<ItemClasses, "form" | "goodwill">;

const HOT_WEEKS = 12;
const NEW_DAYS = 91;
/** An item known from the first days of the books may be much older than they are. */
const FIRST_DAYS = 14;
const XYZ_WEEKS = 52;
const VALUE_NAMES = { margin: "毛利", revenue: "销售额" } as const;

/** Looks at one item. */
export function itemLook(history: ItemHistory, today: Day): ItemLook {
  const { item_code, places, days, known_since, is_discontinued, price, cost, previous } = history;
  const weeks = places.length === 0 ? [] : weeklyDemand(places, today);
  const season = seasonality(monthlyTotals(days, known_since ?? today, today));
  return {
    ...{ item_code, price, cost, known_since, is_discontinued, quantity: yearQuantity(days, today) },
    previous_abc: previous.abc,
    xyz: xyzOf(weeks.slice(-XYZ_WEEKS), previous.xyz),
    life_cycle: lifeCycleStage({ weekly_demand: weeks, weeks_on_sale: Infinity, is_discontinued }),
    season: season.tag === "seasonal" ? season.reason : null,
    weekly_demand: weeks.slice(-HOT_WEEKS),
  };
}

function xyzOf(weeks: readonly number[], previous: XyzClass | null): ItemClasses["xyz"] {
  const found = xyzClass(weeks, previous);
  if (found === null) return null;
  const { xyz_class, cv, adi } = found;
  const reason = `${XYZ_CLASS_LABELS[xyz_class]}：近 ${weeks.length} 个有货周，销量变异系数 ${quantityText(cv)}，平均 ${quantityText(adi)} 周有一次销售`;
  return { class: xyz_class, reason };
}

/**
 * What puts each item into its classes beside all others. Reasons are worded when an item is asked for: the words of all
 * items at once would be most of what a night keeps in memory.
 */
export function classifierOf(looks: readonly ItemLook[], today: Day): (look: ItemLook) => FoundClasses {
  const { basis, values } = itemValues(looks);
  const priced = looks.flatMap(({ item_code, previous_abc }, i) => {
    const value = values[i] ?? null;
    return value === null ? [] : [{ item_code, value, previous: previous_abc }];
  });
  const money = new Map(priced.map(({ item_code, value }) => [item_code, value]));
  const isAnyWorth = priced.some(({ value }) => value > 0);
  const abc = new Map(isAnyWorth ? abcClasses(priced).map((found) => [found.item_code, found]) : []);
  const hot = new Map(hotItems(looks).map(({ item_code, reasons }) => [item_code, reasons]));
  const opening = looks.flatMap(({ known_since }) => known_since ?? []).toSorted()[0] ?? today;
  return (look) => ({
    abc: abcOf(abc.get(look.item_code), money.get(look.item_code) ?? 0, basis),
    xyz: look.xyz,
    life_cycle: lifeCycleOf(look, opening, today),
    hot: hot.get(look.item_code) ?? [],
    season: look.season,
  });
}

function abcOf(
  found: ReturnType<typeof abcClasses>[number] | undefined,
  value: number,
  basis: keyof typeof VALUE_NAMES,
): FoundClasses["abc"] {
  if (found === undefined) return null;
  const { abc_class, share_above } = found;
  const worth = quantityText(Math.round(value));
  const reason = `近 12 个月${VALUE_NAMES[basis]} ${worth}，排在前面的商品合计占 ${percentText(share_above)}`;
  return { class: abc_class, reason };
}

/** How new an item is can only be told beside all others: the books may be younger than it. */
function lifeCycleOf(look: ItemLook, opening: Day, today: Day): LifeCycle | null {
  const { known_since, life_cycle, is_discontinued } = look;
  if (is_discontinued) return life_cycle;
  if (known_since === null) return null;
  const age = daysBetween(known_since, today);
  if (age >= NEW_DAYS || daysBetween(opening, known_since) <= FIRST_DAYS) return life_cycle;
  return lifeCycleStage({ weekly_demand: [], weeks_on_sale: Math.floor(age / 7), is_discontinued });
}
