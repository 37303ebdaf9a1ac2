import type { Day } from "../../domain/calendar/day.ts";
import { type CauseStage, STAGE_LABELS } from "../../domain/cause/cause-class.ts";
import { CAUSE_RULES } from "../../domain/cause/cause-rules.ts";
import { repeatedCauses } from "../../domain/cause/repeated-causes.ts";
import type { ItemRow, SupplierRow } from "../../contracts/rows.ts";
import type { StockoutEventsReport } from "../../contracts/stockout-events.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { KeptEvent } from "../../ports/stockout-events.ts";

type Repeated = StockoutEventsReport["repeated"][number];

/** What repetition is looked for in. */
export interface RepeatedSources {
  readonly today: Day;
  /** In which goods lacked. */
  readonly events: readonly KeptEvent[];
  readonly places: readonly Subject[];
  readonly items: readonly ItemRow[];
  readonly suppliers: readonly SupplierRow[];
}

/** Days that are looked back on. */
export const REPEATED_DAYS = 90;
const LEAST = 2;
const SHOWN = 5;

/**
 * Items, suppliers and stages that shortages fall on again and again, the least likely first. By chance they would fall on
 * items by the number of their places, on suppliers by that of their items, on all stages alike.
 */
export function repeatedOf({ today, events, places, items, suppliers }: RepeatedSources): readonly Repeated[] {
  const supplierOf = new Map(items.map(({ item_code, supplier_code }) => [item_code, supplier_code]));
  const names = {
    item: new Map(items.map(({ item_code, item_name }) => [item_code, item_name])),
    supplier: new Map(suppliers.map(({ supplier_code, supplier_name }) => [supplier_code, supplier_name])),
    stage: new Map<string, string>(Object.entries(STAGE_LABELS)),
  };
  const keysOf: Readonly<Record<Repeated["kind"], (event: KeptEvent) => string | null>> = {
    item: ({ item_code }) => item_code,
    supplier: (event) => (stageOf(event) === "supplier" ? (supplierOf.get(event.item_code) ?? null) : null),
    stage: stageOf,
  };
  const shares = {
    item: sharesOf(places.map(({ item_code }) => item_code)),
    supplier: sharesOf(items.flatMap(({ supplier_code }) => supplier_code ?? [])),
    stage: sharesOf(Object.keys(STAGE_LABELS)),
  };
  const found = (["item", "supplier", "stage"] as const).flatMap((kind) => {
    const counted = events.flatMap((event) => {
      const key = keysOf[kind](event);
      return key === null ? [] : [{ key, day: event.raised_on }];
    });
    const question = { today, window_days: REPEATED_DAYS, least_count: LEAST, shares: shares[kind] };
    return repeatedCauses(counted, question)
      .slice(0, SHOWN)
      .map((one): Repeated => ({ kind, name: names[kind].get(one.key) ?? one.key, ...one }));
  });
  return found.toSorted((a, b) => a.p_value - b.p_value || b.count - a.count);
}

/** Of the cause that a person chose, else of the one that is named. */
function stageOf({ chosen_cause, found }: KeptEvent): CauseStage | null {
  const cause = chosen_cause ?? found?.main_cause ?? null;
  return CAUSE_RULES.find((rule) => rule.cause === cause)?.stage ?? null;
}

function sharesOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(keys, (key) => key);
  return new Map([...groups].map(([key, same]) => [key, same.length / keys.length]));
}
