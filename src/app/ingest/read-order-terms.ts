import type { ItemRecord } from "../../contracts/generated/records.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { OrderTerms } from "../../domain/inventory/order-terms.ts";
import type { PriceBreak } from "../../domain/inventory/price-break.ts";
import { TARGET_LABELS } from "../../domain/inventory/replenishment-target.ts";

/** What an item's form says of how it is ordered, and what of that cannot be used. */
export interface OrderTermsReading {
  readonly terms: OrderTerms;
  readonly faults: readonly string[];
}

/** A longer shelf life is taken for a slip of the pen. */
const LONGEST_SHELF_LIFE_DAYS = 3650;

/** Reads the terms; what cannot be used counts as blank, all else is used. A shelf life of 0 days is none. */
export function readOrderTerms(item: ItemRecord): OrderTermsReading {
  const faults: string[] = [];
  const checked = (value: number | null, is_good: (value: number) => boolean, fault: (value: number) => string) => {
    if (value === null || is_good(value)) return value;
    faults.push(fault(value));
    return null;
  };
  const terms = {
    replenishment_target: targetOf(item.replenishment_target, faults),
    fill_rate_target: checked(
      item.fill_rate_target,
      (rate) => rate > 0 && rate < 1,
      (rate) => `目标满足率 ${rate} 须大于 0、小于 1（98% 请填 0.98）`,
    ),
    shelf_life_days: checked(
      item.shelf_life_days === 0 ? null : item.shelf_life_days,
      (days) => days >= 1 && days <= LONGEST_SHELF_LIFE_DAYS,
      (days) => `保质期 ${days} 天不在 1 到 ${LONGEST_SHELF_LIFE_DAYS} 之间`,
    ),
    storage_quantity: checked(
      item.storage_quantity,
      (units) => units > 0,
      (units) => `库容上限 ${units} 须大于 0`,
    ),
    price_breaks: priceBreaks(item.price_breaks, faults),
    order_cost: checked(
      item.order_cost,
      (money) => money >= 0,
      (money) => `每次订货费用 ${money} 不能小于 0`,
    ),
    holding_cost_rate: checked(
      item.holding_cost_rate,
      (rate) => rate >= 0 && rate <= 1,
      (rate) => `年持有费率 ${rate} 须在 0 到 1 之间（20% 请填 0.2）`,
    ),
  };
  return { terms, faults };
}

/** The faults as one problem of the record; none without. */
export function orderTermProblems(item: ItemRecord): readonly Problem[] {
  const { faults } = readOrderTerms(item);
  if (faults.length === 0) return [];
  return [
    {
      code: "order_terms_unusable",
      message: `商品“${item.item_name}”的部分订货设置暂不生效：${faults.join("；")}`,
      hint: "请在表单中改正后保存；其余内容已照常使用。",
    },
  ];
}

function targetOf(label: string | null, faults: string[]): OrderTerms["replenishment_target"] {
  if (label === null) return null;
  const kinds = ["service_level", "fill_rate", "profit"] as const;
  const kind = kinds.find((code) => TARGET_LABELS[code] === label);
  if (kind === undefined) faults.push(`补货目标“${label}”无法识别，请选：${Object.values(TARGET_LABELS).join("、")}`);
  return kind ?? null;
}

/** Ascending by quantity, each price below the one before; a row that breaks this is left out. */
function priceBreaks(rows: ItemRecord["price_breaks"], faults: string[]): readonly PriceBreak[] {
  const breaks: PriceBreak[] = [];
  for (const { from_quantity, unit_price } of [...rows].sort((a, b) => a.from_quantity - b.from_quantity)) {
    const fault = breakFault({ from_quantity, unit_price }, breaks.at(-1));
    if (fault === null) breaks.push({ from_quantity, unit_price });
    else faults.push(`阶梯价 ${from_quantity} 起 ${unit_price} 元${fault}`);
  }
  return breaks;
}

function breakFault({ from_quantity, unit_price }: PriceBreak, before: PriceBreak | undefined): string | null {
  if (!(from_quantity > 0) || !(unit_price > 0)) return "：起量和单价须大于 0";
  if (before === undefined) return null;
  if (from_quantity === before.from_quantity) return "：起量重复";
  return unit_price > before.unit_price ? `：单价高于 ${before.from_quantity} 起的 ${before.unit_price} 元` : null;
}
