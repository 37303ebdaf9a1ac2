import { quantityText } from "../text/quantity-text.ts";
import { type CauseClass, CAUSE_LABELS, STAGE_LABELS } from "./cause-class.ts";
import type { CauseFact, CauseFactKind, MissingEvidence, ScoredCause } from "./cause-finding.ts";
import type { CauseVerdict, UndeterminedReason } from "./judge-causes.ts";

/** What a clause is made of, its numbers as text. */
interface ClauseParts {
  readonly day: string;
  readonly figure: string;
  readonly against: string;
  readonly name: string;
  readonly unit: string;
}

const CLAUSES: Readonly<Record<CauseFactKind, (parts: ClauseParts) => string>> = {
  late_receipt: ({ day, figure }) => `${day} 才到货，比承诺晚 ${figure} 天`,
  overdue_order: ({ day, figure }) => `承诺 ${day} 到货，已逾期 ${figure} 天未到`,
  short_receipt: ({ day, figure, against, unit }) => `${day} 到货 ${figure} ${unit}，订购 ${against} ${unit}`,
  slow_approval: ({ day, figure, against }) => `${day} 提出申请，${figure} 天后审批通过，平常 ${against} 天`,
  waiting_approval: ({ day, figure, against }) => `${day} 提出申请，审批已等 ${figure} 天，平常 ${against} 天`,
  late_order: ({ day, figure }) => `最晚应在 ${day} 申请采购，实际晚了 ${figure} 天`,
  no_order: ({ day, figure }) => `最晚应在 ${day} 申请采购，过了 ${figure} 天仍没有采购单`,
  small_order: ({ figure, against, unit }) => `建议订 ${against} ${unit}，实际订 ${figure} ${unit}`,
  low_reorder_point: ({ figure, against, unit }) => `按 ${figure} ${unit}触发补货，建议值为 ${against} ${unit}`,
  low_forecast: ({ figure, against, unit }) =>
    `预测 ${against} ${unit}，实际需求 ${figure} ${unit}，此前各周也一直预测偏低`,
  demand_beyond: ({ figure, against, unit }) => `实际需求 ${figure} ${unit}，超过预测的 95% 上限 ${against} ${unit}`,
  large_order: ({ day, figure, unit }) => `${day} 有一笔 ${figure} ${unit}的大单`,
  known_occasion: ({ day, figure, name }) => `${name}，自 ${day} 起 ${figure} 天`,
  count_difference: ({ day, figure, against, unit }) => `${day} 盘点：账面 ${against} ${unit}，实盘 ${figure} ${unit}`,
  negative_stock: ({ day, figure, unit }) => `${day} 账面库存为 ${figure} ${unit}，低于零`,
  quality_hold: ({ day, figure, unit }) => `${day} 质检占用 ${figure} ${unit}`,
  unfit_return: ({ day, figure, unit }) => `${day} 退货中有 ${figure} ${unit}不能再售`,
  transfer: ({ day, figure, unit }) => `${day} 调出 ${figure} ${unit}`,
  allocation: ({ day, figure, unit }) => `${day} 预留 ${figure} ${unit}`,
  short_component: ({ figure, name }) => `缺少组件 ${name}，完工晚了 ${figure} 天`,
  wrong_lead_time: ({ figure, against }) => `资料中的提前期为 ${figure} 天，实际到货通常要 ${against} 天`,
  wrong_pack_size: ({ figure, against, unit }) => `资料中每包 ${figure} ${unit}，实际每包 ${against} ${unit}`,
};

/** A piece of evidence in one Chinese clause. */
export function causeFactClause({ kind, day, figure, against, name }: CauseFact, unit: string): string {
  return CLAUSES[kind]({
    ...{ day, name, unit, figure: quantityText(figure) },
    against: against === null ? "" : quantityText(against),
  });
}

const REASONS: Readonly<Record<UndeterminedReason, string>> = {
  no_path: "缺货前的库存或需求没有记录，无法还原经过",
  nothing_lost: "货架空着的时候没有需求落空，没有可以避免的损失",
  records_disagree: "按现有单据还原的缺货量与实际相差太大，可能有单据缺失或账实不符",
  nothing_explains: "单独改正任何一个环节都不足以避免这次缺货",
  several_alike: "两个以上原因的影响差不多，不能断定主要原因",
};

const MISSING: Readonly<Record<MissingEvidence, string>> = {
  stock_before: "缺货前的库存",
  demand: "每日需求",
  purchases: "采购订单",
  promised_day: "采购单的预计到货日",
  receipt_order: "入库单上的采购单号",
  request_times: "采购申请和审批时间",
  usual_approval: "至少 5 次审批用时",
  plan: "补货建议或最晚下单日",
  forecast: "当时的预测",
  forecast_history: "此前至少 4 周的预测与实际",
  counts: "盘点单",
  stock_taken: "调拨、预留和质检占用记录",
  components: "生产单的缺料记录",
  master_check: "提前期和包装数的核对",
};

/** Records that are missing, in Chinese. */
export function missingText(missing: MissingEvidence): string {
  return MISSING[missing];
}

/** The answer in Chinese: the main cause with its first pieces of evidence, or why there is none and what would help. */
export function causeVerdictSentence(verdict: CauseVerdict, unit: string): string {
  if (verdict.kind === "undetermined") return undeterminedSentence(verdict.reason, verdict.missing);
  const found = verdict.findings.find((finding) => finding.kind === "scored" && finding.cause === verdict.main);
  const facts = found?.kind === "scored" ? found.facts.slice(0, CLAUSES_SHOWN) : [];
  const prior = verdict.is_by_prior ? "另有原因影响相近，按以往人工选择排在首位。" : "";
  const share = found?.kind === "scored" ? avoidedText(found) : "";
  const evidence = facts.map((fact) => causeFactClause(fact, unit)).join("；");
  return `主要原因：${CAUSE_LABELS[verdict.main]}（${STAGE_LABELS[verdict.stage]}环节）。${evidence}。${share}${prior}`;
}

const CLAUSES_SHOWN = 3;

function avoidedText({ cause, avoided_share }: ScoredCause): string {
  return `${MENDED[cause]}，可少损失约 ${Math.round(100 * avoided_share)}%。`;
}

const MENDED: Readonly<Record<CauseClass, string>> = {
  supplier_late: "若按承诺日到货",
  supplier_short: "若按订购量到齐",
  approval_slow: "若审批按平常用时",
  ordered_late: "若在最晚下单日申请",
  ordered_little: "若按建议量和建议水平订货",
  forecast_bias: "若预测没有偏低",
  demand_surge: "若需求不超过预测的 95% 上限",
  record_error: "若账实相符",
  quality_hold: "若没有这些质检和退货占用",
  stock_reserved: "若没有这些调拨和预留",
  component_short: "若组件齐套、按计划完工",
  master_data: "若基础资料正确",
};

function undeterminedSentence(reason: UndeterminedReason, missing: readonly MissingEvidence[]): string {
  const wanted = missing.map((one) => MISSING[one]).join("、");
  return `无法判断：${REASONS[reason]}。${wanted === "" ? "" : `补上这些记录后可再判断：${wanted}。`}`;
}
