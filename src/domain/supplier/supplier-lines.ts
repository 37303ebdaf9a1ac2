import { slowdownText } from "../inventory/supplier-slowdown.ts";
import { percentText, quantityText } from "../text/quantity-text.ts";
import type { ExplanationLine } from "../risk/explanation-lines.ts";
import { LEAST_DELIVERIES } from "./lead-time-figures.ts";
import { FALSE_ALARM_RATE } from "./lead-time-trend.ts";
import type { ScorePartName, ShopRates } from "./supplier-score.ts";
import type { SupplierLine } from "./supplier-table.ts";

const PART_LABELS: Readonly<Record<ScorePartName, string>> = {
  on_time: "准时",
  in_full: "足量",
  steady: "稳定",
  trend: "趋势",
};

/** What was learned of a supplier as a table in Chinese: every figure, how it was computed, and from what. */
export function supplierLines(line: SupplierLine, shop: ShopRates): readonly ExplanationLine[] {
  return [
    ...leadTimeLines(line),
    ...latenessLines(line, shop),
    ...fullnessLines(line),
    trendLine(line),
    ...dependenceLines(line),
    ...scoreLines(line),
  ];
}

function leadTimeLines({ delivery_count, lead_time }: SupplierLine): ExplanationLine[] {
  const counted = { label: "到货次数", value: `${delivery_count} 次（同一天下单、同一天到货的各行算一次；近两年）` };
  if (lead_time === null) return [counted, { label: "提前期", value: `样本不足，至少需要 ${LEAST_DELIVERIES} 次到货` }];
  const { mean_days, sd_days, p10_days, median_days, p90_days, promised_days } = lead_time;
  const [mean, sd, median, p10, p90] = [mean_days, sd_days, median_days, p10_days, p90_days].map(quantityText);
  return [
    counted,
    { label: "提前期", value: `平均 ${mean} ± ${sd} 个工作日（下单次日起算到收货日，标准差除以 n−1）` },
    { label: "提前期分布", value: `中位 ${median}，P10 ${p10}，P90 ${p90} 个工作日（样本分位数，线性内插）` },
    ...(promised_days === null
      ? []
      : [{ label: "承诺提前期", value: `中位 ${quantityText(promised_days)} 个工作日（采购单的预计到货日）` }]),
  ];
}

function latenessLines({ lateness }: SupplierLine, { late_rate: shop_rate }: ShopRates): ExplanationLine[] {
  const { promised_count, late_count, late_rate, late_mean_days, late_p90_days } = lateness;
  if (promised_count === 0) return [{ label: "迟到率", value: "没有写预计到货日的采购单，无法比较" }];
  const share = late_rate === null ? `样本不足 ${LEAST_DELIVERIES} 次` : percentText(late_rate);
  const than = shop_rate === null ? "" : `；全店 ${percentText(shop_rate)}`;
  const late =
    late_mean_days === null || late_p90_days === null
      ? []
      : [
          {
            label: "迟到时晚几天",
            value: `平均 ${quantityText(late_mean_days)}，P90 ${quantityText(late_p90_days)} 个工作日`,
          },
        ];
  return [
    {
      label: "迟到率",
      value: `${share}（晚于预计到货日 ${late_count} 次 ÷ 有预计到货日 ${promised_count} 次${than}）`,
    },
    ...late,
  ];
}

function fullnessLines({ fullness }: SupplierLine): ExplanationLine[] {
  const { judged_count, full_count, full_rate, overdue_count } = fullness;
  const share = full_rate === null ? `样本不足 ${LEAST_DELIVERIES} 行` : percentText(full_rate);
  const how = `收货不少于订货 ${full_count} 行 ÷ 已关闭或已过预计到货日 ${judged_count} 行`;
  return [
    { label: "足量率", value: judged_count === 0 ? "还没有可判断的采购行" : `${share}（${how}；未收货即关闭的不计）` },
    ...(overdue_count === 0 ? [] : [{ label: "逾期未到", value: `${overdue_count} 行采购已过预计到货日` }]),
  ];
}

function trendLine({ trend }: SupplierLine): ExplanationLine {
  const label = "近期趋势";
  if (trend.kind === "too_few") {
    return { label, value: `样本不足，至少需要 ${trend.needed} 次到货，现有 ${trend.deliveries} 次` };
  }
  const word = { lengthened: "明显变慢", shortened: "明显变快", steady: "没有明显变化" }[trend.kind];
  const test = `同类商品相比为此前的 ${quantityText(trend.ratio)} 倍；秩和检验 p = ${pText(trend.p_value)}`;
  const rule = `p ≤ ${FALSE_ALARM_RATE * 100}% 且慢 20%、至少 1 天才报，即没有变化时每次判断误报不超过 ${FALSE_ALARM_RATE * 100}%`;
  return { label, value: `${word}：${slowdownText(trend)}；${test}（${rule}）` };
}

function dependenceLines(line: SupplierLine): ExplanationLine[] {
  const { item_count, single_source_count, expected_loss_share, purchase_value_share, dependence, risk } = line;
  return [
    { label: "供货商品", value: `${item_count} 个在售商品，其中 ${single_source_count} 个只有过这一家供应商` },
    {
      label: "依赖度",
      value: `${percentText(dependence)}（取大者：预计损失占 ${shareText(expected_loss_share)}，近一年采购额占 ${shareText(purchase_value_share)}）`,
    },
    { label: "风险", value: `${percentText(risk)}（迟到率 × 依赖度；迟到率向全店平均收缩，相当于多 3 次到货）` },
  ];
}

function scoreLines({ score }: SupplierLine): ExplanationLine[] {
  if (score === null) return [{ label: "评分", value: `样本不足，至少需要 ${LEAST_DELIVERIES} 次到货` }];
  const parts = score.parts.map(({ part, points, most_points }) => {
    return `${PART_LABELS[part]} ${quantityText(points)}/${quantityText(most_points)}`;
  });
  const how = "准时 = 1 − 迟到率，足量 = 足量率，稳定 = 中位 ÷ P90，趋势 = 变慢时 1 ÷ 倍数；权重 40:30:20:10 为约定";
  return [{ label: "评分", value: `${Math.round(score.value)} 分 = ${parts.join(" + ")}（${how}）` }];
}

function shareText(share: number | null): string {
  return share === null ? "—" : percentText(share);
}

function pText(p: number): string {
  return p < 0.0001 ? "<0.0001" : String(Number(p.toPrecision(2)));
}
