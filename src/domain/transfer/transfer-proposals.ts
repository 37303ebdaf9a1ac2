import { quantityText } from "../text/quantity-text.ts";
import { transferBalance } from "./transfer-balance.ts";
import type { TransferPlace } from "./transfer-balance.ts";
import { planTransfers } from "./transfer-plan.ts";
import type { PlannedTransfer, TransferLane } from "./transfer-plan.ts";

/** A transfer worth making before anything is bought. */
export interface TransferProposal {
  readonly from: string;
  readonly to: string;
  readonly quantity: number;
  readonly lead_time_days: number;
  /** Money for moving it. */
  readonly cost: number;
  /** Expected loss avoided less that cost, money. */
  readonly gain: number;
  /** In Chinese, for the person who decides. */
  readonly suggestion: string;
}

/** What to move, and what still has to be bought. */
export interface TransferSuggestion {
  /** The most useful first. */
  readonly transfers: readonly TransferProposal[];
  /** Units still missing until the next receipt, by place, places without a shortage left out. */
  readonly uncovered: readonly { readonly location_code: string; readonly quantity: number }[];
}

/** Transfers of one item between its places, before buying. */
export function transferProposals(
  places: readonly TransferPlace[],
  lanes: readonly TransferLane[],
): TransferSuggestion {
  const balances = places.map(transferBalance);
  const planned = planTransfers(balances, lanes);
  const uncovered = balances.flatMap((balance) => {
    const coming = planned.filter(({ taker }) => taker === balance).reduce((sum, { quantity }) => sum + quantity, 0);
    const quantity = balance.shortage - coming;
    return quantity > 0 ? [{ location_code: balance.place.location_code, quantity }] : [];
  });
  return { transfers: planned.map(proposal), uncovered };
}

function proposal(transfer: PlannedTransfer): TransferProposal {
  const { lane, quantity, gain } = transfer;
  return {
    from: lane.from,
    to: lane.to,
    quantity,
    lead_time_days: lane.lead_time_days,
    cost: lane.unit_cost * quantity + lane.shipment_cost,
    gain,
    suggestion: suggestionText(transfer),
  };
}

function suggestionText({ lane, giver, taker, quantity, gain }: PlannedTransfer): string {
  const cost = lane.unit_cost * quantity + lane.shipment_cost;
  return [
    `建议从 ${lane.from} 调 ${quantityText(quantity)} 到 ${lane.to}，${lane.lead_time_days} 天到`,
    `${lane.to} 到下次到货前缺 ${quantityText(taker.shortage)}`,
    `${lane.from} 到下次到货前多出 ${quantityText(giver.surplus)}`,
    `调拨费 ${quantityText(cost)} 元，扣除后预计少损失 ${quantityText(gain)} 元`,
  ].join("；");
}
