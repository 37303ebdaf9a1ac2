import type { ExposedCustomer } from "../../domain/customer/exposed-customers.ts";
import { quantityText } from "../../domain/text/quantity-text.ts";
import type { AssessedSubject } from "../effects/assessed-subject.ts";
import { shownCode, shownName } from "./shown-name.ts";

const SHOWN_CUSTOMERS = 5;
const SHOWN_ORDERS = 3;

/** Who cannot be served: the number first, then the hardest hit by name, order and the one who looks after them. */
export function affectedCustomers(assessed: AssessedSubject): readonly string[] {
  const { exposed, risk } = assessed;
  if (exposed.length === 0) return ["客户：暂无订单受影响。"];
  const { unit } = risk.explanation;
  const units = exposed.reduce((sum, { affected_quantity }) => sum + affected_quantity, 0);
  const shown = exposed.slice(0, SHOWN_CUSTOMERS).map((customer) => customerLine(assessed, customer));
  const rest = exposed.length - shown.length;
  return [
    `客户：${exposed.length} 位受影响，共缺 ${quantityText(units)} ${unit}。`,
    ...shown,
    ...(rest > 0 ? [`· 另有 ${rest} 位，见预警详情`] : []),
  ];
}

/** How the line about a customer begins, whose name is given as it is shown. */
export function customerLineHead(shown_name: string): string {
  return `· ${shown_name}：`;
}

function customerLine({ customers, risk }: AssessedSubject, customer: ExposedCustomer): string {
  const known = customers.get(customer.customer_code);
  const name = known?.customer_name ?? customer.customer_name ?? customer.customer_code;
  const owner = known?.owner_name == null ? [] : [`负责人 ${shownName(known.owner_name)}`];
  const details = [`订单 ${orderNumbers(customer)}`, ...owner].join("，");
  return `${customerLineHead(shownName(name))}${quantityText(customer.affected_quantity)} ${risk.explanation.unit}（${details}）`;
}

function orderNumbers({ lines }: ExposedCustomer): string {
  const numbers = [...new Set(lines.map(({ line }) => line.order_no))];
  const shown = numbers.slice(0, SHOWN_ORDERS).map(shownCode).join("、");
  return numbers.length > SHOWN_ORDERS ? `${shown} 等 ${numbers.length} 张` : shown;
}
