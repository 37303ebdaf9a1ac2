import { beforeEach, describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createAlarmBudgets } from "../../../src/app/assess/alarm-budgets.ts";
import { createAssessSubjects } from "../../../src/app/assess/assess-subjects.ts";
import { createItemGoodwills } from "../../../src/app/assess/item-goodwills.ts";
import { createKeptChurn, type KeptChurn } from "../../../src/app/customer-retention/kept-churn.ts";
import { createClassifyItems } from "../../../src/app/assess/classify-items.ts";
import type { FieldValues, FormBinding } from "../../../src/contracts/form.ts";
import type { CanonicalRow } from "../../../src/contracts/rows.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aFigure } from "../../store/exposure-builders.ts";
import { anItem, aSalesLine, aStockLevel } from "../../store/row-builders.ts";
import { aChange, aSubject, SHOP } from "../../store/store-builders.ts";

const TODAY = "2026-11-23";
const START = Date.parse("2026-11-23T02:00:00Z");
const CLASS_FIELDS = ["abc_class", "xyz_class", "life_cycle_stage", "item_tags"];

function aBinding(fields: readonly string[], paused: readonly string[] = []): FormBinding {
  return {
    ...{ installation_id: SHOP, form: "item", app_id: "app", entry_id: "e", push_token: "t", push_secret: "s" },
    fields: fields.map((name) => ({
      ...{ name, platform_name: name, widget_name: `_widget_${name}`, type: "text" },
      ...(paused.includes(name) ? { paused: true as const } : {}),
    })),
    synced_through: null,
  };
}

