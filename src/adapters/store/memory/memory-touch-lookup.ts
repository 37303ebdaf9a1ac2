import { wishKey } from "../../../domain/enquiry/turned-away.ts";
import { isInScope } from "../../../domain/demand/demand-scope.ts";
import type { CanonicalRow } from "../../../contracts/rows.ts";
import type { Subject } from "../../../contracts/subject.ts";
import { type ClaimedColumn, claimOf } from "../row-claims.ts";
import { nothing } from "../sql/program.ts";
import { goodsKey, type TouchLookup } from "../touched-places.ts";
import { memoryBomRoles, memoryItemsBelow } from "./memory-bom.ts";
import { createMemoryPlaces } from "./memory-places.ts";
import type { MemoryRows } from "./memory-rows.ts";

/** Parts of the store that tell which subjects a row concerns. */
interface LookupParts {
  readonly rows: MemoryRows;
  assessedSubjects(installation_id: string): readonly Subject[];
}

const UNPLACED_TABLES = ["sales_line", "purchase_line", "movement", "count_line", "enquiry"] as const;

/** What the kept rows of an installation tell about which subjects a change touches. */
export function createMemoryTouchLookup(parts: LookupParts, installation_id: string): TouchLookup {
  const { rows, assessedSubjects } = parts;
  const places = createMemoryPlaces(rows, installation_id);

  function isContested(claiming: CanonicalRow): boolean {
    if ((claiming.table === "stock_level" || claiming.table === "receipt_line") && isAwaited(claiming.row.item_code)) {
      return true;
    }
    const claim = claimOf(claiming);
    if (claim.length === 0) return false;
    const claimants = rows.table(installation_id, claiming.table).filter(({ row }) => claims({ ...row }, claim));
    return new Set(claimants.map(({ record_id }) => record_id)).size > 1;
  }

  /** Whether goods of the item are on order of which some were received: when their shelf was written then counts. */
  function isAwaited(item_code: string): boolean {
    const open = rows
      .table(installation_id, "purchase_line")
      .filter(({ row }) => row.item_code === item_code && row.is_open);
    const orders = new Set(open.map(({ row }) => row.purchase_order_no));
    return rows
      .table(installation_id, "receipt_line")
      .some(
        ({ row }) => row.item_code === item_code && row.purchase_order_no !== null && orders.has(row.purchase_order_no),
      );
  }

  return {
    defaultLocation: (item_code) => nothing(places.defaultLocation(item_code)),
    subjectsOfItem: (item_code) =>
      nothing(
        [...places.subjects(), ...assessedSubjects(installation_id)].filter(
          (subject) => subject.item_code === item_code,
        ),
      ),
    subjectsInScope: (scope) => {
      const items = rows.table(installation_id, "item").filter(({ row }) => isInScope(scope, row));
      const codes = new Set(items.map(({ row }) => row.item_code));
      return nothing(
        [...places.subjects(), ...assessedSubjects(installation_id)].filter(
          ({ item_code }) => codes.has(item_code) || isInScope(scope, { item_code, category: null, brand: null }),
        ),
      );
    },
    itemsOfSupplier: (supplier_code) =>
      nothing(
        rows
          .table(installation_id, "item")
          .filter(({ row }) => row.supplier_code === supplier_code)
          .map(({ row }) => row.item_code),
      ),
    deliveriesOf: (order) => nothing(places.deliveriesOf(order)),
    enquiriesNaming: (goods) => {
      const wanted = new Set(goods.map(goodsKey));
      return nothing(
        rows
          .table(installation_id, "enquiry")
          .filter(({ row }) => wanted.has(goodsKey(row)))
          .map(({ row: { item_code, location_code } }) => ({ item_code, location_code })),
      );
    },
    enquiriesOf: (wishes) => {
      const wanted = new Set(wishes.map(wishKey));
      return nothing(
        rows
          .table(installation_id, "enquiry")
          .filter(({ row }) => wanted.has(wishKey(row)))
          .map(({ row: { item_code, location_code } }) => ({ item_code, location_code })),
      );
    },
    hasUnplacedRows: (item_code) =>
      nothing(
        UNPLACED_TABLES.some((table) =>
          rows.table(installation_id, table).some(({ row }) => {
            return row.item_code === item_code && row.location_code === "" && (!("is_open" in row) || row.is_open);
          }),
        ),
      ),
    hasBom: () => nothing(rows.table(installation_id, "bom_line").length > 0),
    bomRoles: (item_codes) => nothing(memoryBomRoles(rows, installation_id, item_codes)),
    itemsBelow: (item_codes) => nothing(memoryItemsBelow(rows, installation_id, item_codes)),
    isContested: (row) => nothing(isContested(row)),
  };
}

function claims(values: Readonly<Record<string, unknown>>, claim: readonly ClaimedColumn[]): boolean {
  return claim.every(([column, value]) => values[column] === value);
}
