import { compareText } from "../math/compare-text.ts";
import { bestTransport } from "../math/transport.ts";
import type { TransferBalance } from "./transfer-balance.ts";

/** A way to move an item from one place to another. */
export interface TransferLane {
  readonly from: string;
  readonly to: string;
  readonly lead_time_days: number;
  /** Money per unit moved. */
  readonly unit_cost: number;
  /** Money per transfer, however large. */
  readonly shipment_cost: number;
}

/** Units to move on a lane. */
export interface PlannedTransfer {
  readonly lane: TransferLane;
  readonly giver: TransferBalance;
  readonly taker: TransferBalance;
  readonly quantity: number;
  /** Expected loss avoided less the cost of moving, money. */
  readonly gain: number;
}

/** A lane between two places of which one can give and the other lacks. */
interface UsableLane {
  readonly lane: TransferLane;
  readonly giver: TransferBalance;
  readonly taker: TransferBalance;
  /** Of a unit moved. */
  readonly gain: number;
}

/** Up to so many lanes every choice of lanes is tried. */
const MOST_EXACT_LANES = 8;

/**
 * Transfers with the highest expected gain. Nobody gives what it needs itself until its own next receipt, and a lane counts
 * only if it arrives before the taker's own receipt. Exact for up to eight usable lanes (every set of lanes, the best flow
 * on each), greedy by gain per unit above.
 */
export function planTransfers(
  balances: readonly TransferBalance[],
  lanes: readonly TransferLane[],
): readonly PlannedTransfer[] {
  const usable = usableLanes(balances, lanes);
  const planned = usable.length <= MOST_EXACT_LANES ? bestOfAllSets(usable) : greedyTransfers(usable);
  return [...planned].sort((a, b) => b.gain - a.gain || byCodes(a.lane, b.lane));
}

function usableLanes(balances: readonly TransferBalance[], lanes: readonly TransferLane[]): readonly UsableLane[] {
  const byCode = new Map(balances.map((balance) => [balance.place.location_code, balance]));
  const found = lanes.flatMap((lane): UsableLane[] => {
    const giver = byCode.get(lane.from);
    const taker = byCode.get(lane.to);
    if (giver === undefined || taker === undefined || giver.surplus === 0 || taker.shortage === 0) return [];
    if (lane.lead_time_days >= taker.place.days_to_receipt) return [];
    const benefit = taker.benefitAfter?.(lane.lead_time_days) ?? taker.unit_benefit;
    const gain = benefit - lane.unit_cost;
    return gain > 0 ? [{ lane, giver, taker, gain }] : [];
  });
  return found.sort((a, b) => b.gain - a.gain || byCodes(a.lane, b.lane));
}

function bestOfAllSets(lanes: readonly UsableLane[]): readonly PlannedTransfer[] {
  let best: readonly PlannedTransfer[] = [];
  for (let set = 1; set < 2 ** lanes.length; set++) {
    const planned = bestFlow(lanes.filter((_, i) => (set >> i) % 2 === 1));
    if (totalGain(planned) > totalGain(best) + 1e-9) best = planned;
  }
  return best;
}

function bestFlow(lanes: readonly UsableLane[]): readonly PlannedTransfer[] {
  const givers = [...new Set(lanes.map(({ giver }) => giver))];
  const takers = [...new Set(lanes.map(({ taker }) => taker))];
  const flows = bestTransport(
    givers.map(({ surplus }) => surplus),
    takers.map(({ shortage }) => shortage),
    lanes.map(({ giver, taker, gain }) => ({ from: givers.indexOf(giver), to: takers.indexOf(taker), gain })),
  );
  return lanes.flatMap((lane, i) => transferOn(lane, flows[i] ?? 0));
}

/** Again and again the lane that gains most per unit, its shipment cost spread over all it can still move. */
function greedyTransfers(lanes: readonly UsableLane[]): readonly PlannedTransfer[] {
  const left = new Map(lanes.map(({ giver }) => [giver, giver.surplus]));
  const open = new Map(lanes.map(({ taker }) => [taker, taker.shortage]));
  const planned: PlannedTransfer[] = [];
  for (;;) {
    const offers = lanes
      .flatMap((lane) => transferOn(lane, Math.min(left.get(lane.giver) ?? 0, open.get(lane.taker) ?? 0)))
      .filter(({ gain }) => gain > 0)
      .sort((a, b) => b.gain / b.quantity - a.gain / a.quantity);
    const [next] = offers;
    if (next === undefined) return planned;
    planned.push(next);
    left.set(next.giver, (left.get(next.giver) ?? 0) - next.quantity);
    open.set(next.taker, (open.get(next.taker) ?? 0) - next.quantity);
  }
}

function transferOn({ lane, giver, taker, gain }: UsableLane, quantity: number): readonly PlannedTransfer[] {
  return quantity > 0 ? [{ lane, giver, taker, quantity, gain: gain * quantity - lane.shipment_cost }] : [];
}

function totalGain(planned: readonly PlannedTransfer[]): number {
  return planned.reduce((sum, { gain }) => sum + gain, 0);
}

function byCodes(a: TransferLane, b: TransferLane): number {
  return compareText(a.from, b.from) || compareText(a.to, b.to);
}
