import type { StockTaken } from "../../domain/cause/cause-evidence.ts";
import type { EventSnapshot } from "../../domain/cause/event-snapshot.ts";
import type { Day } from "../../domain/calendar/day.ts";
import type { PlaceRecords } from "../../ports/place-records.ts";

/** The form's own label for goods that leave for another place. */
const TRANSFER_OUT = "调拨出库";

/** Days, both included. */
interface Days {
  readonly from: Day;
  readonly through: Day;
}

/** Stock that was taken from what can be sold: transfers out, goods come back unfit, units kept for something else. */
export function stockTaken(
  { movements, return_lines }: PlaceRecords,
  snapshots: readonly EventSnapshot[],
  event_no: string,
  { from, through }: Days,
): readonly StockTaken[] {
  const within = ({ day }: { readonly day: Day }) => day >= from && day <= through;
  const transfers = movements
    .filter(({ movement_type, quantity }) => movement_type === TRANSFER_OUT && quantity < 0)
    .map(({ movement_no, record_id, moved_on: day, quantity }): StockTaken => {
      const record = { form: "stock_movement", id: movement_no || record_id } as const;
      return { kind: "transfer", record, day, quantity: -quantity, released_on: null };
    });
  const unfit = return_lines
    .filter(({ is_resellable }) => !is_resellable)
    .map(({ return_no, returned_on: day, quantity }): StockTaken => {
      return {
        kind: "unfit_return",
        record: { form: "sales_return", id: return_no },
        day,
        quantity,
        released_on: null,
      };
    });
  return [...transfers, ...unfit, ...reserved(snapshots, event_no)].filter(within);
}

/** Growth of what is kept for something else, from one day to the next; given back on the day on which it is less again. */
function reserved(snapshots: readonly EventSnapshot[], event_no: string): readonly StockTaken[] {
  return snapshots.flatMap(({ day, reserved: now }, i): readonly StockTaken[] => {
    const before = snapshots[i - 1]?.reserved;
    if (before === undefined || now <= before) return [];
    const released = snapshots.slice(i + 1).find((later) => later.reserved <= before);
    const record = { form: "stock_level", id: event_no } as const;
    return [{ kind: "allocation", record, day, quantity: now - before, released_on: released?.day ?? null }];
  });
}
