import type { CountLineRow } from "../../../contracts/rows.ts";
import type { Subject } from "../../../contracts/subject.ts";
import type { Counts } from "../../../ports/counts.ts";
import { compareText, firstDifference } from "./compare-text.ts";
import { createMemoryPlaces } from "./memory-places.ts";
import type { KeptRow, MemoryRows } from "./memory-rows.ts";

/** Counts of stock, gone with the process. */
export function createMemoryCounts(rows: MemoryRows): Counts {
  const since = (installation_id: string, day: string) =>
    placedCounts(rows, installation_id)
      .filter(({ row }) => row.counted_on >= day)
      .toSorted((a, b) => firstDifference(byPlace(a.row, b.row), newestFirst(a, b)));

  return {
    ofPlace: async (subject, day) => copies(since(subject.installation_id, day).filter(isOf(subject))),
    differing: async (installation_id, day) => {
      const all = since(installation_id, day);
      const newest = all.filter(({ row }, i) => {
        const before = all[i - 1]?.row;
        return before === undefined || byPlace(before, row) !== 0;
      });
      const isDiffering = ({ book_quantity, counted_quantity }: CountLineRow) =>
        book_quantity !== null && book_quantity !== counted_quantity;
      return copies(newest.filter(({ row }) => isDiffering(row)));
    },
  };
}

/** The newest count of a place. */
export function memoryLastCount(rows: MemoryRows, subject: Subject): CountLineRow | null {
  const counts = placedCounts(rows, subject.installation_id).filter(isOf(subject));
  return counts.toSorted(newestFirst)[0]?.row ?? null;
}

/** All counts at the place they lie: at the item's first stock record where they name no location. */
function placedCounts(rows: MemoryRows, installation_id: string): readonly KeptRow<"count_line">[] {
  const { defaultLocation } = createMemoryPlaces(rows, installation_id);
  return rows.table(installation_id, "count_line").map((kept) => {
    const location_code = kept.row.location_code || (defaultLocation(kept.row.item_code) ?? "");
    return { ...kept, row: { ...kept.row, location_code } };
  });
}

function isOf({ item_code, location_code }: Subject) {
  return ({ row }: KeptRow<"count_line">) => row.item_code === item_code && row.location_code === location_code;
}

function byPlace(a: CountLineRow, b: CountLineRow): number {
  return firstDifference(compareText(a.item_code, b.item_code), compareText(a.location_code, b.location_code));
}

function newestFirst(a: KeptRow<"count_line">, b: KeptRow<"count_line">): number {
  return firstDifference(
    compareText(b.row.counted_on, a.row.counted_on),
    compareText(b.record_id, a.record_id),
    compareText(b.form, a.form),
    b.line_no - a.line_no,
  );
}

function copies(found: readonly KeptRow<"count_line">[]): readonly CountLineRow[] {
  return found.map(({ row }) => ({ ...row }));
}
