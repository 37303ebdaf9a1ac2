import { monthOf } from "../../../domain/calendar/month.ts";
import { addUnits, NO_UNITS, type ReturnedUnits } from "../../../domain/indicators/return-rate.ts";
import type { Returns } from "../../../ports/returns.ts";
import { compareText } from "./compare-text.ts";
import type { MemoryRows } from "./memory-rows.ts";

/** Units of one line of a return or an order. */
interface DatedUnits {
  readonly day: string;
  readonly units: ReturnedUnits;
}

/** What came back of what was delivered, gone with the process. */
export function createMemoryReturns(rows: MemoryRows): Returns {
  function lines(installation_id: string, item_code: string, since: string): readonly DatedUnits[] {
    const returned = rows.table(installation_id, "return_line").map(({ row }) => {
      const { returned_on: day, quantity, is_resellable } = row;
      const units = { ...NO_UNITS, returned: quantity, resellable: is_resellable ? quantity : 0 };
      return { item_code: row.item_code, day, units };
    });
    const ordered = rows.table(installation_id, "sales_line").filter(({ row }) => row.line_state !== "cancelled");
    const delivered = ordered.map(({ row }) => {
      const { ordered_on: day, quantity, shipped_quantity, line_state } = row;
      const units = { ...NO_UNITS, shipped: shipped_quantity, closed: line_state === "closed" ? quantity : 0 };
      return { item_code: row.item_code, day, units };
    });
    return [...returned, ...delivered].filter((line) => line.item_code === item_code && line.day >= since);
  }

  return {
    ofItem: async (installation_id, item_code, since) => total(lines(installation_id, item_code, since)),
    monthsOf: async (installation_id, item_code, since) =>
      [...Map.groupBy(lines(installation_id, item_code, since), ({ day }) => monthOf(day))]
        .map(([month, group]) => ({ month, ...total(group) }))
        .sort((a, b) => compareText(a.month, b.month)),
  };
}

function total(lines: readonly DatedUnits[]): ReturnedUnits {
  return lines.map(({ units }) => units).reduce(addUnits, NO_UNITS);
}
