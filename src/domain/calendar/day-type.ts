/** What kind of day it is for shops and offices, whatever its weekday says. */
export type DayType = "workday" | "weekend" | "holiday" | "makeup_workday";

/** The kinds in a fixed order: the index is the code of a kind where days are kept as numbers. */
export const DAY_TYPES = ["workday", "weekend", "holiday", "makeup_workday"] as const satisfies readonly DayType[];

/** Chinese names of the kinds. */
export const DAY_TYPE_LABELS: Readonly<Record<DayType, string>> = {
  workday: "工作日",
  weekend: "周末",
  holiday: "法定假",
  makeup_workday: "调休班",
};
