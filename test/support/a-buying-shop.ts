import type { FieldValues } from "../../src/contracts/form.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import { seededRandom } from "../../src/domain/math/seeded-random.ts";
import { aShop, itemCode, LOCATION, type ShopRecords } from "./a-shop-stock.ts";

const CUSTOMERS = 150;
const HISTORY_DAYS = 240;
const SEED = 20_261_130;

/** The code of the shop's n-th regular, from 1. */
function regular(number: number): string {
  return `VIP-${String(number).padStart(3, "0")}`;
}

/** A small shop with 150 customers who buy its first item every five to twenty days; two in three have left meanwhile. */
export function aBuyingShop(today: Day): ShopRecords {
  const codes = Array.from({ length: CUSTOMERS }, (_, i) => regular(i + 1));
  return aShop(today).map(([form, rows]) => {
    if (form === "customer") return [form, [...rows, ...codes.map(aRegular)]];
    return form === "sales_order" ? [form, [...rows, ...orders(codes, today)]] : [form, rows];
  });
}

function aRegular(customer_code: string): FieldValues {
  return { customer_code, customer_name: `顾客 ${customer_code}`, owner_name: "李雷", phone: "13900001111" };
}

function orders(codes: readonly string[], today: Day): readonly FieldValues[] {
  const random = seededRandom(SEED);
  return codes.flatMap((customer_code, i) => {
    const usual = 5 + (i % 16);
    const stays = i % 3 === 0;
    const end = stays ? 0 : 40 + Math.floor(random() * 150);
    const days: number[] = [];
    for (let back = HISTORY_DAYS - Math.floor(random() * 30); back > end; ) {
      days.push(back);
      back -= Math.max(1, Math.round(usual * (0.8 + 0.4 * random())));
    }
    return days.map((back, n) => anOrderOf(customer_code, addDays(today, -back), `DD-${customer_code}-${n}`));
  });
}

function anOrderOf(customer_code: string, day: Day, order_no: string): FieldValues {
  const lines = [{ item_code: itemCode(1), quantity: 2, shipped_quantity: 2, unit_price: 20 }];
  return {
    ...{ order_no, customer_code, lines, location_code: LOCATION },
    ...{ ordered_at: `${day}T04:00:00.000Z`, order_status: "已完成" },
  };
}
