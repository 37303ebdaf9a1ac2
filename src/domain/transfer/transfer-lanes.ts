import type { TransferLane } from "./transfer-plan.ts";

/** What a location's form says of transfers; days, money per unit, money per transfer. */
export interface TransferEnd {
  readonly location_code: string;
  readonly allows_transfer: boolean;
  readonly transfer_days: number | null;
  readonly transfer_unit_cost: number | null;
  readonly transfer_cost: number | null;
}

/**
 * Ways between all locations that take part. Nobody fills in a table of pairs: each location states what a transfer to or
 * from it usually takes and costs, and of a way's two ends the slower and the dearer count. So a far-away warehouse with
 * 3 days is 3 days from everywhere, and two of the same city with 1 day are a day apart. A location without days, or that
 * does not allow it, has no part; a cost left blank is nought.
 */
export function transferLanes(ends: readonly TransferEnd[]): readonly TransferLane[] {
  const open = ends.filter(({ allows_transfer, transfer_days }) => allows_transfer && transfer_days !== null);
  return open.flatMap((from) =>
    open
      .filter((to) => to.location_code !== from.location_code)
      .map((to) => ({
        from: from.location_code,
        to: to.location_code,
        lead_time_days: larger(from.transfer_days, to.transfer_days),
        unit_cost: larger(from.transfer_unit_cost, to.transfer_unit_cost),
        shipment_cost: larger(from.transfer_cost, to.transfer_cost),
      })),
  );
}

function larger(a: number | null, b: number | null): number {
  return Math.max(0, a ?? 0, b ?? 0);
}
