import { writeXlsx } from "hucre/xlsx";
import type { PlanPurchase, PlanTransfer, PlanUnfunded, PurchasePlan } from "../../contracts/purchase-plan.ts";
import { harmless } from "./form-workbook.ts";

type Cell = string | number | null;

/** A column: its heading, how wide, how numbers look, and what it shows of a row. */
interface Column<Row> {
  readonly title: string;
  readonly width?: number;
  readonly format?: string;
  readonly cellOf: (row: Row) => Cell;
}

const NAME_WIDTH = 28;
const WIDE = 60;
const USUAL_WIDTH = 14;
const MONEY = "#,##0.00";
const UNITS = "#,##0.##";

/** The purchase plan as a workbook for the buyer: transfers, purchases supplier by supplier, and what is not paid for. */
export async function planWorkbook(plan: PurchasePlan): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      sheet("调拨", TRANSFERS, plan.transfers),
      sheet(
        "采购",
        PURCHASES,
        plan.suppliers.flatMap(({ purchases }) => purchases),
      ),
      sheet("预算外", UNFUNDED, plan.unfunded),
    ],
  });
}

const TRANSFERS: readonly Column<PlanTransfer>[] = [
  { title: "商品编码", cellOf: ({ item_code }) => item_code },
  { title: "商品名称", width: NAME_WIDTH, cellOf: ({ item_name }) => item_name },
  { title: "调出", width: NAME_WIDTH, cellOf: ({ from_name }) => from_name },
  { title: "调入", width: NAME_WIDTH, cellOf: ({ to_name }) => to_name },
  { title: "数量", format: UNITS, cellOf: ({ quantity }) => quantity },
  { title: "单位", cellOf: ({ unit }) => unit },
  { title: "到货天数", cellOf: ({ lead_time_days }) => lead_time_days },
  { title: "调拨费（元）", format: MONEY, cellOf: ({ cost }) => cost },
  { title: "预计净得（元）", format: MONEY, cellOf: ({ gain }) => gain },
  { title: "预计少缺", format: UNITS, cellOf: ({ saved_units }) => saved_units },
  { title: "原因", width: WIDE, cellOf: ({ reason }) => reason },
];

const PURCHASES: readonly Column<PlanPurchase>[] = [
  { title: "供应商", width: NAME_WIDTH, cellOf: supplierOf },
  { title: "商品编码", cellOf: ({ item_code }) => item_code },
  { title: "商品名称", width: NAME_WIDTH, cellOf: ({ item_name }) => item_name },
  { title: "到", width: NAME_WIDTH, cellOf: ({ location_name }) => location_name },
  { title: "数量", format: UNITS, cellOf: ({ quantity }) => quantity },
  { title: "单位", cellOf: ({ unit }) => unit },
  { title: "金额（元）", format: MONEY, cellOf: ({ cost }) => cost },
  { title: "预期利润（元）", format: MONEY, cellOf: ({ expected_profit }) => expected_profit },
  { title: "次序", cellOf: ({ rank }) => rank },
  { title: "最晚下单", cellOf: ({ order_by_date }) => order_by_date },
  { title: "原因", width: WIDE, cellOf: ({ reason }) => reason },
];

const UNFUNDED: readonly Column<PlanUnfunded>[] = [
  { title: "供应商", width: NAME_WIDTH, cellOf: supplierOf },
  { title: "商品编码", cellOf: ({ item_code }) => item_code },
  { title: "商品名称", width: NAME_WIDTH, cellOf: ({ item_name }) => item_name },
  { title: "到", width: NAME_WIDTH, cellOf: ({ location_name }) => location_name },
  { title: "未买数量", format: UNITS, cellOf: ({ quantity }) => quantity },
  { title: "单位", cellOf: ({ unit }) => unit },
  { title: "需要金额（元）", format: MONEY, cellOf: ({ cost }) => cost },
  { title: "少赚（元）", format: MONEY, cellOf: ({ forgone_profit }) => forgone_profit },
  { title: "预计缺", format: UNITS, cellOf: ({ lost_units }) => lost_units },
  { title: "最晚下单", cellOf: ({ order_by_date }) => order_by_date },
];

function supplierOf(row: { readonly supplier_name: string | null; readonly supplier_code: string | null }): string {
  return row.supplier_name ?? row.supplier_code ?? "未填供应商";
}

function sheet<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]) {
  return {
    name,
    columns: columns.map(({ width = USUAL_WIDTH, format }) => ({
      width,
      ...(format === undefined ? {} : { numFmt: format }),
    })),
    rows: [
      columns.map(({ title }): Cell => title),
      ...rows.map((row) => columns.map(({ cellOf }) => plain(cellOf(row)))),
    ],
    freezePane: { rows: 1 },
  };
}

function plain(cell: Cell): Cell {
  return typeof cell === "string" ? harmless(cell) : cell;
}
