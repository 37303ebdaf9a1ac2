import type { DemoData, DemoRecord } from "./demo-record.ts";
import { springFestival } from "./chinese-festivals.ts";
import { type Day, dayOf, formatDay, instant, yearOf } from "./shop-calendar.ts";

/** A promotion of the shop: first and last day, what it covers, how many times the usual sales it brings. */
export interface Promotion {
  readonly promotion_name: string;
  readonly stage: "预售定金" | "尾款" | "现货" | "返场";
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** One category; all of them when absent. */
  readonly category?: string;
  readonly uplift: number;
}

const CATEGORY_WEEKS: readonly (readonly [month: number, date: number, category: string, name: string])[] = [
  [1, 8, "纸品", "囤纸节"],
  [3, 15, "清洁", "春季大扫除"],
  [4, 18, "收纳", "换季收纳周"],
  [5, 20, "母婴", "宝贝周"],
  [7, 10, "水杯", "清凉水杯周"],
  [8, 20, "文具", "开学季"],
  [9, 8, "宠物", "毛孩子周"],
  [10, 20, "厨房小电", "厨房焕新周"],
  [12, 10, "餐具", "暖冬餐桌周"],
];

/** All promotions that begin in a calendar year. */
function promotionsOfYear(year: number): readonly Promotion[] {
  const newYear = springFestival(year);
  const yearly: readonly Promotion[] = [
    named("年货节", "现货", newYear - 24, newYear - 12, 1.5),
    named("618 预售", "预售定金", dayOf(year, 6, 1), dayOf(year, 6, 3), 1.4),
    named("618 现货", "现货", dayOf(year, 6, 16), dayOf(year, 6, 19), 2.1),
    named("双11 预售", "尾款", dayOf(year, 11, 1), dayOf(year, 11, 3), 1.5),
    named("双11 现货", "现货", dayOf(year, 11, 9), dayOf(year, 11, 12), 2.4),
    named("双12 返场", "返场", dayOf(year, 12, 12), dayOf(year, 12, 13), 1.4),
  ];
  const weeks = CATEGORY_WEEKS.map(([month, date, category, name]) => {
    const firstDay = dayOf(year, month, date);
    return { ...named(name, "现货", firstDay, firstDay + 5, 1.7), category };
  });
  return [...yearly, ...weeks];
}

function named(name: string, stage: Promotion["stage"], firstDay: Day, lastDay: Day, uplift: number): Promotion {
  return { promotion_name: `${formatDay(firstDay).slice(0, 4)} ${name}`, stage, firstDay, lastDay, uplift };
}

/** Promotions that begin within the days, in order of their beginning. */
export function promotionsBetween(from: Day, to: Day): readonly Promotion[] {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 2 }, (_, index) => yearOf(from) + index);
  return years
    .flatMap(promotionsOfYear)
    .filter(({ firstDay }) => firstDay >= from && firstDay <= to)
    .sort((a, b) => a.firstDay - b.firstDay);
}

/** How many times the usual number of orders the shop-wide promotions bring on a day. */
export function shopUplift(day: Day): number {
  return uplift(runningOn(day), undefined);
}

/** How many times the usual share a category takes on a day because of its own promotions. */
export function categoryUplift(day: Day, category: string): number {
  return uplift(runningOn(day), category);
}

function uplift(running: readonly Promotion[], category: string | undefined): number {
  return running.reduce(
    (product, promotion) => (promotion.category === category ? product * promotion.uplift : product),
    1,
  );
}

const remembered = new Map<Day, readonly Promotion[]>();

/** The same for every shop, so it is worked out once per day and process. */
function runningOn(day: Day): readonly Promotion[] {
  const known = remembered.get(day);
  if (known !== undefined) return known;
  // The 年货节 of an early lunar year begins in the December before.
  const yearly = [...promotionsOfYear(yearOf(day)), ...promotionsOfYear(yearOf(day) + 1)];
  const running = yearly.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  remembered.set(day, running);
  return running;
}

/** The promotion form of one promotion. */
export function promotionRecord(promotion: Promotion): DemoRecord {
  const { promotion_name, stage, firstDay, lastDay, category, uplift: expected_uplift } = promotion;
  const scope: DemoData =
    category === undefined ? { scope_kind: "全部" } : { scope_kind: "分类", scope_value: category };
  const days = { start_date: instant(firstDay), end_date: instant(lastDay) };
  return {
    form: "promotion",
    key: promotion_name,
    data: { promotion_name, channel: "全渠道", stage, ...days, ...scope, expected_uplift },
  };
}
