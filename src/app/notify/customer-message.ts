import type { ExposedCustomer } from "../../domain/customer/exposed-customers.ts";
import { quantityText } from "../../domain/text/quantity-text.ts";
import type { Message } from "../../contracts/message.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { AssessedSubject } from "../effects/assessed-subject.ts";
import { channelChain } from "./channel-names.ts";
import { shownCode, shownItem, shownName } from "./shown-name.ts";
import { arrivalDay } from "./supply-advice.ts";

/** Orders that a message names. */
const NAMED_ORDERS = 3;

/**
 * What a customer is told of their own order that cannot be served: what lacks, since when it is expected, whom to ask.
 * No figure of the firm is in it. The address is found when it goes, so that none is kept with the message.
 */
export function customerMessage(
  assessed: AssessedSubject,
  customer: ExposedCustomer,
  rule: Pick<AlertRuleRow, "channel">,
  reference: string,
): Message {
  const item = shownItem(assessed);
  const { unit } = assessed.risk.explanation;
  const arrival = arrivalDay(assessed);
  const owner = assessed.customers.get(customer.customer_code)?.owner_name?.trim() ?? "";
  return {
    ...channelChain(rule.channel),
    purpose: "service",
    receiver_role: "客户",
    receiver: null,
    customer_code: customer.customer_code,
    severity: "none",
    title: `您订购的${item}暂时缺货`,
    lines: [
      `订单：${ordersText(customer)}，暂缺 ${quantityText(customer.affected_quantity)} ${unit}`,
      arrival === null ? "到货：正在加紧补货，时间确定后告诉您" : `到货：预计 ${arrival}，到货后优先为您发出`,
      `说明：给您添麻烦了，十分抱歉；需要改单或退款请联系${owner === "" ? "我们" : `您的销售 ${shownName(owner)}`}`,
    ],
    link: null,
    reference,
  };
}

function ordersText({ lines }: ExposedCustomer): string {
  const numbers = [...new Set(lines.map(({ line }) => line.order_no))];
  const shown = numbers.slice(0, NAMED_ORDERS).map(shownCode).join("、");
  return numbers.length > NAMED_ORDERS ? `${shown} 等 ${numbers.length} 张` : shown;
}
