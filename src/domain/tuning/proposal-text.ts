import { levelText, quantityText, wholeMoneyText } from "../text/quantity-text.ts";
import type { BuyerChangesProposal } from "./buyer-changes-proposal.ts";
import type { ClassLevelProposal } from "./class-level-proposal.ts";
import type { ItemProposal } from "./item-proposals.ts";
import type { LeadTimeProposal } from "./lead-time-proposal.ts";
import { lossLevelText, reserveText } from "./loss-proposal-text.ts";
import type { TuningLack, TuningProposal } from "./tuning-proposal.ts";

/** A proposal in Chinese. */
export interface ProposalText {
  /** The form or page, and the name of the field. */
  readonly parameter: string;
  /** Present and proposed value; empty where none is proposed. */
  readonly change: string;
  readonly evidence: string;
  readonly effect: string;
  /** What statistics say exactly, where the evidence tells it in plain words. */
  readonly detail?: string;
}

/** What a proposal says in Chinese: where, from what to what, why, and what it would bring. */
export function proposalText(proposal: TuningProposal): ProposalText {
  switch (proposal.kind) {
    case "lead_time":
      return leadTimeText(proposal);
    case "minimum_stock":
    case "item_service_level":
      return itemText(proposal);
    case "loss_service_level":
      return lossLevelText(proposal);
    case "reserve_quantity":
      return reserveText(proposal);
    case "class_service_level":
      return classText(proposal);
    case "buyer_changes":
      return buyerText(proposal);
  }
}

/** What is missing, in Chinese. */
export function lackText({ kind, code, count, needed }: TuningLack): string {
  switch (kind) {
    case "lead_time":
      return `${count} 家供应商的到货不足 ${needed} 次，没有比较提前期。`;
    case "stock_record":
      return `${count} 个商品·仓库没有出入库流水，也没有预警记录，没有比较库存下限和服务水平。`;
    case "customer_loss":
      return `缺货让多少客户流失还算不出，或可能只是偶然（碰到缺货的客户 ${count} 位，至少要能比较 ${needed} 位），没有按流失提服务水平和预留。`;
    case "class_service_level":
      return `${code} 类近 90 天只有 ${count} 次到货（需要 ${needed} 次），没有比较类别服务水平。`;
    case "buyer_changes":
      return `采购改过数量、已能判断的只有 ${count} 行（每家供应商或每个类别需要 ${needed} 行），没有比较采购的改动。`;
  }
}

function leadTimeText({ present, proposed, direction, evidence }: LeadTimeProposal): ProposalText {
  const { deliveries, since, median_days, p90_days, late_rate } = evidence;
  const late = late_rate === null ? "" : `，迟到率 ${levelText(late_rate)}`;
  return {
    parameter: "供应商资料“提前期（天）”",
    change: `${quantityText(present)} → ${proposed} 天`,
    evidence: `${since} 以来到货 ${deliveries} 次，中位 ${quantityText(median_days)} 天，P90 ${quantityText(p90_days)} 天${late}。`,
    effect:
      direction === "raise"
        ? "没有多少到货记录的商品会更早提醒订货；在途单没写到货日的，按更晚的日子估计。"
        : "没有多少到货记录的商品会少备一些货；在途单没写到货日的，按更早的日子估计。",
  };
}

function itemText(proposal: ItemProposal): ProposalText {
  const { kind, direction, present, proposed, unit, evidence, more } = proposal;
  const isMinimum = kind === "minimum_stock";
  const up = isMinimum
    ? `可用库存降到 ${proposed} ${unit}就预警，订货点不再低于它；${moreText(more, unit)}。`
    : "安全库存按类别的服务水平增加，缺货会少，库存会多一些。";
  const down = isMinimum
    ? `订货点不再被手工下限抬高，每处大约少压 ${quantityText(present - proposed)} ${unit}。`
    : "安全库存按类别的服务水平减少，少压库存；缺货的可能略增。";
  return {
    parameter: isMinimum ? "商品资料“库存下限”" : "商品资料“服务水平（0–1）”",
    change: isMinimum ? `${quantityText(present)} → ${proposed} ${unit}` : `${present} → ${proposed}`,
    evidence: itemEvidenceText(proposal),
    effect: `${direction === "raise" ? up : down}${evidence.places > 1 ? sharedText(isMinimum) : ""}`,
  };
}

