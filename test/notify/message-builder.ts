import type { Message } from "../../src/contracts/message.ts";

/** A message that any channel can send. */
export function aMessage(parts: Partial<Message> = {}): Message {
  return {
    channel: "测试通道",
    receiver_role: "采购",
    receiver: "buyer@shop.test",
    severity: "critical",
    title: "【紧急】不锈钢保温杯 预计 11 月 26 日缺货",
    lines: ["等级：紧急，可用 12 件", "处理：向 王氏五金 订 120 件，今天下单。"],
    link: "https://board.shop.test/items/A-1",
    reference: "message/A-1/WH/1/critical/rule",
    ...parts,
  };
}
