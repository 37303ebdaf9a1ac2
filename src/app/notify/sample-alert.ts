import type { Message } from "../../contracts/message.ts";
import { addDays } from "../../domain/calendar/day.ts";
import { SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import { dayText } from "../../domain/text/quantity-text.ts";
import type { Clock } from "../../ports/clock.ts";

/** Whom a sample goes to, and what it links to; null where the add-on has no address of its own. */
export interface SampleSetting {
  readonly channel: string;
  readonly receiver: string | null;
  readonly link: string | null;
  readonly clock: Pick<Clock, "now" | "today">;
}

const SEVERITY = "high";
const DAYS_LEFT = 9;

/** An alert as buyers get it, of an item that there is not: what arrives shows how real ones will look. */
export function sampleAlert({ channel, receiver, link, clock }: SampleSetting): Message {
  const today = clock.today();
  const out = dayText(addDays(today, DAYS_LEFT), today);
  return {
    channel,
    receiver_role: "采购",
    receiver,
    severity: SEVERITY,
    title: `【${SEVERITY_LABELS[SEVERITY]}】通道测试：示例商品 预计 ${out}缺货`,
    lines: [
      "商品：示例商品（TEST-1，示例仓）",
      `等级：${SEVERITY_LABELS[SEVERITY]}，可用 36 件，可供 ${DAYS_LEFT} 天（按近期日均），14 天内缺货概率 32%`,
      `预计缺货：${out}（${DAYS_LEFT} 天后）`,
      `原因：现有 36 件，日均销量 4 件，预计 ${out}缺货；建议订 120 件。`,
      "处理：向 示例供应商 订 120 件，今天下单。",
      "说明：这是通道测试，商品与数字都是示例，不必处理。",
    ],
    link,
    // A channel that drops what it has had before shall not drop a second test.
    reference: `test/${channel}/${clock.now()}`,
  };
}
