import type { Message } from "../../contracts/message.ts";
import type { MessagePurpose } from "../../domain/consent/consent-entry.ts";
import { addDays } from "../../domain/calendar/day.ts";
import { dayText } from "../../domain/text/quantity-text.ts";
import type { SampleSetting } from "./sample-alert.ts";

const ARRIVES_IN = 5;
const REMARK = "说明：这是通道测试，商品与订单都是示例，不必处理";

/** A message as customers get it, of an item and an order that there are not; it bears the same lines as real ones. */
export function sampleCustomerMessage(
  { channel, receiver, clock }: Omit<SampleSetting, "link">,
  purpose: Exclude<MessagePurpose, "internal">,
): Message {
  const today = clock.today();
  return {
    ...{ channel, purpose, receiver, receiver_role: "客户", severity: "none", link: null },
    ...(purpose === "service" ? lacking(dayText(addDays(today, ARRIVES_IN), today)) : OFFER),
    reference: `test/${channel}/${purpose}/${clock.now()}`,
  };
}

type Words = Pick<Message, "title" | "lines">;

function lacking(arrival: string): Words {
  return {
    title: "您订购的示例商品暂时缺货",
    lines: ["订单：TEST-1，暂缺 12 件", `到货：预计 ${arrival}，到货后优先为您发出`, REMARK],
  };
}

const OFFER: Words = { title: "示例商品有新的替代品", lines: ["商品：示例替代品", REMARK] };
