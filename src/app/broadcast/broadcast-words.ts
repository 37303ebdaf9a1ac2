import { WAITS_FOR_EMPLOYEE } from "../../contracts/broadcast.ts";
import type { KeptBroadcast } from "../../ports/broadcasts.ts";

/** How a broadcast stands, as the page of messages says it: numbers of people, nobody by name. */
export function broadcastWords({ counts, next_at, is_cancelled }: KeptBroadcast): string {
  const isOver = next_at === null;
  if (counts === null)
    return is_cancelled ? CANCELLED : isOver ? "没有查到结果，请在企业微信中查看" : WAITS_FOR_EMPLOYEE;
  const { waiting, sent, lost, limited } = counts;
  const parts = [
    [waiting, isOver ? "员工未确认" : "待员工确认"],
    [sent, "已发出"],
    [lost, "不是好友"],
    [limited, "群发次数已满"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${what} ${count} 人`);
  return [...(is_cancelled ? [CANCELLED] : []), ...told].join("，");
}

const CANCELLED = "群发任务已取消";
