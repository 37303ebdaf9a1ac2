import { quantityText } from "../../domain/text/quantity-text.ts";
import type { DryRun, DrySpan, DryTotal } from "../../contracts/rules-report.ts";
import { shownChannel } from "../notify/channel-names.ts";

type Receiver = Extract<DryRun, { kind: "counted" }>["receivers"][number];

/** Why nothing was counted. */
const REASONS: Readonly<Record<Extract<DryRun, { kind: "uncounted" }>["reason"], string>> = {
  condition: "无法从过去推算",
  platform: "由平台发送，不推算",
  unreadable: "看不懂规则，不推算",
  no_record: "还没有预警记录",
  customers: "过去影响了哪些客户没有留存，不推算",
};

const CAVEATS: Readonly<Record<Extract<DryRun, { kind: "counted" }>["caveats"][number], string>> = {
  watch_unknown: "“关注”级当时没有规则要，没有记录，未计入",
  dates_left_out: "不看生效和截止日期",
};

/** What a rule would have sent, in a line. */
export function dryRunText(run: DryRun): string {
  if (run.kind === "uncounted") return REASONS[run.reason];
  const parts = [
    ...(run.digests === 0 ? [] : [`汇总 ${run.digests}`]),
    ...(run.escalations === 0 ? [] : [`升级 ${run.escalations}`]),
  ];
  const detail = parts.length === 0 ? "" : `（其中${parts.join("、")}）`;
  const caveats = run.caveats.map((caveat) => `；${CAVEATS[caveat]}`).join("");
  const unsent = run.unsent === 0 ? "" : `；另有 ${run.unsent} 条发不出去（通道尚未设置）`;
  return `${run.messages} 条${detail}${unsent}${caveats}`;
}

/** What the rules in force would have sent together: “这些规则在过去 30 天会发出 14 条消息，给 3 个接收者”. */
export function totalText({ days, since, is_whole }: DrySpan, total: DryTotal): string {
  if (since === null) return "还没有预警记录，无法推算；产生过预警之后再看。";
  const span = is_whole ? `在过去 ${days} 天` : `自 ${since} 有记录以来`;
  const weekly = total.messages_per_week === null ? "" : `，平均每周 ${quantityText(total.messages_per_week)} 条`;
  const unsent = total.unsent === 0 ? "" : `；另有 ${total.unsent} 条因通道尚未设置发不出去`;
  const rest = total.uncounted === 0 ? "" : `；另有 ${total.uncounted} 条规则不能推算`;
  return `${total.rules} 条规则${span}会发出 ${total.messages} 条消息，给 ${total.receivers} 个接收者${weekly}${unsent}${rest}。`;
}

/** How a receiver's messages would go, or why they could not: “经 控制台（企业微信采购群 尚未设置）”. */
export function wayText({ channel, unset_channels }: Pick<Receiver, "channel" | "unset_channels">): string {
  const unset = unset_channels.length === 0 ? "" : `（${unset_channels.map(shownChannel).join("、")} 尚未设置）`;
  return channel === null ? `发不出去${unset}` : `经 ${shownChannel(channel)}${unset}`;
}
