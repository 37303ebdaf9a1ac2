import { quantityText } from "../text/quantity-text.ts";
import { transferBalance } from "./transfer-balance.ts";
import type { TransferBalance, TransferPlace } from "./transfer-balance.ts";
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
  /** Expected loss avoided less that cost, money; units expected to be missing less where nothing is known of money. */
  readonly gain: number;
  /** In Chinese: who lacks and who has. */
  readonly reason: string;
  /** In Chinese, for the person who decides: what to do, and the reason. */
  readonly suggestion: string;
}

/** What to move, and what still has to be bought. */
export interface TransferSuggestion {
  /** The most useful first. */
  readonly transfers: readonly TransferProposal[];
  /** Units still missing until the next receipt, by place, places without a shortage left out. */
  readonly uncovered: readonly { readonly location_code: string; readonly quantity: number }[];
}

/** How proposals are put into words. */
export interface ProposalWords {
  /** The name of a place; its code where left out. */
  readonly nameOf?: (location_code: string) => string;
  /** True where nothing is known of money: gains are units, and nobody pays for a lane in the choice among them. */
  readonly is_in_units?: boolean;
}

/** Transfers of one item between its places, before buying. */
export function transferProposals(
  places: readonly TransferPlace[],
  lanes: readonly TransferLane[],
): TransferSuggestion {
  return proposedTransfers(places.map(transferBalance), lanes);
}

/** The same from what each place can give or lacks. */
export function proposedTransfers(
  balances: readonly TransferBalance[],
  lanes: readonly TransferLane[],
  words: ProposalWords = {},
): TransferSuggestion {
  const planned = plannedTransfers(balances, lanes, words);
  const uncovered = balances.flatMap((balance) => {
    const coming = planned.filter(({ taker }) => taker === balance).reduce((sum, { quantity }) => sum + quantity, 0);
    const quantity = balance.shortage - coming;
    return quantity > 0 ? [{ location_code: balance.place.location_code, quantity }] : [];
  });
  return { transfers: planned.map((transfer) => proposal(transfer, words)), uncovered };
}

function plannedTransfers(
  balances: readonly TransferBalance[],
  lanes: readonly TransferLane[],
  { is_in_units = false }: ProposalWords,
): readonly PlannedTransfer[] {
  if (!is_in_units) return planTransfers(balances, lanes);
  const paid = new Map(lanes.map((lane) => [`${lane.from} ${lane.to}`, lane]));
  const free = lanes.map((lane) => ({ ...lane, unit_cost: 0, shipment_cost: 0 }));
  return planTransfers(balances, free).map((transfer) => {
    const { lane } = transfer;
    return { ...transfer, lane: paid.get(`${lane.from} ${lane.to}`) ?? lane };
  });
}

function proposal(transfer: PlannedTransfer, words: ProposalWords): TransferProposal {
  const { lane, giver, taker, quantity, gain } = transfer;
  const { nameOf = codeOf } = words;
  const cost = lane.unit_cost * quantity + lane.shipment_cost;
  const [from, to] = [nameOf(lane.from), nameOf(lane.to)];
  const reason = [
    `${to} 到下次到货前缺 ${quantityText(taker.shortage)}`,
    `${from} 到下次到货前多出 ${quantityText(giver.surplus)}`,
  ].join("；");
  return {
    ...{ from: lane.from, to: lane.to, quantity, lead_time_days: lane.lead_time_days, cost, gain, reason },
    suggestion: [
      `建议从 ${from} 调 ${quantityText(quantity)} 到 ${to}，${lane.lead_time_days} 天到`,
      reason,
      gainText(cost, gain, words),
    ].join("；"),
  };
}

function gainText(cost: number, gain: number, { is_in_units = false }: ProposalWords): string {
  const fee = `调拨费 ${quantityText(cost)} 元`;
  if (is_in_units) return `${fee}，预计少缺 ${quantityText(gain)}（没有进价或售价，不折算金额）`;
  return `${fee}，扣除后预计少损失 ${quantityText(gain)} 元`;
}

/** A place without a name goes by its code. */
function codeOf(location_code: string): string {
  return location_code;
}
