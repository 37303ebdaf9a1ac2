/** How a receipt says that some of a message's receivers were left out; the only place where these words stand. */
const WORDS = {
  unreached: "未送达",
  not_sent: "未发送",
  passed_over: "略过",
  unsure: "不确定是否收到",
} as const;

export type LeftOutWord = keyof typeof WORDS;

/** The part of a receipt that tells of those left out: “未送达：2 人，号码有误”. */
export function leftOutText(word: LeftOutWord, who: string): string {
  return `${WORDS[word]}：${who}`;
}

/** Whether a receipt, whose parts stand between semicolons, tells of somebody left out. */
export function tellsOfLeftOut(receipt: string | null): boolean {
  const parts = (receipt ?? "").split("；");
  return parts.some((part) => Object.values(WORDS).some((word) => part.startsWith(`${word}：`)));
}
