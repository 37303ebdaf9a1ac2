import type { RowsByTable } from "../../../contracts/rows.ts";
import type { PlaceRecordsReader, Recorded } from "../../../ports/place-records.ts";
import { compareText } from "./compare-text.ts";
import { createMemoryPlaces } from "./memory-places.ts";
import type { MemoryRows } from "./memory-rows.ts";

type PlacedTable = "sales_line" | "purchase_line" | "receipt_line" | "movement" | "return_line";

/** What happened around a shortage, gone with the process. */
export function createMemoryPlaceRecords(rows: MemoryRows): PlaceRecordsReader {
  return {
    of: async ({ installation_id, item_code, location_code }, since) => {
      const first = createMemoryPlaces(rows, installation_id).defaultLocation(item_code) ?? "";
      const isHere = (row: RowsByTable[PlacedTable]) =>
        row.item_code === item_code && (row.location_code || first) === location_code;
      const here = <T extends PlacedTable>(table: T) =>
        rows
          .table(installation_id, table)
          .filter(({ row }) => isHere(row))
          .map(({ row, record_id }): Recorded<RowsByTable[T]> => ({ ...structuredClone(row), record_id }));
      const made = rows
        .table(installation_id, "production_order")
        .filter(({ row }) => row.item_code === item_code && (row.start_on >= since || row.is_open))
        .map(({ row, record_id }) => ({ ...row, record_id }));
      return {
        sales_lines: here("sales_line")
          .filter(
            ({ ordered_on, line_state }) =>
              line_state === "open" || (ordered_on >= since && line_state !== "cancelled"),
          )
          .sort((a, b) => compareText(a.ordered_on, b.ordered_on)),
        purchase_lines: here("purchase_line")
          .filter(({ ordered_on, is_open }) => is_open || ordered_on >= since)
          .sort((a, b) => compareText(a.ordered_on, b.ordered_on)),
        receipt_lines: here("receipt_line")
          .filter(({ received_on }) => received_on >= since)
          .sort((a, b) => compareText(a.received_on, b.received_on)),
        movements: here("movement")
          .filter(({ moved_on }) => moved_on >= since)
          .sort((a, b) => compareText(a.moved_on, b.moved_on)),
        return_lines: here("return_line")
          .filter(({ returned_on }) => returned_on >= since)
          .sort((a, b) => compareText(a.returned_on, b.returned_on)),
        production_orders: made.sort((a, b) => compareText(a.start_on, b.start_on)),
      };
    },
  };
}
