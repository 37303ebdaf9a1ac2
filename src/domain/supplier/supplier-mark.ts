import type { FullnessFigures, LatenessFigures } from "./kept-promises.ts";
import type { LeadTimeFigures } from "./lead-time-figures.ts";
import type { LeadTimeTrend } from "./lead-time-trend.ts";

/** A supplier's light. */
export type SupplierLight = "red" | "amber" | "green" | "unknown";

/** What is wrong with a supplier, the worst first. */
export type SupplierTrouble =
  | "lengthened"
  | "often_late"
  | "often_short"
  | "sometimes_late"
  | "sometimes_short"
  | "overdue"
  | "unsteady"
  | "sole_source";

/** A light with what it is lit for. */
export interface SupplierMark {
  readonly light: SupplierLight;
  readonly troubles: readonly SupplierTrouble[];
}

/** What a light looks at. */
export interface MarkedFigures {
  readonly lead_time: LeadTimeFigures | null;
  readonly lateness: LatenessFigures;
  readonly fullness: FullnessFigures;
  readonly trend: LeadTimeTrend;
  readonly single_source_count: number;
  /** Share of the shop that hangs on it, 0–1. */
  readonly dependence: number;
}

const RED: readonly SupplierTrouble[] = ["lengthened", "often_late", "often_short"];

/** Limits are conventions of ours: of ten deliveries one may be late, of four one is too many. */
const SOMETIMES_LATE = 0.1;
const OFTEN_LATE = 0.25;
const SOMETIMES_SHORT = 0.95;
const OFTEN_SHORT = 0.85;
/** P90 ÷ median. */
const UNSTEADY = 2;
const MUCH_DEPENDENCE = 0.2;

/** Red for what has to be acted on, amber for what has to be watched; no light where too few deliveries were seen. */
export function supplierMark(figures: MarkedFigures): SupplierMark {
  const troubles = troublesOf(figures);
  if (troubles.some((trouble) => RED.includes(trouble))) return { light: "red", troubles };
  if (troubles.length > 0) return { light: "amber", troubles };
  return { light: figures.lead_time === null ? "unknown" : "green", troubles };
}

function troublesOf({ trend, lateness, fullness, lead_time, ...hanging }: MarkedFigures): readonly SupplierTrouble[] {
  const late = lateness.late_rate ?? 0;
  const full = fullness.full_rate ?? 1;
  const found: readonly (readonly [SupplierTrouble, boolean])[] = [
    ["lengthened", trend.kind === "lengthened"],
    ["often_late", late > OFTEN_LATE],
    ["often_short", full < OFTEN_SHORT],
    ["sometimes_late", late > SOMETIMES_LATE && late <= OFTEN_LATE],
    ["sometimes_short", full < SOMETIMES_SHORT && full >= OFTEN_SHORT],
    ["overdue", fullness.overdue_count > 0],
    ["unsteady", lead_time !== null && lead_time.p90_days > UNSTEADY * lead_time.median_days],
    ["sole_source", hanging.single_source_count > 0 && hanging.dependence >= MUCH_DEPENDENCE],
  ];
  return found.filter(([, holds]) => holds).map(([trouble]) => trouble);
}
