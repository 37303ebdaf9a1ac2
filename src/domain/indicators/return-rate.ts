import { wilsonInterval } from "../math/wilson-interval.ts";
import { quantityText } from "../text/quantity-text.ts";

/** Units that came back and units that went out in one period. */
export interface ReturnedUnits {
  readonly returned: number;
  /** Of them, those that may be sold again. */
  readonly resellable: number;
  /** What sales lines say was shipped. */
  readonly shipped: number;
  /** What was asked for by the lines that are over: counts where nobody writes down what was shipped. */
  readonly closed: number;
}

/** Nothing went out and nothing came back. */
export const NO_UNITS: ReturnedUnits = { returned: 0, resellable: 0, shipped: 0, closed: 0 };

/** Units of two, each figure by itself. */
export function addUnits(one: ReturnedUnits, other: ReturnedUnits): ReturnedUnits {
  return {
    returned: one.returned + other.returned,
    resellable: one.resellable + other.resellable,
    shipped: one.shipped + other.shipped,
    closed: one.closed + other.closed,
  };
}

/** Units of some without those of one that may be among them, never below nought. */
export function withoutUnits(all: ReturnedUnits, own: ReturnedUnits): ReturnedUnits {
  return {
    returned: Math.max(0, all.returned - own.returned),
    resellable: Math.max(0, all.resellable - own.resellable),
    shipped: Math.max(0, all.shipped - own.shipped),
    closed: Math.max(0, all.closed - own.closed),
  };
}

/** The reason of the form after which goods are not sold again. */
const UNSELLABLE_REASON = "质量问题";

/** Whether goods returned for a reason may be sold again; where nobody says why, they may. */
export function isResellable(return_reason: string | null): boolean {
  return return_reason !== UNSELLABLE_REASON;
}

/** Units delivered: as shipped, or as asked for where no line says what was shipped. */
export function deliveredUnits({ shipped, closed }: Pick<ReturnedUnits, "shipped" | "closed">): number {
  return shipped > 0 ? shipped : closed;
}

/** Fewer delivered units than this tell no rate. */
const LEAST_DELIVERED = 20;

/** Returned ÷ delivered units of a period (退货率); null where too few were delivered. Late returns may lift it above 1. */
export function returnRate(units: ReturnedUnits): number | null {
  const delivered = deliveredUnits(units);
  return delivered < LEAST_DELIVERED ? null : units.returned / delivered;
}

/** What comes back of goods, beside what comes back of others like them. */
export interface ReturnJudgement {
  /** Null where too few were delivered. */
  readonly return_rate: number | null;
  /** Rate of the other items that it is held against; null where they were hardly delivered. */
  readonly usual_return_rate: number | null;
  /** Whether chance would hardly explain the difference. */
  readonly is_high: boolean;
  /** Share to reckon with: the own rate drawn towards the usual one. */
  readonly expected_return_rate: number | null;
}

/** Others must have delivered this much before anything is held against them. */
const LEAST_OF_OTHERS = 100;
/** Units as which the usual rate weighs. */
const PRIOR_UNITS = 30;
/** One-sided 95 %. */
const Z = 1.645;
/** A difference that nobody would notice is no finding, however certain it is. */
const LEAST_RATIO = 1.5;
const LEAST_EXCESS = 0.02;

/**
 * High where the lower end of Wilson's interval of the own rate lies above the usual rate, and the rate by half and by
 * two points above it. Expected: (returned + k·usual) ÷ (delivered + k), a beta prior of k = 30 units.
 */
export function judgedReturns(own: ReturnedUnits, others: ReturnedUnits): ReturnJudgement {
  const delivered = deliveredUnits(own);
  const ofOthers = deliveredUnits(others);
  const usual = ofOthers < LEAST_OF_OTHERS ? null : others.returned / ofOthers;
  const rate = returnRate(own);
  return {
    return_rate: rate,
    usual_return_rate: usual,
    is_high:
      rate !== null &&
      usual !== null &&
      rate >= Math.max(LEAST_RATIO * usual, usual + LEAST_EXCESS) &&
      wilsonInterval(own.returned, delivered, Z).low > usual,
    expected_return_rate: usual === null ? rate : (own.returned + PRIOR_UNITS * usual) / (delivered + PRIOR_UNITS),
  };
}

/** What returns do to the plan over some coming days, units. */
export interface ReturnOutlook {
  readonly days: number;
  readonly expected_returns: number;
  /** Of them, those that can be sold again: they come back as stock, never as less demand. */
  readonly expected_restock: number;
}

/** Expected share × units expected to be sold; sold again: the share that could be so far. */
export function returnOutlook(
  own: ReturnedUnits,
  { expected_return_rate }: ReturnJudgement,
  coming: { readonly days: number; readonly units: number },
): ReturnOutlook | null {
  if (expected_return_rate === null) return null;
  const expected_returns = Math.min(1, expected_return_rate) * Math.max(0, coming.units);
  const resellable = own.returned > 0 ? own.resellable / own.returned : 1;
  return { days: coming.days, expected_returns, expected_restock: expected_returns * resellable };
}

/** What returns mean for the plan, in Chinese; null where nothing came back or too little was delivered. */
export function returnSentence(
  own: ReturnedUnits,
  judgement: ReturnJudgement,
  outlook: ReturnOutlook | null,
  { period_days, unit }: { readonly period_days: number; readonly unit: string },
): string | null {
  const { return_rate, usual_return_rate, is_high } = judgement;
  if (return_rate === null || own.returned === 0) return null;
  const usual = usual_return_rate === null ? "" : `（同类其他商品 ${shareText(usual_return_rate)}）`;
  const units = (value: number) => `${quantityText(value)} ${unit}`;
  const seen = `近 ${period_days} 天各仓合计交付 ${units(deliveredUnits(own))}，退回 ${units(own.returned)}，退货率 ${shareText(return_rate)}${usual}${is_high ? "，偏高" : ""}。`;
  if (outlook === null || outlook.expected_returns < 0.5) return seen;
  const { days, expected_returns, expected_restock } = outlook;
  return `${seen}照此未来 ${days} 天约有 ${units(Math.round(expected_returns))}退回，其中约 ${units(Math.round(expected_restock))}会回库再售；回库按入库流水增加库存，不抵减需求，补货建议未预先扣除。`;
}

/** A share of returns as pages show it beside: one decimal at most, for most of them lie below one per cent. */
function shareText(share: number): string {
  return `${Number((100 * share).toFixed(1))}%`;
}