function sharedText(isMinimum: boolean): string {
  return `一处填写，各仓共用${isMinimum ? "；“库存台账”另填了库存下限的仓不受影响" : ""}。`;
}

function moreText(more: ItemProposal["more"], unit: string): string {
  if (more === null) return "每处库存会多一些";
  const money = more.money === null ? "（没有进价，算不出金额）" : `，约多占用 ${wholeMoneyText(more.money)} 元`;
  return `各仓合计最多多备 ${quantityText(more.units)} ${unit}${money}`;
}

function itemEvidenceText({ direction, unit, evidence }: ItemProposal): string {
  const { places, known_days, out_days, out_spells, source, safety_stock, reorder_point, turnover_days } = evidence;
  const where = places > 1 ? `，${places} 处合计` : "";
  const basis = source === "movements" ? "按出入库流水" : "按预警记录";
  const record =
    direction === "raise"
      ? `${where}断货 ${out_days} 天、${out_spells} 次`
      : `没有断过货，平均库存够卖 ${quantityText(turnover_days ?? 0)} 天`;
  return `近 ${known_days} 天${record}（${basis}）；模型的安全库存 ${quantityText(safety_stock)} ${unit}、再订货点 ${quantityText(reorder_point)} ${unit}、目标库存 ${quantityText(evidence.order_up_to_level)} ${unit}。`;
}

function classText({ code, direction, present, proposed, evidence }: ClassLevelProposal): ProposalText {
  const { places, arrivals, broken_arrivals, kept_rate, kept_rate_low, kept_rate_high, in_stock_rate } = evidence;
  return {
    parameter: `${code} 类服务水平`,
    change: `${levelText(present)} → 预演 ${levelText(proposed)}`,
    evidence: `近 90 天 ${places} 个商品·仓库到货 ${arrivals} 次，其中 ${broken_arrivals} 次到货前已断货：实际 ${levelText(kept_rate)}没有断货；次数有限，真实水平大致在 ${levelText(kept_rate_low)}–${levelText(kept_rate_high)} 之间；有货天数占 ${levelText(in_stock_rate)}。`,
    detail: `到货前没有断货的比例的 99% 置信区间：${levelText(kept_rate_low)}–${levelText(kept_rate_high)}`,
    effect:
      direction === "raise"
        ? "在“策略预演”里看这个水平少断多少、多压多少库存，值得再在那里采用。"
        : "在“策略预演”里看这个水平能少压多少库存、会多断多少，值得再在那里采用。",
  };
}

function buyerText({ direction, group, code, evidence }: BuyerChangesProposal): ProposalText {
  const { changes, buyer_better, more, median_ratio, difference } = evidence;
  const better = direction === "buyer" ? `采购 ${buyer_better} 行更好` : `补货计划 ${changes - buyer_better} 行更好`;
  const ratio = median_ratio === null ? "" : `，中位为建议量的 ${quantityText(median_ratio)} 倍`;
  const sum = `${difference > 0 ? "多赚" : "少赚"} ${wholeMoneyText(Math.abs(difference))} 元`;
  return {
    parameter: group === "supplier" ? "起订量、订货倍数、阶梯价" : `${code} 类的订货量`,
    change: "",
    evidence: `采购改了数量的 ${changes} 行里，${better}，合计${sum}；其中 ${more} 行订得比建议多${ratio}。`,
    effect:
      direction === "buyer"
        ? "采购知道表单没写的事：核对这些商品的起订量、订货倍数和阶梯价，写上后建议量会跟上。"
        : "按建议量下单会更好；若改动是为了凑单，把起订量或订货倍数写在商品资料上。",
  };
}
