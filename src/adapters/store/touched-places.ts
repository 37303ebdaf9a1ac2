import type { CanonicalRow, SalesLineRow } from "../../contracts/rows.ts";
import { type CustomerWish, wishedUnits, wishKey, wishOf } from "../../domain/enquiry/turned-away.ts";
import type { DemandScope } from "../../domain/demand/demand-scope.ts";
import { type ItemPlace, placeKey, placeOf } from "../../domain/text/place-key.ts";
import { type PurchasedItem, purchaseKey } from "../../domain/text/purchase-key.ts";
import { isPlan, PLAN_PLACE, type Touch } from "../../contracts/subject.ts";
import type { PastDelivery } from "../../ports/subjects.ts";
import type { NumberedRow, RowChanges } from "./row-changes.ts";
import { nothing, type Program, together } from "./sql/program.ts";

/** What the kept rows of an installation tell about which subjects a row concerns. */
export interface TouchLookup {
  /** Location of the item's stock record with the lowest id, where rows without a location belong. */
  defaultLocation(item_code: string): Program<string | null>;
  /** Subjects of an item, with those that were assessed before and may be gone. */
  subjectsOfItem(item_code: string): Program<readonly ItemPlace[]>;
  itemsOfSupplier(supplier_code: string): Program<readonly string[]>;
  /** Subjects of the items a scope covers, with those that were assessed before and may be gone. */
  subjectsInScope(scope: DemandScope): Program<readonly ItemPlace[]>;
  deliveriesOf(order: PurchasedItem): Program<readonly PastDelivery[]>;
  /** Where enquiries lie that name one of some orders and its item. */
  enquiriesNaming(goods: readonly OrderedGoods[]): Program<readonly ItemPlace[]>;
  /** Where enquiries lie of some customers, items and days. */
  enquiriesOf(wishes: readonly CustomerWish[]): Program<readonly ItemPlace[]>;
  /** Whether sales, open purchases, movements, counts or enquiries of the item name no location. */
  hasUnplacedRows(item_code: string): Program<boolean>;
  /** Whether the installation has any bill of materials. */
  hasBom(): Program<boolean>;
  /** Which of some items are made by a bill of materials, and which are used by one. */
  bomRoles(item_codes: readonly string[]): Program<BomRoles>;
  /** Some items with all that goes into them, level by level, whichever bill of materials says so. */
  itemsBelow(item_codes: readonly string[]): Program<readonly string[]>;
  /** Whether another record claims the same key: a later version alone may change which of them counts. */
  isContested(row: CanonicalRow): Program<boolean>;
}

/** An item of a sales order. */
export type OrderedGoods = Pick<SalesLineRow, "order_no" | "item_code">;

/** What bills of materials do with some items. */
export interface BomRoles {
  readonly made: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
}

/**
 * Collects the subjects whose facts a change alters. Run before the record's rows are changed, it returns what must be
 * run afterwards: some subjects follow from how things stood, others from how they stand then.
 */
export function* watchTouches(
  lookup: TouchLookup,
  changes: RowChanges,
  touches: readonly Touch[],
): Program<() => Program<readonly ItemPlace[]>> {
  const removed = changes.removed.map(({ row }) => row);
  const added = changes.added.map(({ row }) => row);
  const unchanged = changes.unchanged.map(({ row }) => row);
  const [contested, hadBom] = yield* together([together(unchanged.map(lookup.isContested)), lookup.hasBom()]);
  const outdone = unchanged.filter((_, index) => contested[index] === true);
  const all = [...removed, ...added, ...outdone];
  const [before, asked, movedDefaults, changedDeliveries] = yield* together([
    placesOfAll(removed, lookup),
    placesOfEnquiries({ removed, added, unchanged }, lookup),
    watchDefaults(lookup, changes),
    watchDeliveries(lookup, all),
  ]);
  return function* () {
    const [after, named, moved, delivered] = yield* together([
      placesOfAll([...added, ...outdone], lookup),
      together(touches.map((touch) => namedBy(touch, lookup))),
      movedDefaults(),
      changedDeliveries(),
    ]);
    const touched = [...before, ...asked, ...after, ...named.flat(), ...moved, ...delivered];
    const hasBom = hadBom || added.some(({ table }) => table === "bom_line");
    return unique(hasBom ? [...touched, ...(yield* throughPlan(touched, itemsOnTheMove(changes), lookup))] : touched);
  };
}

function* placesOfAll(rows: readonly CanonicalRow[], lookup: TouchLookup): Program<readonly ItemPlace[]> {
  const places = yield* together(rows.map((row) => placesOf(row, lookup)));
  return places.flat();
}

