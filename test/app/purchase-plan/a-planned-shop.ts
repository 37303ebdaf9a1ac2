import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createAssessSubjects } from "../../../src/app/assess/assess-subjects.ts";
import type { FormName } from "../../../src/contracts/form.ts";
import type { RowsByTable } from "../../../src/contracts/rows.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aLocation, anItem, aSalesLine, aStockLevel, aSupplier } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";

/** The business day of the shop. */
export const TODAY = "2026-11-23";
/** Its instant. */
export const NOW = Date.parse("2026-11-23T02:00:00Z");

const HISTORY_DAYS = 120;
const BOUND: readonly FormName[] = ["stock_level", "sales_order", "replenishment"];

/** An item, and how much of it lies where. */
export interface PlannedItem {
  readonly item_code: string;
  readonly item?: Partial<RowsByTable["item"]>;
  /** Units by location; each sells about five a day. */
  readonly on_hand: Readonly<Record<string, number>>;
  /** Units at each of these places that are kept aside for key customers. */
  readonly reserved_quantity?: number;
}

/** Three locations a day apart: W1 and W2 take part in transfers, W3 does not. */
const LOCATIONS = [
  aLocation({ location_code: "W1", location_name: "主仓" }),
  aLocation({ location_code: "W2", location_name: "分仓" }),
  aLocation({ location_code: "W3", location_name: "门店", transfer_days: null }),
];

/** A shop of items that were sold every day up to yesterday. */
export async function aPlannedShop(store: Store, items: readonly PlannedItem[], installation_id = SHOP): Promise<void> {
  await store.registry.saveInstallation({ installation_id, name: installation_id, app_id: "app", created_at: 0 });
  const changes = [
    ...LOCATIONS.map((row, i) => aChange(`w${i}`, [row])),
    aChange("s1", [aSupplier()]),
    aChange("s2", [aSupplier({ supplier_code: "S-2", supplier_name: "李记百货" })]),
    ...items.flatMap(({ item_code, item = {}, on_hand, reserved_quantity = 0 }) => [
      aChange(`i-${item_code}`, [anItem({ item_code, item_name: `商品 ${item_code}`, ...USUAL, ...item })]),
      ...Object.entries(on_hand).flatMap(([location_code, units]) => [
        aChange(`l-${item_code}-${location_code}`, [
          aStockLevel({ item_code, location_code, on_hand: units, reserved_quantity }),
        ]),
        aChange(`o-${item_code}-${location_code}`, sales(item_code, location_code)),
      ]),
    ]),
  ];
  await store.records.apply(changes.map((change) => ({ ...change, installation_id })));
  await assessAll(store);
}

const USUAL = { moq: null, order_multiple: null, minimum_stock: null } as const;

function sales(item_code: string, location_code: string) {
  return Array.from({ length: HISTORY_DAYS }, (_, day) =>
    aSalesLine({
      ...{ item_code, location_code, order_no: `${item_code}-${location_code}-${day}`, line_state: "closed" },
      ...{ ordered_on: addDays(TODAY, day - HISTORY_DAYS), quantity: 3 + ((day * 7) % 5) },
    }),
  );
}

/** Everything in doubt is assessed as the program does it. */
export async function assessAll(store: Store): Promise<void> {
  const clock = createSystemClock({ now: () => NOW });
  const assessSubjects = createAssessSubjects({
    ...{ ...store, clock, calendar: createChineseCalendar() },
    effectSetting: () => Promise.resolve({ bound: new Set(BOUND), clock, link: () => null }),
    pooledModel: () => Promise.resolve(undefined),
    alarmBudget: () => Promise.resolve(undefined),
    foretellBuyers: () => Promise.resolve([]),
    slowSuppliers: () => Promise.resolve(new Map()),
    isReady: () => Promise.resolve(true),
    breathe: () => Promise.resolve(),
  });
  while ((await assessSubjects()) > 0);
}
