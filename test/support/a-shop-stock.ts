import type { FieldValues, FormName } from "../../src/contracts/form.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";

/** Records of a small shop, form by form. */
export type ShopRecords = readonly (readonly [FormName, readonly FieldValues[]])[];

/** The one place where the shop keeps its goods. */
export const LOCATION = "CK-1";
const HISTORY_DAYS = 60;
const CUSTOMERS = ["KH-1", "KH-2", "KH-3"];

/** The code of the shop's n-th item, from 1. */
export function itemCode(number: number): string {
  return `SP-${number}`;
}

/** An open order, which nobody has shipped yet. */
export function anOrder(order: {
  readonly order_no: string;
  readonly customer_code?: string;
  readonly ordered_at: string;
  readonly lines: readonly { readonly item_code: string; readonly quantity: number }[];
}): FieldValues {
  return { customer_code: "KH-1", customer_name: null, location_code: LOCATION, order_status: "待发货", ...order };
}

/** A rule that sends what is at least this bad to the console. */
export function aRule(rule_name: string, minimum_severity = "预警"): FieldValues {
  return {
    ...{ rule_name, rule_status: "启用", scope_kind: "全部", minimum_severity, receiver_role: "采购" },
    ...{ receiver: "张三", channel: "console", delivery_path: "自有", cool_down_hours: 24 },
  };
}

/** Items with sixty days of orders, all shipped, and stock for a long time. */
export function aShop(today: Day, item_count = 3): ShopRecords {
  const codes = Array.from({ length: item_count }, (_, index) => itemCode(index + 1));
  return [
    ["supplier", [{ supplier_code: "GY-1", supplier_name: "宁波日用品厂", lead_time_days: 5 }]],
    ["location", [{ location_code: LOCATION, location_name: "总仓" }]],
    ["customer", CUSTOMERS.map((customer_code) => ({ customer_code, customer_name: `客户 ${customer_code}` }))],
    ["item", codes.map(anItem)],
    ["alert_rule", [aRule("采购提醒"), aRule("老板提醒", "缺货")]],
    ["sales_order", Array.from({ length: HISTORY_DAYS }, (_, index) => aPastOrder(addDays(today, -1 - index), codes))],
    ["stock_level", codes.map((item_code) => ({ item_code, location_code: LOCATION, on_hand: 500 }))],
  ];
}

function anItem(item_code: string, index: number): FieldValues {
  const price = 10 + index;
  return {
    ...{ item_code, item_name: `商品 ${item_code}`, unit: "个", supplier_code: "GY-1", item_status: "在售" },
    ...{ purchase_cost: price, sale_price: 2 * price, lead_time_days: 5 },
  };
}

/** A day's sales, the same every time and a little different every day. */
function aPastOrder(day: Day, codes: readonly string[]): FieldValues {
  const number = Number(day.replaceAll("-", ""));
  const lines = codes.map((item_code, index) => {
    const quantity = 6 + ((number + 3 * index) % 5);
    return { item_code, quantity, shipped_quantity: quantity, unit_price: 20 };
  });
  return {
    ...{ order_no: `XS-${day}`, customer_code: CUSTOMERS[number % CUSTOMERS.length] ?? "KH-1", lines },
    ...{ location_code: LOCATION, ordered_at: `${day}T04:00:00.000Z`, order_status: "已完成" },
  };
}
