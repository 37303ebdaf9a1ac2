import { dayText, quantityText } from "../../domain/text/quantity-text.ts";
import { compareText } from "../../domain/math/compare-text.ts";
import { heldOrderText } from "../../domain/risk/held-order-text.ts";
import { TARGET_LABELS } from "../../domain/inventory/replenishment-target.ts";
import type { AssessedSubject } from "../effects/assessed-subject.ts";
import { shownCode, shownName } from "./shown-name.ts";

/** What the buyer does: have moved what others can spare, order how much, from whom, by when; press what is late. */
export function orderAdvice(assessed: AssessedSubject): readonly string[] {
  const late = lateReceipts(assessed).map((receipt) => `催货：${receipt}。`);
  const moves = assessed.transfers_first === undefined ? [] : [`调拨：${assessed.transfers_first.advice}。`];
  const order = orderLine(assessed);
  if (order !== null) return [...moves, order, ...late];
  if (moves.length > 0) return [...moves, ...late];
  if (late.length > 0) return late;
  const due = coming(assessed);
  return due.length === 0 ? [noOrderLine(assessed)] : [`处理：${due.join("；")}，暂不需要追加订货。`];
}

function orderLine(assessed: AssessedSubject): string | null {
  const { facts, risk, transfers_first } = assessed;
  const { today, unit } = risk.explanation;
  const quantity = toOrder(assessed);
  if (quantity <= 0)
    return risk.rounding_reason === null ? null : `处理：${risk.rounding_reason}，${byHand(assessed)}。`;
  const supplier = facts.supplier === null ? null : shownName(facts.supplier.supplier_name);
  const code = facts.item?.supplier_code ?? null;
  const from = supplier ?? (code === null ? null : `供应商 ${shownCode(code)}`);
  const isDue = risk.order_by_date === null || risk.order_by_date <= today;
  const by = isDue ? "今天下单" : `最晚 ${dayText(risk.order_by_date, today)}下单`;
  const reason = transfers_first === undefined ? risk.rounding_reason : transfers_first.rounding_reason;
  const rounding = reason === null ? "" : `（${reason}）`;
  return `处理：${from === null ? "" : `向 ${from} `}订 ${quantityText(quantity)} ${unit}${rounding}，${by}。`;
}

/** What is left to a person: the reason above tells between what they choose, where it presses. */
function byHand({ risk }: AssessedSubject): string {
  return heldOrderText(risk.explanation) === null ? "请人工安排" : "今天从“原因”里的办法中选定一种";
}

/** Nothing is to be ordered by a target that a person set; else somebody has to look. */
function noOrderLine({ risk }: AssessedSubject): string {
  const target = risk.explanation.order?.target;
  if (target === undefined || target.lacks !== null) return "处理：核对库存与在途，尽快安排补货。";
  return `处理：库存加在途还高于${TARGET_LABELS[target.wished]}的再订货点，今天不用订。`;
}

/** The order that awaits approval, in a few words; empty where none is suggested. */
export function ordered(assessed: AssessedSubject): readonly string[] {
  const quantity = toOrder(assessed);
  return quantity > 0 ? [`已建议补货 ${quantityText(quantity)} ${assessed.risk.explanation.unit}，待审批`] : [];
}

/** Units that remain to be bought once others have given theirs. */
function toOrder({ risk, transfers_first }: AssessedSubject): number {
  return transfers_first?.order_quantity ?? risk.suggested_order_quantity ?? 0;
}

/** The day by which more is likely there, never before it is due; null while nothing is on order that helps. */
export function arrivalDay({ risk }: AssessedSubject): string | null {
  const arrival = risk.projection.find(({ receipt }) => receipt > 0);
  if (arrival === undefined) return null;
  const [due = arrival.day] = risk.explanation.supply.receipts.map((receipt) => receipt.due).sort(compareText);
  return dayText(due > arrival.day ? due : arrival.day, risk.explanation.today);
}

const SHOWN_RECEIPTS = 2;

/** What is on its way, the earliest first. */
export function coming({ risk }: AssessedSubject): readonly string[] {
  const { supply, today, unit } = risk.explanation;
  return [...supply.receipts]
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .slice(0, SHOWN_RECEIPTS)
    .map(({ quantity, due, days_late }) => {
      const state = days_late > 0 ? `已逾期 ${days_late} 天` : `应于 ${dayText(due, today)}到货`;
      return `在途 ${quantityText(quantity)} ${unit}${state}`;
    });
}

function lateReceipts({ risk }: AssessedSubject): readonly string[] {
  const { supply, unit } = risk.explanation;
  return supply.receipts
    .filter(({ days_late }) => days_late > 0)
    .sort((a, b) => b.days_late - a.days_late)
    .slice(0, SHOWN_RECEIPTS)
    .map(({ purchase_order_no, quantity, days_late }) => {
      const name = purchase_order_no === "" ? "在途采购" : `采购单 ${shownCode(purchase_order_no)}`;
      return `${name} ${quantityText(quantity)} ${unit}，已逾期 ${days_late} 天`;
    });
}
