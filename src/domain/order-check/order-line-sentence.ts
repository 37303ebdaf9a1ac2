import type { Day } from "../calendar/day.ts";
import type { RiskAssessment } from "../risk/risk-assessment.ts";
import { isAlarming } from "../risk/severity.ts";
import { dayText, percentText, quantityText } from "../text/quantity-text.ts";
import type { OrderCheck, OrderShipping } from "./order-check.ts";

/** A smaller risk is not worth a customer's attention. */
const TOLD_RISK = 0.05;

/**
 * What is said to whoever takes an order, in Chinese sentences. Scarcity is told plainly and with the figure: customers
 * who know come back, those who find out later less so.
 */
export function orderLineSentence(
  { now, after, shipping }: OrderCheck,
  { quantity, run_out_probability }: { readonly quantity: number; readonly run_out_probability: number | null },
): string {
  if (shipping === null) return "没有库存记录，无法判断能否发货。";
  const { unit, today } = now.explanation;
  const units = (value: number) => `${quantityText(value)} ${unit}`;
  const reserve = reserveText(shipping, units);
  if (shipping.short_quantity > 0) return `${shortText(shipping, units)}${reserve}${whenText(shipping, today)}`;
  const scarcity = isScarce(now, after) ? `仅剩 ${units(shipping.served_quantity + shipping.left_quantity)}，` : "";
  const risk = (run_out_probability ?? 0) >= TOLD_RISK ? riskText(run_out_probability ?? 0) : "";
  return `${scarcity}可从现货发出 ${units(quantity)}。${reserve}${risk}`;
}

/** P(others take what is left before the line leaves, so many days from now); null where the course of stock is not known. */
export function runOutBefore({ projection, shipping }: OrderCheck, days: number): number | null {
  if (shipping === null) return null;
  if (shipping.short_quantity > 0) return 1;
  return projection[Math.min(days, projection.length) - 1]?.stockout_probability ?? null;
}

/** Whether the line needs something instead. */
export function needsSubstitute({ after, shipping }: OrderCheck): boolean {
  return shipping !== null && (shipping.short_quantity > 0 || isAlarming(after.severity));
}

function isScarce(now: RiskAssessment, after: RiskAssessment): boolean {
  return isAlarming(now.severity) || isAlarming(after.severity);
}

function shortText({ served_quantity, short_quantity }: OrderShipping, units: (value: number) => string): string {
  if (served_quantity > 0) return `仅剩 ${units(served_quantity)}，还差 ${units(short_quantity)}。`;
  return `现在没有货，差 ${units(short_quantity)}。`;
}

/** That units are kept aside, and whether the line has its part of them; empty where there are none. */
export function reserveText({ reserve }: OrderShipping, units: (value: number) => string): string {
  if (reserve === undefined) return "";
  const { quantity, used_quantity, is_for_customer } = reserve;
  if (!is_for_customer) return `另有 ${units(quantity)}为重点客户预留，不在其内。`;
  return used_quantity > 0 ? `其中 ${units(used_quantity)}出自为重点客户预留的 ${units(quantity)}。` : "";
}

function whenText({ ship_date, sure_ship_date }: OrderShipping, today: Day): string {
  if (ship_date === null) return "在途采购也不够，暂时定不了发货日期。";
  const likely = `按在途到货，多半 ${dayText(ship_date, today)}可发齐`;
  if (sure_ship_date === null) return `${likely}，再晚到什么时候还说不准。`;
  if (sure_ship_date === ship_date) return `${likely}，九成把握。`;
  return `${likely}，九成把握不晚于 ${dayText(sure_ship_date, today)}。`;
}

function riskText(probability: number): string {
  return `发货前被其他订单用完的可能为 ${percentText(probability)}，请尽快锁定库存。`;
}
