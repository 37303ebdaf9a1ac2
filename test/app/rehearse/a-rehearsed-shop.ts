import { addDays } from "../../../src/domain/calendar/day.ts";
import { seededRandom, seedOf } from "../../../src/domain/math/seeded-random.ts";
import type { CanonicalRow, RowsByTable } from "../../../src/contracts/rows.ts";
import type { RecordChange } from "../../../src/ports/records.ts";
import type { Store } from "../../../src/ports/store.ts";
import { anItem, aMovement, aPurchaseLine, aReceiptLine, aSalesLine, aStockLevel } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";

/** The business day of the shop. */
export const TODAY = "2026-11-23";
/** Its instant. */
export const NOW = Date.parse("2026-11-23T02:00:00Z");

/** An item of the shop and what is known of it. */
export interface ShopItem {
  readonly item_code: string;
  readonly item?: Partial<RowsByTable["item"]>;
  readonly days?: number;
  /** Units on a day, counted from the first; whole numbers of about five where left out. */
  readonly wanted?: (day: number) => number;
  readonly on_hand?: number;
  /** Written on the stock form. */
  readonly place_minimum_stock?: number | null;
  readonly has_stock?: boolean;
  /** True where every sale and delivery is a movement too. */
  readonly moves?: boolean;
  /** Movements beside, by day. */
  readonly moved?: readonly { readonly day: number; readonly quantity: number }[];
}

/** A shop of items, each sold day by day up to yesterday and delivered every third week. */
export async function aRehearsedShop(store: Store, items: readonly ShopItem[], installation_id = SHOP): Promise<void> {
  await store.registry.saveInstallation({ installation_id, name: installation_id, app_id: "app", created_at: 0 });
  const changes = items.flatMap((item) => changesOf(item)).map((change) => ({ ...change, installation_id }));
  await store.records.apply(changes);
}

function changesOf(shopItem: ShopItem): RecordChange[] {
  const { item_code, item = {}, days = 300, on_hand = 80, has_stock = true, moves = true, moved = [] } = shopItem;
  const { place_minimum_stock: minimum_stock = null } = shopItem;
  const random = seededRandom(seedOf(item_code));
  const { wanted = () => Math.floor(random() * 11) } = shopItem;
  const first = addDays(TODAY, -days);
  const sold = Array.from({ length: days }, (_, day) => wanted(day));
  const lines = sold.flatMap((quantity, day): CanonicalRow[] => {
    const ordered_on = addDays(first, day);
    const order = aSalesLine({
      item_code,
      order_no: `${item_code}-${day}`,
      ordered_on,
      quantity,
      line_state: "closed",
    });
    const movement = aMovement({ item_code, moved_on: ordered_on, quantity: -quantity });
    return quantity === 0 ? [] : [order, ...(moves ? [movement] : [])];
  });
  const purchases = moves ? deliveries(item_code, first, days) : [];
  const others = moved.map(({ day, quantity }) => aMovement({ item_code, moved_on: addDays(first, day), quantity }));
  return [
    aChange(`i-${item_code}`, [anItem({ item_code, supplier_code: "S-1", minimum_stock: null, ...item })]),
    ...(has_stock ? [aChange(`l-${item_code}`, [aStockLevel({ item_code, on_hand, minimum_stock })])] : []),
    aChange(`o-${item_code}`, [...lines, ...others]),
    ...(purchases.length === 0 ? [] : [aChange(`p-${item_code}`, purchases)]),
  ];
}

/** Every 21 days an order of 105, here after six to ten days. */
function deliveries(item_code: string, first: string, days: number): CanonicalRow[] {
  return Array.from({ length: Math.floor((days - 12) / 21) }, (_, n): CanonicalRow[] => {
    const purchase_order_no = `${item_code}-P${n}`;
    const ordered_on = addDays(first, n * 21);
    const received_on = addDays(ordered_on, 6 + (n % 5));
    const known = { item_code, purchase_order_no, quantity: 105 };
    return [
      aPurchaseLine({ ...known, ordered_on, expected_on: null, received_quantity: 105, is_open: false }),
      aReceiptLine({ ...known, receipt_no: `${item_code}-G${n}`, received_on }),
      aMovement({ item_code, moved_on: received_on, quantity: 105 }),
    ];
  }).flat();
}
