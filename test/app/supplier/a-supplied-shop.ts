import { addDays } from "../../../src/domain/calendar/day.ts";
import type { RiskAssessment } from "../../../src/domain/risk/assess-stockout-risk.ts";
import type { CanonicalRow } from "../../../src/contracts/rows.ts";
import type { RecordChange } from "../../../src/ports/records.ts";
import type { Store } from "../../../src/ports/store.ts";
import { anItem, aPurchaseLine, aReceiptLine, aStockLevel, aSupplier } from "../../store/row-builders.ts";
import { aChange, anAssessment, aSubject, SHOP } from "../../store/store-builders.ts";

/** The business day of the shop. */
export const TODAY = "2026-11-23";
/** Its instant. */
export const NOW = Date.parse("2026-11-23T02:00:00Z");

/** A supplier and how it has delivered. */
export interface ShopSupplier {
  readonly supplier_code: string;
  readonly supplier_name?: string;
  readonly item_codes?: readonly string[];
  /** Orders that were placed, one every ten days; the last of them was received lately. */
  readonly orders?: number;
  /** Days from the n-th order to its receipt, n from 0; a week where left out. */
  readonly lead?: (n: number, orders: number) => number;
  /** Promised days; null = nothing promised. */
  readonly promised?: number | null;
  /** Units received of 60 ordered. */
  readonly received?: (n: number) => number;
}

const BETWEEN_DAYS = 10;
const ORDERED = 60;

/** A shop whose suppliers have delivered as they are told to have. */
export async function aSuppliedShop(store: Store, suppliers: readonly ShopSupplier[], installation_id = SHOP) {
  await store.registry.saveInstallation({ installation_id, name: "青禾生活馆", app_id: "app", created_at: 1 });
  const changes = suppliers.flatMap(changesOf).map((change) => ({ ...change, installation_id }));
  await store.records.apply(changes);
}

/** Lets every item that waits stand at a light: at the one given, or at none. */
export async function judged(store: Store, risks: Readonly<Record<string, Partial<RiskAssessment>>> = {}) {
  const waiting = await store.subjects.claimDirty(SHOP, 1_000, NOW, 60_000);
  await store.assessments.commit(
    waiting.map((claimed) => {
      const { item_code, location_code } = claimed;
      const risk = risks[item_code] ?? { severity: "none", expected_loss: 0 };
      return { claimed, assessment: anAssessment({ ...aSubject({ item_code, location_code }), risk }), effects: [] };
    }),
  );
}

function changesOf(supplier: ShopSupplier): RecordChange[] {
  const { supplier_code, supplier_name = supplier_code, item_codes = [`I-${supplier_code}`], orders = 24 } = supplier;
  const lines = Array.from({ length: orders }, (_, n) => delivery(supplier, n, orders, item_codes)).flat();
  return [
    aChange(`s-${supplier_code}`, [aSupplier({ supplier_code, supplier_name })]),
    ...item_codes.flatMap((item_code) => [
      aChange(`i-${item_code}`, [anItem({ item_code, item_name: `商品 ${item_code}`, supplier_code })]),
      aChange(`l-${item_code}`, [aStockLevel({ item_code })]),
    ]),
    ...lines.map((row, index) => aChange(`${supplier_code}-${index}`, [row])),
  ];
}

function delivery(
  { supplier_code, lead = () => 7, promised = 10, received = () => ORDERED }: ShopSupplier,
  n: number,
  orders: number,
  item_codes: readonly string[],
): CanonicalRow[] {
  const days = lead(n, orders);
  const received_on = addDays(TODAY, (n - orders) * BETWEEN_DAYS);
  const ordered_on = addDays(received_on, -days);
  const item_code = item_codes[n % item_codes.length] ?? "";
  const known = { purchase_order_no: `PO-${supplier_code}-${n}`, supplier_code, item_code };
  const expected_on = promised === null ? null : addDays(ordered_on, promised);
  const quantity = received(n);
  return [
    aPurchaseLine({
      ...known,
      ordered_on,
      expected_on,
      quantity: ORDERED,
      received_quantity: quantity,
      is_open: false,
    }),
    aReceiptLine({ ...known, receipt_no: `GR-${supplier_code}-${n}`, received_on, quantity }),
  ];
}
