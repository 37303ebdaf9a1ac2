import type { Product } from "./assortment/goods.ts";
import { ASSORTMENT } from "./assortment.ts";
import type { LifeCycle } from "./life-cycle.ts";
import type { Random } from "./random.ts";
import type { Day } from "./shop-calendar.ts";
import { REVIEW_PERIOD_DAYS, supplierOf } from "./suppliers.ts";

/** An item as its form shows it, and how it sells. */
export interface Item {
  readonly item_code: string;
  readonly item_name: string;
  readonly category: string;
  readonly brand: string;
  readonly specification: string;
  readonly unit: string;
  readonly supplier_code: string;
  readonly purchase_cost: number;
  readonly sale_price: number;
  readonly moq: number;
  readonly order_multiple: number;
  readonly lead_time_days: number;
  readonly review_period_days: number;
  readonly shelf_life_days?: number;
  readonly launch_day: Day;
  readonly cycle: LifeCycle;
  /** Relative share of the order lines. */
  readonly popularity: number;
  /** Multiplies the units of an order line; under 1 for dear goods. */
  readonly lotFactor: number;
  /** Product without its specification: what can stand in for what. */
  readonly family: string;
}

/** Spread (σ of the logarithm) of popularity; gives the measured share of the best-selling fifth of the items. */
const POPULARITY_SPREAD = 0.9;

/** The share of products (not seasonal ones) in each phase of life; the rest is steady. */
const PHASE_SHARES: readonly (readonly [
  kind: "growing" | "dying" | "new" | "intermittent" | "lumpy",
  share: number,
])[] = [
  ["growing", 0.05],
  ["dying", 0.06],
  ["new", 0.04],
  ["intermittent", 0.1],
  ["lumpy", 0.06],
];

/** Products people know by name; their first specification is always among the best sellers. */
const STAR_FAMILIES: readonly string[] = ["不锈钢保温杯", "竹浆抽纸", "中性笔黑色", "豆腐猫砂", "每日坚果"];

/** The one product that stands for each season. */
export const SEASON_OPENERS: readonly string[] = ["除湿袋", "运动水壶", "保温饭盒", "焖烧杯", "学生书包"];

/** Popularity of a star's first specification, as a multiple of the median item's. */
const STAR_POPULARITY = 22;
const SEASON_OPENER_POPULARITY = 12;

/** Draws the items of a shop whose recorded year runs from `start` to `end`. */
export function createItems(random: Random, start: Day, end: Day): readonly Item[] {
  const drafts = ASSORTMENT.flatMap((goods) =>
    goods.products.flatMap((product) =>
      product.specifications.map((specification, rank) => ({ goods, product, specification, rank })),
    ),
  );
  return drafts.map(({ goods, product, specification, rank }, index) => {
    const fame = rank === 0 ? fameOf(product) : undefined;
    const star = fame !== undefined;
    const cycle = star ? starCycle(product) : drawCycle(random, product, start, end);
    const supplier = supplierOf(random.pick(star ? goods.supplierCodes.slice(0, 1) : goods.supplierCodes));
    return {
      item_code: `SP-${String(index + 1).padStart(4, "0")}`,
      item_name: `${product.name} ${specification}`,
      category: goods.category,
      brand: random.pick(goods.brands),
      specification,
      unit: product.unit,
      supplier_code: supplier.supplier_code,
      ...drawPrices(random, product, rank),
      ...lotSize(product),
      lead_time_days: supplier.lead_time_days,
      review_period_days: REVIEW_PERIOD_DAYS,
      ...(goods.shelfLifeDays !== undefined && { shelf_life_days: goods.shelfLifeDays }),
      launch_day: cycle.kind === "new" ? cycle.launch : start - random.int(60, 900),
      cycle,
      popularity: fame ?? drawPopularity(random, cycle),
      lotFactor: (product.cost > 80 ? 0.34 : 1) * (cycle.kind === "lumpy" ? 4 : 1),
      family: product.name,
    };
  });
}

function fameOf({ name }: Product): number | undefined {
  if (STAR_FAMILIES.includes(name)) return STAR_POPULARITY;
  return SEASON_OPENERS.includes(name) ? SEASON_OPENER_POPULARITY : undefined;
}

function starCycle({ season }: Product): LifeCycle {
  return season === undefined ? { kind: "steady" } : { kind: "seasonal", season };
}

function drawCycle(random: Random, { season }: Product, start: Day, end: Day): LifeCycle {
  if (season !== undefined) return { kind: "seasonal", season };
  let rest = random.next();
  for (const [kind, share] of PHASE_SHARES) {
    rest -= share;
    if (rest >= 0) continue;
    if (kind === "new") return { kind, launch: end - random.int(6, Math.min(150, end - start)) };
    return kind === "growing" || kind === "dying" ? { kind, from: start, to: end } : { kind };
  }
  return { kind: "steady" };
}

function drawPopularity(random: Random, cycle: LifeCycle): number {
  const rare = cycle.kind === "intermittent" || cycle.kind === "lumpy" ? 0.3 : 1;
  return rare * Math.exp(POPULARITY_SPREAD * random.normal());
}

function drawPrices(random: Random, { cost }: Product, rank: number): Pick<Item, "purchase_cost" | "sale_price"> {
  const purchase_cost = Math.round(cost * (1 + 0.4 * rank) * random.between(0.95, 1.05) * 10) / 10;
  const sale_price = Math.round(purchase_cost * random.between(1.5, 2.1)) - 0.1;
  return { purchase_cost, sale_price: Math.round(sale_price * 100) / 100 };
}

function lotSize({ cost }: Product): Pick<Item, "moq" | "order_multiple"> {
  if (cost > 80) return { moq: 5, order_multiple: 1 };
  return cost > 30 ? { moq: 20, order_multiple: 5 } : { moq: 30, order_multiple: 10 };
}
