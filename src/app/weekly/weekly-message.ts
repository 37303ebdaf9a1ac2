import { type AlertSeverity, SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import { durationText } from "../../domain/text/duration-text.ts";
import { dayText, quantityText, wholeMoneyText } from "../../domain/text/quantity-text.ts";
import type { Message } from "../../contracts/message.ts";
import type { ResponseReport } from "../../contracts/responses.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { KeptAssessment } from "../../ports/assessments.ts";
import { channelChain } from "../notify/channel-names.ts";
import { shownCode, shownPlace } from "../notify/shown-name.ts";
import type { WeeklyReport } from "./weekly-report.ts";

const ALARMING = ["out", "critical", "high"] as const satisfies readonly AlertSeverity[];

/** What the week says to the receiver of a rule. */
export function weeklyMessage(
  report: WeeklyReport,
  rule: AlertRuleRow,
  { link, reference }: Pick<Message, "link" | "reference">,
): Message {
  const { overview, responses, worst, from, to, today, placeName } = report;
  const counts = ALARMING.map((severity) => `${SEVERITY_LABELS[severity]} ${overview.counts[severity]}`).join("、");
  return {
    ...channelChain(rule.channel),
    ...{ receiver_role: rule.receiver_role, receiver: rule.receiver, link, reference },
    severity: ALARMING.find((severity) => overview.counts[severity] > 0) ?? "none",
    title: `【周报】${dayText(from, today)}至 ${dayText(to, today)}：${counts}`,
    lines: [
      `现在：${counts}，预计损失合计 ${wholeMoneyText(overview.alarming_loss)} 元。`,
      raisedLine(responses),
      ...speedLines(responses),
      ...(responses.waiting === 0 ? [] : [`注意：${responses.waiting} 个预警通知后一天以上仍无人处理。`]),
      ...(worst.length === 0
        ? ["目前没有需要处理的商品。"]
        : worst.map((kept, index) => worstLine(kept, index, { today, placeName }))),
    ],
  };
}

function raisedLine({ recent, before }: ResponseReport): string {
  const earlier = before === null ? "" : `（前 7 天 ${before.alerts} 个）`;
  const told = recent.untold === 0 ? "" : `，${recent.untold} 个没有通知任何人`;
  return `近 7 天：新产生预警 ${recent.alerts} 个${earlier}，其中 ${recent.cleared} 个已解除${told}。`;
}

/** Nothing where nobody has answered or ordered yet. */
function speedLines({ recent, before }: ResponseReport): readonly string[] {
  const steps = [
    ["有人处理", recent.answered, before?.answered],
    ["下采购单", recent.ordered, before?.ordered],
  ] as const;
  const told = steps.flatMap(([name, now, earlier]) => {
    if (now.median_ms === null) return [];
    const was = earlier?.median_ms ?? null;
    return [`${name} ${durationText(now.median_ms)}${was === null ? "" : `（前 7 天 ${durationText(was)}）`}`];
  });
  return told.length === 0 ? [] : [`处理速度（一半快于）：${told.join("，")}。`];
}

function worstLine(
  { item_name, location_code, risk }: KeptAssessment,
  index: number,
  { today, placeName }: Pick<WeeklyReport, "today" | "placeName">,
): string {
  const place = location_code === "" ? "" : `（${shownPlace(location_code, placeName)}）`;
  const when =
    risk.stockout_date === null || risk.severity === "out" ? "" : `，预计 ${dayText(risk.stockout_date, today)}缺货`;
  const { suggested_order_quantity: suggested } = risk;
  const order = suggested === null || suggested === 0 ? "" : `，建议订 ${quantityText(suggested)}`;
  return `${index + 1}. ${SEVERITY_LABELS[risk.severity]} ${shownCode(item_name)}${place}${when}${order}`;
}
