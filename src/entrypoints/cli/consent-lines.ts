import type { ConsentReport } from "../../contracts/consent.ts";
import { chinaMinuteText } from "../../domain/calendar/china-time.ts";
import { tableLines } from "./text-table.ts";

const PURPOSES = { internal: "内部", service: "服务通知", marketing: "营销", all: "全部" } as const;
const KINDS = { opt_in: "同意", opt_out: "退订" } as const;
const SOURCES = { reply: "短信回复", vendor_block: "平台或运营商拦截", form: "表单", person: "人工登记" } as const;
const STANDINGS = { opted_in: "已同意", opted_out: "已退订", silent: "没有表示" } as const;

/** What is known of a person's choices, line by line, by China's clock. */
export function consentLines({ shown, standings, entries, sent }: ConsentReport): readonly string[] {
  const { internal, service, marketing } = standings;
  const choices = entries.map(({ at, kind, purpose, source, note }) => {
    return [chinaMinuteText(at), `${KINDS[kind]}${PURPOSES[purpose]}`, SOURCES[source], note];
  });
  const sendings = sent.map(({ at, purpose, channel }) => [chinaMinuteText(at), PURPOSES[purpose], channel]);
  return [
    `${shown}：服务通知${STANDINGS[service]}，营销${STANDINGS[marketing]}，内部${STANDINGS[internal]}`,
    ...(entries.length === 0
      ? ["没有同意或退订的记录。"]
      : tableLines([["时间", "选择", "来源", "说明"], ...choices], [0, 1, 2, 3])),
    ...(sent.length === 0
      ? []
      : ["近 60 天发给对方的：", ...tableLines([["时间", "用途", "通道"], ...sendings], [0, 1, 2])]),
  ];
}
