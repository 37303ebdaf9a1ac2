/** How demand comes: by how often (ADI) and how evenly (CV²). Syntetos, Boylan & Croston 2005. */
export type DemandClass = "smooth" | "erratic" | "intermittent" | "lumpy" | "none";

/** Chinese names of the classes. */
export const DEMAND_CLASS_LABELS: Readonly<Record<DemandClass, string>> = {
  smooth: "平稳",
  erratic: "波动",
  intermittent: "间断",
  lumpy: "间断且波动",
  none: "无销量",
};

/** What a class means to whoever sells the item: how often somebody buys, and how much. */
export const DEMAND_CLASS_SENTENCES: Readonly<Record<DemandClass, string>> = {
  smooth: "常有人买，数量平稳",
  erratic: "常有人买，数量忽多忽少",
  intermittent: "隔些天才有人买，每次数量差不多",
  lumpy: "隔些天才有人买，数量忽多忽少",
  none: "没有销量",
};

/** Mean days from one demand to the next, and squared coefficient of variation of the sizes above zero. */
export interface DemandPattern {
  readonly adi: number;
  readonly cv_squared: number;
}

const ADI_LIMIT = 1.32;
const CV_SQUARED_LIMIT = 0.49;

/** ADI and CV² of a history; null when nothing was ever requested. */
export function demandPattern(values: readonly number[] | Float64Array): DemandPattern | null {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    if (value <= 0) continue;
    count++;
    sum += value;
    squares += value * value;
  }
  if (count === 0) return null;
  const mean = sum / count;
  return { adi: values.length / count, cv_squared: Math.max(0, squares / count / (mean * mean) - 1) };
}

/** Class of a history by the limits 1.32 and 0.49. */
export function demandClass(values: readonly number[] | Float64Array): DemandClass {
  const pattern = demandPattern(values);
  if (pattern === null) return "none";
  if (pattern.adi < ADI_LIMIT) return pattern.cv_squared < CV_SQUARED_LIMIT ? "smooth" : "erratic";
  return pattern.cv_squared < CV_SQUARED_LIMIT ? "intermittent" : "lumpy";
}