describe("putting items into classes", () => {
  let store: Store;
  let version: number;
  let today: string;
  let bound: FormBinding | null;
  let keptChurn: KeptChurn;

  beforeEach(async () => {
    store = createMemoryStore();
    keptChurn = createKeptChurn(store.registry);
    version = 1;
    today = TODAY;
    bound = aBinding(["item_code", ...CLASS_FIELDS]);
    await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 0 });
    await sells("CUP", 20);
    await sells("PLATE", 1);
    await item("CUP");
    await item("PLATE");
  });

  function sells(item_code: string, quantity: number, days = 120, parts: Parameters<typeof aSalesLine>[0] = {}) {
    const lines = Array.from({ length: days }, (_, i) =>
      aSalesLine({ item_code, quantity, ordered_on: addDays(TODAY, i - days), line_state: "closed", ...parts }),
    );
    return store.records.apply(
      lines.map((line, i) => aChange(`${item_code}-${parts.location_code ?? ""}-${i}`, [line])),
    );
  }

  /** The item's record as the platform gave it last. */
  function item(item_code: string, values: FieldValues = {}, parts: Parameters<typeof anItem>[0] = {}) {
    version += 1;
    const abc_class = values["abc_class"] === "C" ? ("C" as const) : null;
    const row: CanonicalRow = anItem({ item_code, abc_class, ...parts });
    return store.records.apply([aChange(`item-${item_code}`, [row], { version, values: { item_code, ...values } })]);
  }

  const classify = () =>
    createClassifyItems({
      ...store,
      clock: { today: () => today },
      binding: () => Promise.resolve(bound),
      itemGoodwills: createItemGoodwills({
        ...{ ...store, keptChurn, clock: { today: () => today }, breathe: () => Promise.resolve() },
      }),
      breathe: () => Promise.resolve(),
    })(SHOP);
  const classesOf = (item_code: string) => store.itemClasses.of(SHOP, item_code);
  const abc = async (item_code: string) => (await classesOf(item_code))?.abc?.class;

  async function assess(): Promise<void> {
    const clock = createSystemClock({ now: () => START });
    await store.subjects.markAll(SHOP, START);
    const assessSubjects = createAssessSubjects({
      ...{ ...store, clock, calendar: createChineseCalendar() },
      effectSetting: () =>
        Promise.resolve({ bound: new Set(["item", "stock_level"] as const), clock, link: () => null }),
      pooledModel: () => Promise.resolve(undefined),
      foretellBuyers: () => Promise.resolve([]),
      slowSuppliers: () => Promise.resolve(new Map()),
      alarmBudget: createAlarmBudgets(store.registry).of,
      isReady: () => Promise.resolve(true),
      breathe: () => Promise.resolve(),
    });
    while ((await assessSubjects()) > 0);
  }

  async function writes() {
    const effects = await store.outbox.list(SHOP, { kind: "update_record" }, 100);
    return effects.flatMap(({ action }) =>
      action.kind === "update_record" && action.form === "item"
        ? [{ record_id: action.record_id, ...action.values }]
        : [],
    );
  }

  it("ranks them by what they bring in at all places together", async () => {
    expect(await classify()).toBe(2);
    expect(await classesOf("CUP")).toMatchObject({
      abc: { class: "A", reason: "近 12 个月毛利 92160，排在前面的商品合计占 0%" },
      xyz: { class: "X" },
      life_cycle: { stage: "mature" },
    });
    expect(await abc("PLATE")).toBe("C");
    await sells("PLATE", 100, 120, { location_code: "WEB" });
    await classify();
    expect([await abc("CUP"), await abc("PLATE")]).toEqual(["B", "A"]);
  });

  it("knows revenue by the prices paid where the form states none", async () => {
    await item("CUP", {}, { sale_price: null, purchase_cost: null });
    await item("PLATE", {}, { sale_price: 1, purchase_cost: null });
    await classify();
    expect((await classesOf("CUP"))?.abc?.reason).toMatch(/^近 12 个月销售额 \d+，/);
  });

  it("counts the places for the budget of false alarms, with the alarms a week that somebody has set", async () => {
    const { of } = createAlarmBudgets(store.registry);
    expect(await of(SHOP)).toBeUndefined();
    await classify();
    expect(await of(SHOP)).toEqual({ alarms_per_week: 3, items: 2 });
    await store.registry.saveSetting(SHOP, "alarms_per_week", "1.5");
    expect(await of(SHOP)).toEqual({ alarms_per_week: 1.5, items: 2 });
  });

  describe("keeps beside the classes what a unit short costs beyond its margin", () => {
    const learned = {
      shop: { lost_share: 0.1, low: 0.04, high: 0.16 },
      items: [{ item_code: "PLATE", exposed_count: 40, lost_share: 0.25, standard_error: 0.05 }],
    };
    const profit = (item_code: string) => item(item_code, {}, { replenishment_target: "profit" });
    const kept = async (item_code: string) => {
      const [found] = await store.assessments.some([aSubject({ item_code })]);
      return found?.risk.explanation.order ?? null;
    };

    beforeEach(async () => {
      await profit("CUP");
      await profit("PLATE");
      await store.records.apply([aChange("stock", [aStockLevel({ item_code: "CUP", on_hand: 30 })])]);
      await store.customerFigures.keep(SHOP, [aFigure({ value: 1_000, alive_probability: 0.5 })]);
    });

    it("by hand: a tenth of 500 yuan over lines of twenty, and the item's own share where it is known", async () => {
      await keptChurn.save(SHOP, learned);
      await classify();
      expect((await classesOf("CUP"))?.goodwill).toEqual({
        ...{ per_unit: 2.5, lost_share: 0.1, basis: "shop", buyer_worth: 500, units_per_line: 20 },
      });
      expect((await classesOf("PLATE"))?.goodwill).toMatchObject({ per_unit: 125, basis: "item", units_per_line: 1 });
    });

    it("raises the level that profit orders up to, once the item is assessed again, and says so", async () => {
      await classify();
      await assess();
      const before = await kept("CUP");
      await keptChurn.save(SHOP, { ...learned, shop: { lost_share: 0.9, low: 0.8, high: 1 } });
      await assess();
      expect(await kept("CUP")).toEqual(before);
      await classify();
      await assess();
      const after = await kept("CUP");
      expect(after?.order_up_to_level).toBeGreaterThan(before?.order_up_to_level ?? Infinity);
      expect(after?.goodwill).toMatchObject({ per_unit: 22.5, basis: "shop" });
      expect(after?.target?.target).toMatchObject({ kind: "profit", economics: { stockout_cost: 22.5 } });
    });

    it.each([
      ["nothing was compared", null],
      ["what was found may be chance", { ...learned, shop: { lost_share: 0.1, low: -0.01, high: 0.2 } }],
    ])("leaves all as it was where %s", async (_, refused) => {
      await classify();
      await assess();
      const before = await kept("CUP");
      await keptChurn.save(SHOP, refused);
      await classify();
      await assess();
      expect(await kept("CUP")).toEqual(before);
      expect(before?.target?.target).toMatchObject({ economics: { stockout_cost: 0 } });
      expect((await classesOf("CUP"))?.goodwill).toBeUndefined();
    });

    it("never counts customers who are valued by revenue", async () => {
      await keptChurn.save(SHOP, learned);
      await store.customerFigures.keep(SHOP, [aFigure({ value_basis: "revenue" })]);
      await classify();
      expect((await classesOf("CUP"))?.goodwill).toBeUndefined();
    });
  });

  it("forgets what is no more", async () => {
    await store.itemClasses.save(SHOP, [
      { item_code: "GONE", classified_on: addDays(TODAY, -1), classes: { ...(await found()), form: null } },
    ]);
    await classify();
    expect(await classesOf("GONE")).toBeNull();
    expect(await classesOf("CUP")).not.toBeNull();
  });

  async function found() {
    await classify();
    const classes = await classesOf("CUP");
    if (classes === null) throw new Error("the cup has no classes");
    return classes;
  }

  it("does well with a shop of nothing", async () => {
    store = createMemoryStore();
    expect(await classify()).toBe(0);
  });

  describe("the item form", () => {
    it("is written once, however many places the item has, and not again while nothing changes", async () => {
      await sells("CUP", 1, 60, { location_code: "WEB" });
      await classify();
      await assess();
      await assess();
      const cup = { abc_class: "A", xyz_class: "X", life_cycle_stage: "成熟", item_tags: "热销" };
      expect(await writes()).toHaveLength(2);
      expect(await writes()).toContainEqual({ record_id: "item-CUP", ...cup });
      today = addDays(TODAY, 1);
      await classify();
      await assess();
      await item("CUP", cup);
      await classify();
      await assess();
      expect(await writes()).toHaveLength(2);
    });

    it("keeps what a person wrote there, which wins", async () => {
      await item("CUP", { abc_class: "C", item_tags: "老板最爱" });
      await classify();
      await assess();
      expect(await writes()).toContainEqual({ record_id: "item-CUP", xyz_class: "X", life_cycle_stage: "成熟" });
      const kept = await store.assessments.get(aSubject());
      expect(kept?.risk.explanation).toMatchObject({ abc_class: "C", limit: 0.2 });
    });

    it("is not written in fields that it lacks or that are paused, nor at all where it has none", async () => {
      bound = aBinding(["item_code", "abc_class", "xyz_class"], ["xyz_class"]);
      await classify();
      await assess();
      expect(await writes()).toContainEqual({ record_id: "item-CUP", abc_class: "A" });
      bound = null;
      await classify();
      expect((await classesOf("CUP"))?.form).toBeNull();
    });

    it("has its stock record still written to", async () => {
      await store.records.apply([aChange("stock", [aStockLevel()])]);
      await classify();
      await assess();
      expect((await store.assessments.get(aSubject()))?.written_by).toMatch(/^write_back\/stock\//);
      await assess();
      expect((await store.assessments.get(aSubject()))?.written).toMatchObject({ alert_severity: expect.any(String) });
    });
  });

  it("sets limits and service level of the assessment where the form names no class", async () => {
    await store.records.apply([aChange("stock", [aStockLevel()])]);
    await assess();
    expect((await store.assessments.get(aSubject()))?.risk.explanation.limit).toBe(0.1);
    await classify();
    await assess();
    const { explanation } = (await store.assessments.get(aSubject()))?.risk ?? {};
    expect(explanation).toMatchObject({ abc_class: "A", limit: 0.05, order: { service_level: 0.98 } });
  });

  it("lets an assessment tell one big order from many customers", async () => {
    await store.records.apply([
      aChange("stock", [aStockLevel({ on_hand: 900 })]),
      aChange("big", [
        aSalesLine({ item_code: "CUP", customer_code: "C-9", quantity: 300, ordered_on: addDays(TODAY, -1) }),
      ]),
    ]);
    await assess();
    const { signals = [], explanation } = (await store.assessments.get(aSubject()))?.risk ?? {};
    expect(explanation?.surge?.origin).toMatchObject({ kind: "single_order", customers: 2 });
    expect(signals.map(({ kind }) => kind)).toEqual(["surge", "unusual_order"]);
  });
});
