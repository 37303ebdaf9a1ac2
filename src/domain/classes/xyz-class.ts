import { demandPattern } from "../demand/demand-class.ts";

/** How well demand can be foreseen: X steady, Y fluctuating, Z irregular. */
export type XyzClass = "X" | "Y" | "Z";

/** Chinese names of the classes. */
export const XYZ_CLASS_LABELS: Readonly<Record<XyzClass, string>> = { X: "稳定", Y: "波动", Z: "不规则" };

/** Class of an item and the figures it follows from. */
export interface XyzClassed {
  readonly xyz_class: XyzClass;
  /** Standard deviation ÷ mean of the periods with demand. */
  readonly cv: number;
  /** Mean periods from one demand to the next. */
  readonly adi: number;
}

interface Limits {
  readonly cv: number;
  readonly adi: number;
}

/** 1.32 is the border of intermittent demand (Syntetos, Boylan & Croston 2005); 2: nothing in every other period. */
const X_LIMITS: Limits = { cv: 0.5, adi: 1.32 };
const Y_LIMITS: Limits = { cv: 1, adi: 2 };
/** An item changes its class only when it is this share across a limit. */
const SLACK = 0.1;
/** Fewer periods tell too little. */
const LEAST_PERIODS = 8;

/** XYZ by variation and ADI of the totals of equal periods, best weeks; null with less than eight or without demand. */
export function xyzClass(totals: readonly number[], previous: XyzClass | null): XyzClassed | null {
  const pattern = demandPattern(totals);
  if (pattern === null || totals.length < LEAST_PERIODS) return null;
  const { adi } = pattern;
  const cv = Math.sqrt(pattern.cv_squared);
  if (isWithin({ cv, adi }, X_LIMITS, slackFor(previous, ["X"]))) return { xyz_class: "X", cv, adi };
  const isY = isWithin({ cv, adi }, Y_LIMITS, slackFor(previous, ["X", "Y"]));
  return { xyz_class: isY ? "Y" : "Z", cv, adi };
}

function isWithin({ cv, adi }: Limits, limits: Limits, slack: number): boolean {
  return cv < limits.cv * (1 + slack) && adi < limits.adi * (1 + slack);
}

function slackFor(previous: XyzClass | null, classesWithin: readonly XyzClass[]): number {
  if (previous === null) return 0;
  return classesWithin.includes(previous) ? SLACK : -SLACK;
}
