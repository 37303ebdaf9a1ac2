import { WALK_IN_CODE } from "../../domain/customer/nobody-code.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import type { FieldValues } from "../../contracts/form.ts";
import type { OrderLine } from "./order-line.ts";

/** The platform holds at most this many rows in a subform. */
const MAX_ROWS = 200;
/** The name of the code of sales that the file names nobody for. */
const WALK_IN_NAME = "散客（文件中无客户编号）";

/** Records of the forms that an order file fills. */
export interface ShopRecords {
  readonly item: readonly FieldValues[];
  readonly customer: readonly FieldValues[];
  readonly location: readonly FieldValues[];
  readonly sales_order: readonly FieldValues[];
}

/** Sales grouped into orders, with the items and customers they name. `instant` turns the file's local time into ISO UTC. */
export function shopRecords(
  sales: readonly OrderLine[],
  location_code: string,
  instant: (local: string) => string,
): ShopRecords {
  return {
    item: itemRecords(sales),
    customer: customerRecords(sales),
    location: [{ location_code, location_name: "主仓", location_kind: "仓库", location_status: "启用" }],
    sales_order: orderRecords(sales, location_code, instant),
  };
}

function itemRecords(sales: readonly OrderLine[]): FieldValues[] {
  return [...groupBy(sales, ({ item_code }) => item_code)].map(([item_code, lines]) => ({
    item_code,
    item_name: mostCommon(lines.map(({ item_name }) => item_name)) ?? item_code,
    sale_price: median(lines.flatMap(({ unit_price }) => (unit_price === null ? [] : [unit_price]))),
    item_status: "在售",
  }));
}

function customerRecords(sales: readonly OrderLine[]): FieldValues[] {
  return [...groupBy(sales, ({ customer_code }) => customer_code ?? WALK_IN_CODE)].map(([customer_code, lines]) => ({
    customer_code,
    customer_name: customer_code === WALK_IN_CODE ? WALK_IN_NAME : `客户 ${customer_code}`,
    region: mostCommon(lines.map(({ region }) => region)),
    // A file of orders says nothing of consent.
    message_consent: "不同意",
  }));
}

function orderRecords(
  sales: readonly OrderLine[],
  location_code: string,
  instant: (local: string) => string,
): FieldValues[] {
  return [...groupBy(sales, ({ order_no }) => order_no)].flatMap(([order_no, lines]) =>
    inShares(lines, MAX_ROWS).map((rows, index) => ({
      order_no: index === 0 ? order_no : `${order_no}-${index + 1}`,
      customer_code: rows[0].customer_code ?? WALK_IN_CODE,
      ordered_at: instant(rows[0].ordered_at),
      location_code,
      order_status: "已完成",
      lines: rows.map(({ item_code, item_name, quantity, unit_price }) => ({
        item_code,
        item_name,
        quantity,
        shipped_quantity: quantity,
        unit_price,
      })),
    })),
  );
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function mostCommon(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
