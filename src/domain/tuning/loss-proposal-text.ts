import { levelText, quantityText, wholeMoneyText } from "../text/quantity-text.ts";
import type { LossEvidence } from "./loss-evidence.ts";
import type { LossLevelProposal } from "./loss-level-proposal.ts";
import type { ProposalText } from "./proposal-text.ts";
import type { ReserveProposal } from "./reserve-proposal.ts";

/** What a higher service level for a loss says in Chinese. */
export function lossLevelText({ present, proposed, evidence }: LossLevelProposal): ProposalText {
  return {
    parameter: "商品资料“服务水平（0–1）”",
    change: `${present} → ${proposed}`,
    evidence: `${lossText(evidence)}${worthText(evidence)}`,
    detail: intervalText(evidence),
    effect: "只升一档，安全库存增加，缺货会少，库存会多一些；填好后看一两个月，再决定要不要再升。一处填写，各仓共用。",
  };
}

/** What a reserve says in Chinese; how many customers, never who. */
export function reserveText({ unit, present, proposed, evidence }: ReserveProposal): ProposalText {
  const { key_buyers, fragile_buyers, lead_days, expected_units, order_up_to_level, places } = evidence;
  const who = [
    ...(key_buyers > 0 ? [`${key_buyers} 位重点客户`] : []),
    ...(fragile_buyers > 0 ? [`${fragile_buyers} 位碰到缺货后多半会流失的客户`] : []),
  ].join("和 ");
  const cap =
    proposed < Math.round(expected_units) ? `，不超过目标库存 ${quantityText(order_up_to_level)} ${unit}` : "";
  const mark = fragile_buyers > 0 ? "不是重点客户的，要在客户资料把“重点客户”填成“是”，才用得到预留。" : "";
  return {
    parameter: "库存台账“为重点客户预留”",
    change: `${quantityText(present)} → ${quantityText(proposed)} ${unit}`,
    evidence: `${lossText(evidence)}补货要 ${lead_days} 天，这期间 ${who}可能来买，按概率合计要 ${quantityText(expected_units)} ${unit}${cap}。`,
    detail: intervalText(evidence),
    effect: `其他客户下单时看不到这 ${quantityText(proposed)} ${unit}，重点客户最后才动用；再订货点和目标库存都加上它，库存会多这么多。${places > 1 ? `在 ${places} 处有货，按卖得最多的一处提。` : ""}${mark}`,
  };
}

function lossText(loss: LossEvidence): string {
  const { exposed_count, lost_share, customers_lost, known_days, out_days, out_spells, out_places } = loss;
  const where = out_places > 1 ? `，${out_places} 处合计` : "";
  return `碰到它缺货的客户比较过 ${exposed_count} 位，因此流失约 ${Math.round(customers_lost)} 位（${levelText(lost_share)}，不像是偶然）；近 ${known_days} 天${where}又断货 ${out_days} 天、${out_spells} 次。`;
}

function worthText({ worthwhile_level, goodwill }: LossLevelProposal["evidence"]): string {
  if (worthwhile_level === null || goodwill === null)
    return "没有足够的价格或客户价值，算不出合算的水平，只凭流失提出。";
  return `缺 1 件除毛利外约再损失客户将来的毛利 ${wholeMoneyText(goodwill)} 元，合算的服务水平是 ${levelText(worthwhile_level)}。`;
}

function intervalText({ lost_share_low, lost_share_high }: LossEvidence): string {
  return `流失比例的 95% 置信区间：${levelText(lost_share_low)}–${levelText(lost_share_high)}（已向各商品的平均收缩，并算上平均本身的误差）`;
}
