import { type Day, daysBetween, isDay } from "../calendar/day.ts";

/** Values of a record's fields by canonical name. */
export type ShownFields = Readonly<Record<string, unknown>>;

/** From which difference on a field is worth a write: what is smaller nobody would act on. */
export interface VisibleSteps {
  /** `stockout_probability`, 0–1: half of the finest limit of a level (5 % for class A). */
  readonly probability: number;
  /** Probabilities that people read a meaning into: a crossing is visible however small it is. */
  readonly probability_bands: readonly number[];
  /** `days_of_supply`: half a day, which is when an order of today or tomorrow makes a difference. */
  readonly days: number;
  /** …and of a long supply this share of it: 60 days or 63 days are the same answer. */
  readonly days_share: number;
  /** `stockout_date`: another day, and further off this share of the time until then: nobody orders for a day in spring. */
  readonly date_share: number;
  /** Quantities are whole units. */
  readonly quantity: number;
  /** …and of large quantities this share: what is below rounds away in any order. */
  readonly quantity_share: number;
}

/** The steps where nobody has set others: the limits of the classes A, B and C (5, 10, 20 %) and the coin's toss. */
export const VISIBLE_STEPS: VisibleSteps = {
  probability: 0.02,
  probability_bands: [0.05, 0.1, 0.2, 0.5],
  days: 0.5,
  days_share: 0.1,
  date_share: 0.1,
  quantity: 1,
  quantity_share: 0.05,
};

/** Fields that only explain others: a new wording alone is no news. */
const EXPLANATIONS: ReadonlySet<string> = new Set(["alert_reason", "material_reason"]);

/** 0.14 − 0.12 is a little less than 0.02 in binary. */
const ROUNDING = 1e-9;

/** When the question is asked, and by whose steps. */
export interface VisibleSetting {
  readonly today: Day;
  readonly steps?: VisibleSteps;
}

/**
 * The fields a write has to bring: none while nobody would see a difference, else every field that differs at all, so
 * that the figures of a record belong together. `shown` is what was last written, never what was last computed:
 * small steps add up until they are seen.
 */
export function fieldsToWrite(shown: ShownFields, wanted: ShownFields, setting: VisibleSetting): readonly string[] {
  const differing = Object.keys(wanted).filter((name) => !(name in shown) || shown[name] !== wanted[name]);
  const isSeen = differing.some((name) => !(name in shown) || isVisible(name, shown[name], wanted[name], setting));
  return isSeen ? differing : [];
}

function isVisible(name: string, shown: unknown, wanted: unknown, setting: VisibleSetting): boolean {
  if (EXPLANATIONS.has(name)) return false;
  if (typeof shown === "number" && typeof wanted === "number") return isVisibleStep(name, [shown, wanted], setting);
  if (name === "stockout_date" && typeof shown === "string" && typeof wanted === "string")
    return isVisibleDate(shown, wanted, setting);
  // Appearing and disappearing is seen, and so is any other text.
  return true;
}

function isVisibleStep(
  name: string,
  [shown, wanted]: readonly [number, number],
  { steps = VISIBLE_STEPS }: VisibleSetting,
): boolean {
  const step = Math.abs(wanted - shown) + ROUNDING;
  const size = Math.max(Math.abs(shown), Math.abs(wanted));
  switch (name) {
    case "stockout_probability":
      return step >= steps.probability || steps.probability_bands.some((band) => shown > band !== wanted > band);
    case "days_of_supply":
      return step >= Math.max(steps.days, steps.days_share * size);
    default:
      return step >= Math.max(steps.quantity, steps.quantity_share * size);
  }
}

/** A day is written as the instant at which it begins; its civil day is not needed to tell how far two are apart. */
function isVisibleDate(shown: string, wanted: string, { today, steps = VISIBLE_STEPS }: VisibleSetting): boolean {
  const [from, to] = [shown.slice(0, 10), wanted.slice(0, 10)];
  if (!isDay(from) || !isDay(to)) return true;
  const nearest = Math.max(0, Math.min(daysBetween(today, from), daysBetween(today, to)));
  return Math.abs(daysBetween(from, to)) >= Math.max(1, steps.date_share * nearest);
}
