import { isNobodyCode } from "../../domain/customer/nobody-code.ts";
import type { FileRow } from "../../contracts/order-file.ts";
import type { OrderProfile } from "../../contracts/order-profile.ts";

/** An order line read from a file. */
export interface OrderLine {
  readonly row_number: number;
  readonly order_no: string;
  readonly item_code: string;
  readonly item_name: string | null;
  readonly quantity: number;
  /** Local time of the file, "YYYY-MM-DD HH:MM:SS". */
  readonly ordered_at: string;
  readonly unit_price: number | null;
  /** Null where the file names nobody. */
  readonly customer_code: string | null;
  readonly region: string | null;
}

/** Why a row is no sale. */
export type AsideReason = "unreadable" | "cancellation" | "cancelled" | "return" | "fee" | "test" | "no_price";

/** Reasons as people read them. */
export const ASIDE_REASONS: Readonly<Record<AsideReason, string>> = {
  unreadable: "无法读取（缺编码、数量或时间）",
  cancellation: "取消单",
  cancelled: "已被取消单全数冲回的订单行",
  return: "退货（负数量）",
  fee: "费用、邮费、代金券",
  test: "测试数据",
  no_price: "单价为 0 或负数（赠品、调整）",
};

/** A row as what it is: a sale, or set aside with the reason. Cancelled sales are found later, by their cancellation. */
export type ReadLine =
  | { readonly kind: "sale"; readonly line: OrderLine }
  | { readonly kind: "cancellation"; readonly line: OrderLine }
  | { readonly kind: "aside"; readonly row_number: number; readonly reason: AsideReason; readonly fact: string };

/** Reads rows by a saved profile. */
export function createReadLine(profile: OrderProfile): (row: FileRow) => ReadLine {
  const isFee = codeMatcher(profile.fee_codes);
  const isTest = codeMatcher(profile.test_codes);

  return (row) => {
    const line = parseLine(profile, row);
    if (line === null) return aside(row, "unreadable", Object.values(row.cells).join(" | ").slice(0, 120));
    if (isTest(line.item_code)) return aside(row, "test", line.item_code);
    if (isFee(line.item_code)) return aside(row, "fee", line.item_code);
    const prefix = profile.cancellation_prefix;
    if (prefix !== null && line.order_no.startsWith(prefix)) return { kind: "cancellation", line };
    if (line.quantity < 0) return aside(row, "return", `${line.item_code} ${line.quantity}`);
    if (line.unit_price !== null && line.unit_price <= 0) return aside(row, "no_price", line.item_code);
    return { kind: "sale", line };
  };
}

function parseLine({ columns, uppercase_item_codes }: OrderProfile, { row_number, cells }: FileRow): OrderLine | null {
  const cell = (column: string | undefined) => (column === undefined ? "" : (cells[column] ?? "").trim());
  const order_no = cell(columns.order_no);
  const code = cell(columns.item_code);
  const quantity = numberOf(cell(columns.quantity));
  const ordered_at = localTime(cell(columns.ordered_at));
  const customer_code = cell(columns.customer_code);
  if (order_no === "" || code === "" || quantity === null || quantity === 0 || ordered_at === null) return null;
  return {
    row_number,
    order_no,
    item_code: uppercase_item_codes ? code.toUpperCase() : code,
    item_name: cell(columns.item_name) || null,
    quantity,
    ordered_at,
    unit_price: numberOf(cell(columns.unit_price)),
    customer_code: isNobodyCode(customer_code) ? null : customer_code,
    region: cell(columns.region) || null,
  };
}

/** A number as people write it: "1,234.50", "￥12"; null where it is none. */
function numberOf(text: string): number | null {
  const plain = text.replace(/[,，\s￥¥]/g, "");
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  return Number(plain);
}

/** "2010-12-1 8:26", "2010/12/01 08:26:00", "2010-12-01T08:26:00" → "2010-12-01 08:26:00"; null where it is no time. */
function localTime(text: string): string | null {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s](\d{1,2}):(\d{2})(?::(\d{2}))?)?/.exec(text);
  if (found === null) return null;
  const [, year = "", month = "", day = "", hour = "0", minute = "00", second = "00"] = found;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null;
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${minute}:${second}`;
}

function two(text: string): string {
  return text.padStart(2, "0");
}

function codeMatcher(patterns: readonly string[]): (code: string) => boolean {
  if (patterns.length === 0) return () => false;
  const expression = new RegExp(`^(${patterns.join("|")})$`, "i");
  return (code) => expression.test(code);
}

function aside({ row_number }: FileRow, reason: AsideReason, fact: string): ReadLine {
  return { kind: "aside", row_number, reason, fact };
}
