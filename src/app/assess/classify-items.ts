import { addDays, type Day } from "../../domain/calendar/day.ts";
import { planClassForm, type ClassForm, type ClassValues } from "../../domain/classes/class-form.ts";
import { classifierOf, type FoundClasses, type ItemLook, itemLook } from "../../domain/classes/classify-sales.ts";
import { classFields } from "../../domain/classes/item-classes.ts";
import { firstDayOfMonths, firstDayOfWeeks } from "../../domain/classes/item-periods.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import type { Goodwill } from "../../domain/inventory/goodwill.ts";
import type { FormBinding } from "../../contracts/form.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { AssessmentBasis, Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ItemClassStore } from "../../ports/item-classes.ts";
import type { Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { createAlarmBudgets } from "./alarm-budgets.ts";
import { demandOf } from "./risk-input.ts";

/** Ports of `classifyItems`. */
export interface ClassifyItemsPorts {
  readonly subjects: Pick<Subjects, "all">;
  readonly assessments: Pick<Assessments, "bases">;
  readonly itemClasses: ItemClassStore;
  readonly records: Pick<Records, "get">;
  readonly registry: Pick<Registry, "settings" | "saveSetting">;
  readonly clock: Pick<Clock, "today">;
  binding(installation_id: string, form: "item"): Promise<FormBinding | null>;
  /** What a unit short costs beyond its margin, of those items for which it is known. */
  itemGoodwills(installation_id: string): Promise<ReadonlyMap<string, Goodwill>>;
  /** Lets waiting pushes in between two steps. */
  breathe(): Promise<void>;
}

/** An item as the night has seen it, before it is held beside all others. */
interface SeenItem {
  readonly look: ItemLook;
  readonly record_id: string | null;
  readonly form: ClassForm | null;
}

/** Items read, and items kept, between two breaths. */
const AT_ONCE = 8;
const SAVED_TOGETHER = 200;
const YEAR_DAYS = 365;

/**
 * Puts the items of an installation into classes by what they sold over all their places, and keeps the classes, what the
 * item forms are to bear of them, and beside them what a unit short costs beyond its margin. Returns the number of items.
 */
export function createClassifyItems(ports: ClassifyItemsPorts) {
  const { subjects, assessments, itemClasses, records, clock } = ports;
  const budgets = createAlarmBudgets(ports.registry);

  return async function classifyItems(installation_id: string): Promise<number> {
    const today = clock.today();
    const places = await subjects.all(installation_id);
    await budgets.countItems(installation_id, places.length);
    const seen: SeenItem[] = [];
    for (const some of inShares([...Map.groupBy(places, ({ item_code }) => item_code).values()], AT_ONCE)) {
      seen.push(...(await Promise.all(some.map((ofItem) => seenItem(ofItem, today)))));
      await ports.breathe();
    }
    const classify = classifierOf(
      seen.map(({ look }) => look),
      today,
    );
    await keep(installation_id, today, seen, classify);
    return seen.length;
  };

  async function seenItem(ofItem: readonly Subject[], today: Day): Promise<SeenItem> {
    const bases = await assessments.bases(ofItem, firstDayOfMonths(today));
    const { installation_id = "", item_code = "" } = ofItem[0] ?? {};
    const item = bases[0]?.facts.item ?? null;
    const classes = bases[0]?.classes ?? null;
    const price =
      item?.sale_price ?? (await itemClasses.pricePaid(installation_id, item_code, addDays(today, -YEAR_DAYS)));
    const history = {
      ...{ item_code, price, cost: item?.purchase_cost ?? null, is_discontinued: item?.is_active === false },
      places: bases.map(({ facts }) => demandOf(facts, today, firstDayOfWeeks(today))),
      days: bases.flatMap(({ facts }) => facts.demand),
      known_since: earliest(bases),
      previous: { abc: classes?.abc?.class ?? null, xyz: classes?.xyz?.class ?? null },
    };
    return { look: itemLook(history, today), record_id: item?.record_id ?? null, form: classes?.form ?? null };
  }

  async function keep(
    installation_id: string,
    classified_on: Day,
    seen: readonly SeenItem[],
    classify: (look: ItemLook) => FoundClasses,
  ): Promise<void> {
    const fields = classFieldNames(await ports.binding(installation_id, "item"));
    const goodwills = await ports.itemGoodwills(installation_id);
    for (const share of inShares(seen, SAVED_TOGETHER)) {
      const some = share.map((item) => ({ ...item, classes: classify(item.look) }));
      const forms = await Promise.all(some.map((item) => formOf(installation_id, item, fields)));
      await itemClasses.save(
        installation_id,
        some.map(({ look: { item_code }, classes }, i) => {
          const goodwill = goodwills.get(item_code);
          const found = { ...classes, form: forms[i] ?? null, ...(goodwill === undefined ? {} : { goodwill }) };
          return { item_code, classified_on, classes: found };
        }),
      );
      await ports.breathe();
    }
    await itemClasses.forgetBefore(installation_id, classified_on);
  }

  /** What the item's form is to bear; null where it has no fields for it. */
  async function formOf(
    installation_id: string,
    { record_id, form, classes }: SeenItem & { readonly classes: FoundClasses },
    fields: readonly string[],
  ): Promise<ClassForm | null> {
    if (fields.length === 0 || record_id === null) return null;
    const record = await records.get(installation_id, "item", record_id);
    const all: ClassValues = classFields(classes);
    const wanted = Object.fromEntries(fields.map((name) => [name, all[name] ?? null]));
    const shown = Object.fromEntries(fields.map((name) => [name, textOf(record?.values[name])]));
    return planClassForm(form, { record_id, shown, wanted });
  }
}

/** The class fields that the item form has and that can be written. */
function classFieldNames(binding: FormBinding | null): readonly string[] {
  const usable = (binding?.fields ?? []).filter(({ paused }) => paused !== true).map(({ name }) => name);
  return ["abc_class", "xyz_class", "life_cycle_stage", "item_tags"].filter((name) => usable.includes(name));
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function earliest(bases: readonly AssessmentBasis[]): Day | null {
  return bases.flatMap(({ facts }) => facts.known_since ?? []).toSorted()[0] ?? null;
}