/** Lines of a record before and after a change. */
type LinesBeforeAndAfter = readonly [before: readonly SalesLineRow[], after: readonly SalesLineRow[]];

/**
 * An enquiry whose order comes or goes is no longer, or again, demand of its own, wherever the order's goods lie; and so it is
 * as far as its customer orders the item on its day.
 */
function* placesOfEnquiries(
  { removed, added, unchanged }: Readonly<Record<"removed" | "added" | "unchanged", readonly CanonicalRow[]>>,
  lookup: TouchLookup,
): Program<readonly ItemPlace[]> {
  const lines = [salesLines([...removed, ...unchanged]), salesLines([...added, ...unchanged])] as const;
  const [goods, wishes] = [changedGoods(lines), changedWishes(lines)];
  const [named, asked] = yield* together([
    goods.length === 0 ? nothing([]) : lookup.enquiriesNaming(goods),
    wishes.length === 0 ? nothing([]) : lookup.enquiriesOf(wishes),
  ]);
  return yield* together([...named, ...asked].map((place) => located(place, lookup)));
}

function salesLines(rows: readonly CanonicalRow[]): readonly SalesLineRow[] {
  return rows.flatMap(({ table, row }) => (table === "sales_line" ? [row] : []));
}

function changedGoods([before, after]: LinesBeforeAndAfter): readonly OrderedGoods[] {
  const [was, is] = [goodsOf(before), goodsOf(after)];
  return [...was, ...is].filter(([key]) => !(was.has(key) && is.has(key))).map(([, goods]) => goods);
}

function changedWishes([before, after]: LinesBeforeAndAfter): readonly CustomerWish[] {
  const [was, is] = [wishedUnits(before), wishedUnits(after)];
  const wishes = new Map(
    [...before, ...after].flatMap((line) => {
      const wish = wishOf(line);
      return wish === null ? [] : [[wishKey(wish), wish] as const];
    }),
  );
  return [...wishes].filter(([key]) => was.get(key) !== is.get(key)).map(([, wish]) => wish);
}

function goodsOf(lines: readonly SalesLineRow[]): ReadonlyMap<string, OrderedGoods> {
  return new Map(lines.map((line) => [goodsKey(line), line]));
}

/** An item of an order in one text. */
export function goodsKey({ order_no, item_code }: Readonly<Record<keyof OrderedGoods, string | null>>): string {
  return JSON.stringify([order_no, item_code]);
}

/** Subjects that a row itself speaks of. */
function* placesOf({ table, row }: CanonicalRow, lookup: TouchLookup): Program<readonly ItemPlace[]> {
  switch (table) {
    case "stock_level":
      return [row];
    case "sales_line":
    case "purchase_line":
    case "receipt_line":
    case "movement":
    case "count_line":
    case "enquiry":
      return [yield* located(row, lookup)];
    case "item":
      return yield* lookup.subjectsOfItem(row.item_code);
    case "supplier":
      return yield* subjectsOfSupplier(row.supplier_code, lookup);
    case "promotion":
    case "demand_adjustment":
      return yield* lookup.subjectsInScope({ kind: row.scope_kind, values: row.scope_values });
    case "bom_line":
      return [PLAN_PLACE, ...(yield* subjectsBelow([row.parent_code], lookup))];
    case "production_order":
      return [PLAN_PLACE, ...(yield* subjectsBelow([row.item_code], lookup))];
    // Goods that came back are stock once they are booked in: a stock record or a movement tells of that.
    case "return_line":
    case "feedback":
    case "customer":
    case "location":
    case "alert_rule":
    case "receiver":
    case "event_choice":
      return [];
  }
}

function* namedBy(touch: Touch, lookup: TouchLookup): Program<readonly ItemPlace[]> {
  switch (touch.kind) {
    case "subject":
      return [yield* located(touch, lookup)];
    case "item":
      return yield* lookup.subjectsOfItem(touch.item_code);
    case "supplier":
      return yield* subjectsOfSupplier(touch.supplier_code, lookup);
  }
}

function* located({ item_code, location_code }: ItemPlace, lookup: TouchLookup): Program<ItemPlace> {
  return { item_code, location_code: location_code || ((yield* lookup.defaultLocation(item_code)) ?? "") };
}

function* subjectsOfSupplier(supplier_code: string, lookup: TouchLookup): Program<readonly ItemPlace[]> {
  const items = yield* lookup.itemsOfSupplier(supplier_code);
  const subjects = yield* together(items.map(lookup.subjectsOfItem));
  return subjects.flat();
}

