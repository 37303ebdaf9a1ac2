import type { DemoData } from "./demo-record.ts";
import type { Item } from "./items.ts";

/** How the shop orders some products other than all others: by product, never drawn. */
const TERMS: Readonly<Record<string, (item: Item) => DemoData>> = {
  不锈钢保温杯: () => ({ replenishment_target: "按预期利润" }),
  每日坚果: (item) => ({
    ...{ replenishment_target: "按预期利润", order_cost: 60, holding_cost_rate: 0.25 },
    price_breaks: breaks(item, [120, 0.97], [360, 0.94]),
  }),
  中性笔黑色: () => ({ replenishment_target: "按满足率", fill_rate_target: 0.98 }),
  竹浆抽纸: (item) => ({ order_cost: 80, price_breaks: breaks(item, [300, 0.97], [900, 0.94]) }),
  豆腐猫砂: (item) => ({ storage_quantity: 900, price_breaks: breaks(item, [400, 0.96]) }),
  蛋黄酥: () => ({ shelf_life_days: 45 }),
  绿豆糕: () => ({ shelf_life_days: 30 }),
  低糖燕麦片: () => ({ shelf_life_days: 180, replenishment_target: "按预期利润" }),
  爬行垫: () => ({ storage_quantity: 80 }),
};

/** What the item's form says of targets, shelf life, room and prices by quantity; nothing for most items. */
export function orderTerms(item: Item): DemoData {
  return TERMS[item.family]?.(item) ?? {};
}

function breaks({ purchase_cost }: Item, ...steps: readonly (readonly [from: number, share: number])[]) {
  return steps.map(([from_quantity, share]) => {
    return { from_quantity, unit_price: Math.round(purchase_cost * share * 100) / 100 };
  });
}
