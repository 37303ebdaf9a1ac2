import type { DemoRecord } from "./demo-record.ts";
import { SHUTDOWN_FROM_OFFSET, SHUTDOWN_TO_OFFSET, springFestival } from "./chinese-festivals.ts";
import { type Day, instant, yearOf } from "./shop-calendar.ts";

/** A supplier as the shop knows it, and how punctual it really is. */
export interface Supplier {
  readonly supplier_code: string;
  readonly supplier_name: string;
  readonly contact_name: string;
  readonly lead_time_days: number;
  readonly lead_time_sd_days: number;
  /** Multiplies the measured share of late deliveries. */
  readonly lateness: number;
  /** Weekday (1 = Monday … 5) on which the buyer looks at this supplier's goods. */
  readonly reviewWeekday: number;
}

/** Days between two looks of the buyer at one supplier's goods. */
export const REVIEW_PERIOD_DAYS = 7;

const TABLE: readonly (readonly [name: string, contact: string, lead: number, spread: number, lateness: number])[] = [
  ["永康栗川杯业有限公司", "王经理", 12, 3, 0.8],
  ["德化窑火里陶瓷厂", "苏师傅", 15, 4, 1],
  ["潮安木芽餐具有限公司", "蔡经理", 10, 2, 0.6],
  ["中山川乌电器有限公司", "梁经理", 21, 6, 1.7],
  ["慈溪炊小满家电厂", "岑厂长", 18, 4, 1],
  ["台州云朵塑业有限公司", "林经理", 9, 2, 0.7],
  ["义乌拾栖家居用品厂", "楼经理", 7, 2, 0.8],
  ["保定竹里纸业有限公司", "高经理", 6, 2, 1.5],
  ["广州澄里日化有限公司", "何经理", 8, 2, 0.8],
  ["宁波青砚文具有限公司", "徐经理", 10, 2, 0.6],
  ["漳州麦穗食品有限公司", "黄经理", 5, 1, 0.7],
  ["临沂尾巴宠物母婴用品有限公司", "孟经理", 14, 4, 1.6],
];

/** The twelve suppliers. */
export const SUPPLIERS: readonly Supplier[] = TABLE.map(([name, contact, lead, spread, lateness], index) => ({
  supplier_code: `GYS-${String(index + 1).padStart(2, "0")}`,
  supplier_name: name,
  contact_name: contact,
  lead_time_days: lead,
  lead_time_sd_days: spread,
  lateness,
  reviewWeekday: (index % 5) + 1,
}));

/** The supplier of a code; a code not in the table is a fault of this package. */
export function supplierOf(code: string): Supplier {
  const supplier = SUPPLIERS.find(({ supplier_code }) => supplier_code === code);
  if (supplier === undefined) throw new RangeError(`no supplier ${code}`);
  return supplier;
}

/** The supplier forms; the shutdown is the one around the 春节 that comes next. */
export function supplierRecords(today: Day): readonly DemoRecord[] {
  const year = yearOf(today);
  const passed = today > springFestival(year) + SHUTDOWN_TO_OFFSET;
  const newYear = springFestival(passed ? year + 1 : year);
  return SUPPLIERS.map(({ supplier_code, supplier_name, contact_name, lead_time_days, lead_time_sd_days }, index) => ({
    form: "supplier",
    key: supplier_code,
    data: {
      ...{ supplier_code, supplier_name, contact_name, lead_time_days, lead_time_sd_days },
      phone: { phone: `1390000${String(index + 1).padStart(4, "0")}` },
      email: `${supplier_code.toLowerCase()}@supplier.example.com`,
      review_period_days: REVIEW_PERIOD_DAYS,
      shutdown_start: instant(newYear + SHUTDOWN_FROM_OFFSET),
      shutdown_end: instant(newYear + SHUTDOWN_TO_OFFSET),
      supplier_status: "合作中",
    },
  }));
}