function* subjectsBelow(item_codes: readonly string[], lookup: TouchLookup): Program<readonly ItemPlace[]> {
  const items = yield* lookup.itemsBelow(item_codes);
  const subjects = yield* together(items.map(lookup.subjectsOfItem));
  return subjects.flat();
}

/**
 * Where touched places reach the production plan: the plan itself; what goes into an intermediate item, for the stock of
 * that decides how much of it is still made; and every place of a component that is kept at another place than before,
 * for orders take it from there now.
 */
function* throughPlan(
  touched: readonly ItemPlace[],
  moved_items: readonly string[],
  lookup: TouchLookup,
): Program<readonly ItemPlace[]> {
  const items = [...new Set(touched.filter((place) => !isPlan(place)).map(({ item_code }) => item_code))];
  const { made, used } = yield* lookup.bomRoles(items);
  if (made.size + used.size === 0) return [];
  const intermediate = items.filter((code) => made.has(code) && used.has(code));
  const [below, moved] = yield* together([
    subjectsBelow(intermediate, lookup),
    together(moved_items.filter((code) => used.has(code)).map(lookup.subjectsOfItem)),
  ]);
  return [PLAN_PLACE, ...below, ...moved.flat()];
}

/** Where another stock record becomes an item's first, rows without a location move there from the former one. */
function* watchDefaults(lookup: TouchLookup, changes: RowChanges): Program<() => Program<readonly ItemPlace[]>> {
  const items = itemsOnTheMove(changes);
  const was = yield* together(items.map(lookup.defaultLocation));
  return function* () {
    const moved = yield* together(items.map((item_code, index) => movedDefault(lookup, item_code, was[index] ?? null)));
    return moved.flat();
  };
}

/** Items whose stock rows come, go or lie elsewhere; where only quantities differ, the first record stays the first. */
function itemsOnTheMove({ removed, added }: RowChanges): readonly string[] {
  const [before, after] = [removed.flatMap(stockPlace), added.flatMap(stockPlace)];
  const [was, is] = [new Set(before.map(([key]) => key)), new Set(after.map(([key]) => key))];
  const moved = [...before.filter(([key]) => !is.has(key)), ...after.filter(([key]) => !was.has(key))];
  return [...new Set(moved.map(([, item_code]) => item_code))];
}

function stockPlace({ line_no, row: { table, row } }: NumberedRow): readonly (readonly [string, string])[] {
  return table === "stock_level" ? [[JSON.stringify([line_no, row.item_code, row.location_code]), row.item_code]] : [];
}

function* movedDefault(lookup: TouchLookup, item_code: string, was: string | null): Program<readonly ItemPlace[]> {
  const now = yield* lookup.defaultLocation(item_code);
  if (now === was || !(yield* lookup.hasUnplacedRows(item_code))) return [];
  return [was ?? "", now ?? ""].map((location_code) => ({ item_code, location_code }));
}

/** A delivery teaches something about every item of its supplier. */
function* watchDeliveries(
  lookup: TouchLookup,
  rows: readonly CanonicalRow[],
): Program<() => Program<readonly ItemPlace[]>> {
  const orders = orderedItems(rows);
  const was = yield* together(orders.map(lookup.deliveriesOf));
  return function* () {
    const is = yield* together(orders.map(lookup.deliveriesOf));
    const changed = is.flatMap((now, index) => {
      const before = was[index] ?? [];
      return JSON.stringify(now) === JSON.stringify(before) ? [] : [...before, ...now];
    });
    const suppliers = [...new Set(changed.map(({ supplier_code }) => supplier_code))];
    const touched = yield* together(suppliers.map((supplier_code) => subjectsOfSupplier(supplier_code, lookup)));
    return touched.flat();
  };
}

/** What purchase and receipt lines speak of, each once. */
export function orderedItems(rows: readonly CanonicalRow[]): readonly PurchasedItem[] {
  const orders = rows.flatMap(({ table, row }) => {
    if (table !== "purchase_line" && table !== "receipt_line") return [];
    const { purchase_order_no, item_code } = row;
    return purchase_order_no === null ? [] : [{ purchase_order_no, item_code }];
  });
  return [...new Map(orders.map((order) => [purchaseKey(order), order])).values()];
}

function unique(places: readonly ItemPlace[]): readonly ItemPlace[] {
  const byKey = new Map(places.map((place) => [placeKey(place), place]));
  return [...byKey.values()].map(placeOf);
}
