import type { DemoRecord } from "./demo-record.ts";
import { MAIN_WAREHOUSE } from "./locations.ts";
import { type Day, instant } from "./shop-calendar.ts";
import { mainLevelOf, type Shop } from "./shop.ts";

/** A box the shop packs itself: its goods by product and how many of each, and the packing runs that are planned. */
interface GiftBox {
  readonly item_code: string;
  readonly item_name: string;
  readonly goods: readonly (readonly [family: string, quantity_per: number])[];
  readonly runs: readonly PackingRun[];
}

interface PackingRun {
  readonly production_no: string;
  /** Days from the first played one. */
  readonly start_in: number;
  /** Boxes, as a share of what the goods on the shelf are enough for. */
  readonly share: number;
}

const PACKING_DAYS = 2;

/** One run that the shelf can feed, and a large order of a company that it cannot. */
const GIFT_BOXES: readonly GiftBox[] = [
  {
    item_code: "LH-0001",
    item_name: "暖冬下午茶礼盒",
    goods: [
      ["黑巧克力", 2],
      ["速溶黑咖啡", 1],
      ["芒果干", 1],
    ],
    runs: [{ production_no: "SC-0001", start_in: 4, share: 0.25 }],
  },
  {
    item_code: "LH-0002",
    item_name: "企业开年慰问箱",
    goods: [
      ["手撕肉脯", 2],
      ["海盐苏打饼干", 1],
    ],
    runs: [{ production_no: "SC-0002", start_in: 12, share: 1.6 }],
  },
];

/** The boxes' item forms: what is packed to order lies on no shelf. */
export function giftBoxItems(): readonly DemoRecord[] {
  return GIFT_BOXES.map(({ item_code, item_name }) => {
    const data = { item_code, item_name, category: "礼盒", unit: "箱", item_status: "在售" };
    return { form: "item", key: item_code, data };
  });
}

/** Bills of material of the boxes, and the orders to pack them. */
export function giftBoxRecords(shop: Shop, today: Day): readonly DemoRecord[] {
  const boxes = GIFT_BOXES.map((box) => ({
    ...box,
    lines: box.goods.map(([family, per]) => lineOf(shop, family, per)),
  }));
  return [
    ...boxes.map(({ item_code, item_name, lines }) => ({
      form: "bom",
      key: item_code,
      data: { item_code, item_name, make_days: PACKING_DAYS, lines: lines.map(({ data }) => data) },
    })),
    ...boxes.flatMap(({ item_code, item_name, lines, runs }) => {
      const most = Math.min(...lines.map(({ boxes: enough }) => enough));
      return runs.map(({ production_no, start_in, share }): DemoRecord => {
        const item = { item_code, item_name, location_code: MAIN_WAREHOUSE, quantity: Math.ceil(most * share) };
        const state = { issued_quantity: 0, completed_quantity: 0, production_status: "未开工" };
        const data = { production_no, ...item, start_date: instant(today + start_in), ...state };
        return { form: "production_plan", key: production_no, data };
      });
    }),
  ];
}

/** A line of a bill of material, and the boxes that what lies on the shelf is enough for. */
function lineOf(shop: Shop, family: string, quantity_per: number) {
  const { item, on_hand } = mainLevelOf(shop, family);
  return {
    boxes: Math.max(1, Math.floor(on_hand / quantity_per)),
    data: { component_code: item.item_code, component_name: item.item_name, quantity_per },
  };
}
