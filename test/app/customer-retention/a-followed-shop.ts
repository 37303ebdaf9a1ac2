import { addDays, type Day } from "../../../src/domain/calendar/day.ts";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";
import type { SalesLineRow } from "../../../src/contracts/rows.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aCustomer, anItem, aSalesLine } from "../../store/row-builders.ts";
import { aChange, anAlertEvent, anAssessment, SHOP } from "../../store/store-builders.ts";

export const TODAY = "2026-07-03";
const FIRST_DAY = "2025-05-01";
const CUSTOMERS = 220;
const ITEMS = ["CUP", "PLATE", "SOAP"] as const;
/** Out from 9 to 19 March. */
const OUT_FROM = "2026-03-09";
const BACK_ON = "2026-03-20";

/**
 * A shop of fourteen months: every customer orders about once in three weeks until they leave; now and then a line is
 * cancelled for stockout, cut or refused, and then one in three never comes back.
 */
export async function aFollowedShop(store: Store): Promise<readonly SalesLineRow[]> {
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  await store.registry.saveSetting(SHOP, "is_ready", "true");
  const lines = Array.from({ length: CUSTOMERS }, (_, i) => linesOf(i)).flat();
  await store.records.apply([
    ...ITEMS.map((item_code, i) =>
      aChange(`item-${item_code}`, [
        anItem({
          item_code,
          item_name: `商品${item_code}`,
          category: i < 2 ? "餐具" : "洗护",
          purchase_cost: i === 1 ? null : 20,
        }),
      ]),
    ),
    ...Array.from({ length: CUSTOMERS }, (_, i) =>
      aChange(`customer-${i}`, [aCustomer({ customer_code: code(i), region: i % 2 === 0 ? "华东" : "华南" })]),
    ),
    ...lines.map((row, i) => aChange(`line-${i}`, [{ table: "sales_line", row } as const])),
  ]);
  await anOutage(store);
  return lines;
}

function code(i: number): string {
  return `C-${String(i).padStart(3, "0")}`;
}

function linesOf(i: number): readonly SalesLineRow[] {
  const random = seededRandom(1000 + i);
  const lines: SalesLineRow[] = [];
  let day: Day = addDays(FIRST_DAY, Math.floor(random() * 150));
  for (let order = 0; day <= TODAY; order++) {
    const item_code = ITEMS[Math.floor(random() * 3)] ?? "CUP";
    const fate = random();
    const line_state = fate < 0.05 ? "cancelled_for_stockout" : fate < 0.07 ? "cancelled" : "closed";
    const quantity = 1 + Math.floor(random() * 4);
    const shipped_quantity = fate < 0.07 ? 0 : fate < 0.1 ? quantity - 1 : quantity;
    const { row } = aSalesLine();
    lines.push({
      ...(row as SalesLineRow), // the builder's own row
      ...{ order_no: `${code(i)}-${order}`, customer_code: code(i), item_code, location_code: "WH", ordered_on: day },
      ...{ quantity, shipped_quantity, line_state, unit_price: priceOf(order), promised_on: addDays(day, 3) },
      channel: i % 3 === 0 ? "门店" : "天猫",
    });
    const isShort = shipped_quantity < quantity && line_state !== "cancelled";
    if (random() < (isShort ? 0.33 : 0.03)) break;
    day = addDays(day, 3 + Math.floor(random() * 36));
  }
  return lines;
}

/** Now and then goods are sold below their cost. */
function priceOf(order: number): number {
  return order % 6 === 5 ? 15 : 50;
}

async function anOutage(store: Store): Promise<void> {
  const held = await store.subjects.claimDirty(SHOP, 1_000, 10_000, 60_000);
  for (const item_code of ITEMS) {
    const subject = { installation_id: SHOP, item_code, location_code: "WH" };
    const claimed = held.find((one) => one.item_code === item_code && one.location_code === "WH");
    if (claimed === undefined) throw new Error("the subject was not dirty");
    const at = (day: Day, hour: number) => Date.parse(`${day}T0${hour}:00:00Z`);
    const events =
      item_code === "CUP"
        ? [
            anAlertEvent({ kind: "raised", severity: "high", at: at(addDays(OUT_FROM, -3), 2), actor: null }),
            anAlertEvent({ kind: "told", severity: "high", at: at(addDays(OUT_FROM, -3), 3), actor: null }),
            anAlertEvent({ kind: "worsened", severity: "out", at: at(OUT_FROM, 2), actor: null }),
            anAlertEvent({ kind: "cleared", severity: "none", at: at(BACK_ON, 2), actor: null }),
          ]
        : [];
    await store.assessments.commit([
      {
        ...{ claimed, effects: [], alert_events: events.map((event) => ({ ...event, subject })) },
        assessment: anAssessment({ ...subject, on_hand: 100, risk: { order_up_to_level: 60 } }),
      },
    ]);
  }
}
