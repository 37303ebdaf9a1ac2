import type { RowsByTable } from "../../../src/contracts/rows.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { RiskAssessment } from "../../../src/domain/risk/assess-stockout-risk.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aChoice } from "../../store/a-choice.ts";
import { anItem, aMovement, aPurchaseLine, aSalesLine, aStockLevel } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aSuppliedShop, judged, NOW, type ShopSupplier, TODAY } from "../supplier/a-supplied-shop.ts";

export { NOW, TODAY };

/** Units moved so many days ago. */
type Moves = readonly (readonly [days_ago: number, quantity: number])[];

/** An item, what its form says, what moved, and where its assessment stands. */
export interface ShelvedItem {
  readonly item_code: string;
  readonly item?: Partial<RowsByTable["item"]>;
  readonly on_hand: number;
  readonly moves: Moves;
  readonly risk?: Partial<RiskAssessment>;
  readonly reserved_quantity?: number;
}

/** Out for ten days and for five; three arrivals, two of them after an empty shelf. */
export const OFTEN_OUT: Pick<ShelvedItem, "on_hand" | "moves"> = {
  on_hand: 40,
  moves: [
    [85, 50],
    [80, -60],
    [70, 50],
    [60, -50],
    [55, 90],
    [1, -50],
  ],
};

/** Never out, and hardly anything moves. */
export const NEVER_OUT: Pick<ShelvedItem, "on_hand" | "moves"> = { on_hand: 600, moves: [[89, -1]] };

/** Sells five a day. */
export const LEVELS: Partial<RiskAssessment> = {
  ...{ severity: "none", demand_mean: 5, exposure_days: 14 },
  ...{ safety_stock: 20, reorder_point: 90, order_up_to_level: 125 },
};

/** What a shop is made of. */
export interface TunedShop {
  readonly suppliers?: readonly ShopSupplier[];
  readonly items?: readonly ShelvedItem[];
  /** Suggested and chosen quantities of cups, of which ten a day were asked for afterwards. */
  readonly choices?: readonly (readonly [suggested: number, chosen: number])[];
}

/** A shop where that happened within the last ninety days. */
export async function aTunedShop(store: Store, { suppliers = [], items = [], choices = [] }: TunedShop): Promise<void> {
  await aSuppliedShop(store, suppliers);
  await store.records.apply(items.flatMap(changesOf));
  if (choices.length > 0) await choose(store, choices);
  await judged(store, Object.fromEntries(items.map(({ item_code, risk = LEVELS }) => [item_code, risk])));
}

function changesOf({ item_code, item, on_hand, moves, reserved_quantity = 0 }: ShelvedItem) {
  return [
    aChange(`i-${item_code}`, [anItem({ item_code, item_name: `商品 ${item_code}`, minimum_stock: null, ...item })]),
    aChange(`l-${item_code}`, [aStockLevel({ item_code, on_hand, reserved_quantity })]),
    ...moves.map(([days_ago, quantity]) =>
      aChange(`m-${item_code}-${days_ago}`, [aMovement({ item_code, moved_on: addDays(TODAY, -days_ago), quantity })]),
    ),
  ];
}

const CHOSEN_DAYS_AGO = 15;

async function choose(store: Store, choices: readonly (readonly [number, number])[]): Promise<void> {
  const chosen_on = addDays(TODAY, -CHOSEN_DAYS_AGO);
  const sales = Array.from({ length: 25 }, (_, i) =>
    aSalesLine({ order_no: `o${i}`, ordered_on: addDays(chosen_on, i - 5), quantity: 10, line_state: "closed" }),
  );
  await store.records.apply([
    aChange("i-CUP", [anItem({ minimum_stock: null })]),
    aChange("l-CUP", [aStockLevel({ on_hand: 50 })]),
    ...sales.map((row, i) => aChange(`s${i}`, [row])),
    ...choices.map((_, i) => aChange(`po-${i}`, [aPurchaseLine({ purchase_order_no: `CG-${i}`, ordered_on: TODAY })])),
  ]);
  const basis = { ...aChoice().basis, receipts: [], price_breaks: [] };
  const day = addDays(chosen_on, 7);
  const request_id = "p";
  const chosen = choices.map(([suggested_quantity, quantity], i) =>
    aChoice({
      ...{ request_id, purchase_order_no: `CG-${i}`, effect_key: `k${i}`, basis, available: 0, chosen_on },
      ...{ suggested_quantity, quantity, suggested_date: day, expected_date: day },
      chosen_at: NOW - CHOSEN_DAYS_AGO * 86_400_000,
    }),
  );
  await store.purchaseChoices.place({ installation_id: SHOP, request_id, choices: chosen, effects: [], now: NOW });
}
