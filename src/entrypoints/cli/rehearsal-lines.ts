import { tableLines } from "./text-table.ts";
import type {
  RehearsalOutcome,
  RehearsalProgress,
  RehearsalReport,
  RehearsedComparison,
  RehearsedGroup,
  RehearsedPoint,
} from "../../contracts/rehearsal.ts";

/** What a rehearsal is doing. */
export const STAGE_WORDS: Readonly<Record<RehearsalProgress["stage"], string>> = {
  learning: "学习开始日以前的数据",
  replaying: "逐日重演",
};

const POLICY_WORDS: Readonly<Record<RehearsedPoint["policy"], string>> = {
  current: "现行规则",
  thresholds: "表单上的最低库存",
  textbook: "教科书公式（每月重算）",
  engine: "缺货卫士",
};
const GROUP_WORDS: Readonly<Record<RehearsedGroup["group"], string>> = {
  all: "全部商品",
  with_minimum: "填了最低库存的商品",
  A: "A 类",
  B: "B 类（含未分类）",
  C: "C 类",
};
const REASON_WORDS: Readonly<Record<RehearsalReport["left_out"][number]["reason"], string>> = {
  stock_level: "没有库存记录",
  demand_history: "开始日以前没有销售历史",
  in_stock_days: "开始日以前有货不足 14 天",
  demand_days: "开始日以前有销量的天数不足",
};

const HEAD = [
  "策略",
  "服务水平",
  "缺货天数",
  "满足率",
  "平均库存",
  "库存金额",
  "订货次数",
  "预警/周",
  "预警提前",
  "没预警的缺货",
  "前沿",
];

/** An outcome as lines of text. */
export function outcomeLines(outcome: RehearsalOutcome): readonly string[] {
  if (outcome.kind === "too_little") {
    const { history_days, needed_days, left_out } = outcome.missing;
    return [
      `样本不足：一半的商品有 ${history_days} 天的历史，至少需要 ${needed_days} 天（8 周重演，加开始前 4 周学习）。`,
      ...leftOutLines(left_out),
    ];
  }
  const { report } = outcome;
  return [...headLines(report), ...report.groups.flatMap(groupLines)];
}

function headLines(report: RehearsalReport): readonly string[] {
  const { first_day, today, days, wished_days, items, filled_days, item_days } = report;
  return [
    `重演 ${first_day} 至 ${today} 的前一天，共 ${days} 天，${items} 个商品。`,
    ...(days < wished_days ? [`历史不够 ${wished_days} 天，用了现有的 ${days} 天。`] : []),
    `补上了 ${filled_days} 个缺货日的需求（占全部商品天数的 ${percent(filled_days / Math.max(1, item_days))}）。`,
    ...counted(report.assumed_stock, "个商品没有出入库流水，期初库存按今天的库存"),
    ...counted(report.assumed_lead_time, "个商品的到货记录不足 5 次，到货天数按分布抽取"),
    ...counted(report.without_cost, "个商品没有采购价，不计入库存金额"),
    ...counted(report.with_own_level, "个商品在表单上写了自己的服务水平，不随类别变化"),
    ...leftOutLines(report.left_out),
  ];
}

function counted(count: number, words: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${words}。`];
}

function leftOutLines(left_out: RehearsalReport["left_out"]): readonly string[] {
  return left_out.map(({ reason, items }) => `未参加：${items} 个商品，${REASON_WORDS[reason]}。`);
}

function groupLines({ group, items, points, comparisons }: RehearsedGroup): readonly string[] {
  return [
    "",
    `【${GROUP_WORDS[group]}】${items} 个`,
    ...tableLines([HEAD, ...points.filter((shown) => isShown(shown, points)).map(cellsOf)]),
    ...comparisons.map((comparison) => comparisonLine(comparison, items)),
  ];
}

/** Levels that nobody asked for only serve the comparison. */
function isShown({ service_level }: RehearsedPoint, points: readonly RehearsedPoint[]): boolean {
  return service_level === null || points.some((point) => point.is_proposed && point.service_level === service_level);
}

function cellsOf(point: RehearsedPoint): readonly string[] {
  return [
    POLICY_WORDS[point.policy],
    point.service_level === null ? "—" : String(point.service_level),
    String(point.stockout_days),
    point.fill_rate === null ? "—" : percent(point.fill_rate),
    rounded(point.average_stock_units),
    rounded(point.average_stock_value),
    String(point.orders),
    point.alerts_per_week.toFixed(1),
    point.warning_lead_days === null ? "—" : `${point.warning_lead_days} 天`,
    `${point.unwarned_stockouts} / ${point.stockouts}`,
    point.is_pareto ? "●" : "",
  ];
}

/** Against a policy, in one honest sentence. */
function comparisonLine(comparison: RehearsedComparison, group_items: number): string {
  const { against, verdict, stockout_change, stock_change, items = group_items } = comparison;
  const among = items < group_items ? `（只比 ${items} 个没有补货目标、保质期、库容和阶梯价的商品）` : "";
  const than = `与${POLICY_WORDS[against]}相比${among}`;
  if (verdict === "better") return `${than}：缺货卫士库存更少，缺货也更少。`;
  if (verdict === "worse") return `${than}：缺货卫士库存更多，缺货也更多。`;
  const told = [
    ...(stockout_change === null ? [] : [`同样库存下缺货天数 ${signed(stockout_change)}`]),
    ...(stock_change === null ? [] : [`同样缺货天数下库存 ${signed(stock_change)}`]),
  ];
  return told.length === 0
    ? `${than}：所试的服务水平没有落在同样的库存或缺货天数上，无法比较。`
    : `${than}：${told.join("；")}。`;
}

function signed(change: number): string {
  const text = (Math.abs(change) * 100).toFixed(1);
  return `${change < 0 ? "−" : "+"}${text} %`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function rounded(value: number): string {
  return Math.round(value).toLocaleString("en");
}
