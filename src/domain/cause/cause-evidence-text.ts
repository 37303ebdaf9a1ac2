import { quantityText } from "../text/quantity-text.ts";
import { CAUSE_LABELS } from "./cause-class.ts";
import type { EvidenceForm, RecordReference } from "./cause-evidence.ts";
import type { CauseFact, CauseFinding, ScoredCause } from "./cause-finding.ts";
import { causeFactClause, causeVerdictSentence } from "./cause-sentence.ts";
import type { CauseVerdict } from "./judge-causes.ts";
import type { OutageLoss } from "./outage-loss.ts";

/** Forms as their templates name them: `FORM_LABELS` word for word. */
export const EVIDENCE_FORM_LABELS: Readonly<Record<EvidenceForm, string>> = {
  sales_order: "销售订单",
  enquiry: "询价与意向",
  purchase_order: "采购订单",
  goods_receipt: "采购入库单",
  replenishment: "补货建议单",
  stock_count: "盘点单",
  stock_level: "库存台账",
  stock_movement: "出入库流水",
  sales_return: "销售退货",
  production_plan: "生产计划",
  promotion: "促销日历",
  demand_adjustment: "需求调整",
  item: "商品资料",
  supplier: "供应商资料",
  stockout_alert: "缺货预警单",
};

/** Forms whose facts bear the number of a document; of the others the clause says all. */
const NUMBERED: ReadonlySet<EvidenceForm> = new Set([
  "sales_order",
  "enquiry",
  "purchase_order",
  "goods_receipt",
  "stock_count",
  "stock_movement",
  "sales_return",
  "production_plan",
]);

/** Whether people know a record by its number; of the others the evidence says all. */
export function isNumbered({ form }: RecordReference): boolean {
  return NUMBERED.has(form);
}

/** Causes beside the main one that are worth a line, and pieces of evidence of each. */
const LEAST_SCORE = 0.3;
const CAUSES_SHOWN = 3;
const FACTS_SHOWN = 3;

/** What the record of an event says of its cause: the answer, then each cause with the documents it rests on. */
export function causeEvidenceText(verdict: CauseVerdict, loss: OutageLoss, unit: string): string {
  const lines = shownCauses(verdict).map((found) => {
    const facts = found.facts.slice(0, FACTS_SHOWN).map((fact) => factWithDocument(fact, unit));
    return `${CAUSE_LABELS[found.cause]}（${found.score.toFixed(2)}）：${facts.join("；")}`;
  });
  return [causeVerdictSentence(verdict, unit), ...lines, lossSentence(loss, unit)].join("\n");
}

/** A piece of evidence with the document it is written in. */
function factWithDocument(fact: CauseFact, unit: string): string {
  const clause = causeFactClause(fact, unit);
  return fact.record === null || !isNumbered(fact.record) ? clause : `${documentText(fact.record)} ${clause}`;
}

function documentText({ form, id }: RecordReference): string {
  return `${EVIDENCE_FORM_LABELS[form]} ${id}`;
}

function shownCauses({ findings }: CauseVerdict): readonly ScoredCause[] {
  const isShown = (finding: CauseFinding): finding is ScoredCause =>
    finding.kind === "scored" && finding.score >= LEAST_SCORE && finding.facts.length > 0;
  return findings.filter(isShown).slice(0, CAUSES_SHOWN);
}

/** What an outage lost, in Chinese; an estimate says so. */
export function lossSentence(loss: OutageLoss, unit: string): string {
  const { start, end, out_days, refused_units, waiting_units, estimated_units } = loss;
  const parts = [
    `${start} 至 ${end} 缺货 ${out_days} 天`,
    ...(refused_units > 0 ? [`被拒或少发 ${quantityText(refused_units)} ${unit}`] : []),
    ...(waiting_units > 0 ? [`延迟交付 ${quantityText(waiting_units)} ${unit}`] : []),
    ...(estimated_units > 0 ? [`没有记下被拒的需求，估计少卖 ${quantityText(estimated_units)} ${unit}`] : []),
  ];
  return `${parts.join("，")}。`;
}
