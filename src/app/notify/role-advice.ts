import { quantityText, wholeMoneyText } from "../../domain/text/quantity-text.ts";
import type { AssessedSubject, EffectSetting } from "../effects/assessed-subject.ts";
import { affectedCustomers } from "./affected-customers.ts";
import { isReceiverRole } from "./receiver-role.ts";
import { shownItem } from "./shown-name.ts";
import { arrivalDay, coming, orderAdvice, ordered } from "./supply-advice.ts";

type Setting = Pick<EffectSetting, "bound" | "clock">;

/** What the receiver's role is to know and do, line by line. */
export function roleAdvice(role: string, assessed: AssessedSubject, setting: Setting): readonly string[] {
  if (!isReceiverRole(role)) return [...orderAdvice(assessed), ...affectedCustomers(assessed)];
  switch (role) {
    case "采购":
      return orderAdvice(assessed);
    case "客服":
      return serviceAdvice(assessed);
    case "销售":
      return salesAdvice(assessed);
    case "仓库":
      return warehouseAdvice(assessed);
    case "老板":
      return ownerAdvice(assessed, setting);
  }
}

function serviceAdvice(assessed: AssessedSubject): readonly string[] {
  if (assessed.exposed.length === 0) return [...affectedCustomers(assessed), NEW_ORDERS];
  const arrival = arrivalDay(assessed);
  const promise =
    arrival === null ? "我们正在加紧补货，到货时间确定后马上告知您" : `预计 ${arrival}到货，到货后优先为您发出`;
  return [
    ...affectedCustomers(assessed),
    `处理：今天逐一联系，可以这样说：“您订的${shownItem(assessed)}暂时缺货，${promise}。”`,
  ];
}

function salesAdvice(assessed: AssessedSubject): readonly string[] {
  if (assessed.exposed.length === 0) return [...affectedCustomers(assessed), NEW_ORDERS];
  return [
    ...affectedCustomers(assessed),
    `处理：今天与上述客户商定分批发货、换货或改期；${arrivalDay(assessed) === null ? "尚无在途采购" : `下一批预计 ${arrivalDay(assessed) ?? ""}到货`}。`,
    NEW_ORDERS,
  ];
}

const NEW_ORDERS = "新订单：先确认库存，再答应交期。";

function warehouseAdvice(assessed: AssessedSubject): readonly string[] {
  const { stock, unit } = assessed.risk.explanation;
  const book = stock === null ? "" : `，账面 ${quantityText(stock.on_hand)} ${unit}`;
  return [
    `处理：今天盘点实物${book}，不符请登记盘点单。`,
    ...(assessed.exposed.length === 0 ? [] : ["发货：按承诺交期先后出库，不足的订单先报客服。"]),
    ...coming(assessed).map((receipt) => `收货：${receipt}，到货后优先验收入库。`),
  ];
}

function ownerAdvice(assessed: AssessedSubject, { bound }: Setting): readonly string[] {
  const { exposed } = assessed;
  const done = [
    ...(bound.has("replenishment") ? ordered(assessed) : []),
    ...(bound.has("care_task") && exposed.length > 0 ? [`已安排 ${exposed.length} 位客户的关怀任务`] : []),
    ...coming(assessed),
  ];
  return [
    lossLine(assessed),
    ...affectedCustomers(assessed).slice(0, 1),
    done.length === 0 ? "进展：尚无补货动作，请督促采购处理。" : `进展：${done.join("；")}。`,
  ];
}

function lossLine({ risk }: AssessedSubject): string {
  if (risk.expected_loss === null) return "预计损失：缺少售价，暂时无法估算。";
  const basis = risk.expected_loss_basis === "price" ? "按售价估算" : "按毛利估算";
  return `预计损失：${wholeMoneyText(risk.expected_loss)} 元（${risk.exposure_days} 天内，${basis}）。`;
}
