import { beforeAll, describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createAssessSubjects } from "../../../src/app/assess/assess-subjects.ts";
import { createClassifyItems } from "../../../src/app/assess/classify-items.ts";
import { createItemGoodwills } from "../../../src/app/assess/item-goodwills.ts";
import { createFigureCustomers } from "../../../src/app/customer-base/figure-customers.ts";
import { createCustomerBases } from "../../../src/app/customer-base/kept-customer-base.ts";
import { createLearnCustomers } from "../../../src/app/customer-base/learn-customers.ts";
import { createKeptChurn } from "../../../src/app/customer-retention/kept-churn.ts";
import { createFutureLosses } from "../../../src/app/exposure/future-losses.ts";
import { createCustomerCourse } from "../../../src/app/exposure/customer-course.ts";
import { createHitCustomers } from "../../../src/app/exposure/hit-customers-report.ts";
import { explanationLines } from "../../../src/domain/risk/explanation-lines.ts";
import type { CustomerFigure } from "../../../src/ports/customer-figures.ts";
import { aLook, anExposure } from "../../store/exposure-builders.ts";
import { anItem, aStockLevel } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aRetentionRun } from "../customer-retention/a-retention-run.ts";
import { aFollowedShop, TODAY } from "../customer-retention/a-followed-shop.ts";

const NOW = Date.parse(`${TODAY}T04:00:00Z`);
const SUBJECT = { installation_id: SHOP, item_code: "CUP", location_code: "WH" };
const breathe = () => Promise.resolve();
const onError = (_: string, error: unknown) => {
  throw error;
};

/** A shop where one in three who met a shortage left for it; its cups are ordered by expected profit and are out today. */
async function aPlantedShop() {
  const store = createMemoryStore();
  await aFollowedShop(store);
  const priced = ["CUP", "PLATE", "SOAP"].map((item_code) =>
    aChange(`item-${item_code}`, [anItem({ item_code, purchase_cost: 20, replenishment_target: "profit" })], {
      version: 2,
    }),
  );
  await store.records.apply([...priced, aChange("stock-CUP", [aStockLevel({ item_code: "CUP", on_hand: 0 })])]);
  const clock = createSystemClock({ now: () => NOW });
  const keptChurn = createKeptChurn(store.registry);
  const customerBases = createCustomerBases(store.registry);
  const parts = { ...store, keptChurn, customerBases, clock, breathe };
  const marks = { pseudonyms: () => Promise.resolve(() => null) };
  await createLearnCustomers(parts)(SHOP);
  await createFigureCustomers({ ...parts, marks, onError, churnNotes: () => Promise.resolve(0) })();
  const classify = createClassifyItems({
    ...{ ...parts, binding: () => Promise.resolve(null), itemGoodwills: createItemGoodwills(parts) },
  });
  const futureLosses = createFutureLosses(parts);
  const assessSubjects = createAssessSubjects({
    ...{ ...parts, calendar: createChineseCalendar() },
    effectSetting: () =>
      Promise.resolve({ bound: new Set(["item", "stock_level", "sales_order"] as const), clock, link: () => null }),
    pooledModel: () => Promise.resolve(undefined),
    foretellBuyers: () => Promise.resolve([]),
    slowSuppliers: () => Promise.resolve(new Map()),
    alarmBudget: () => Promise.resolve(undefined),
    isReady: () => Promise.resolve(true),
  });
  return {
    ...{ store, keptChurn },
    compare: () => aRetentionRun(store, NOW),
    hit: () =>
      createHitCustomers({ ...parts, futureLosses, customerCourse: createCustomerCourse(parts) }).event(SUBJECT),
    /** An order of the customer who is worth most cannot be served in the event that stands. */
    hitTheBest: async () => {
      const worth = ({ value, alive_probability }: CustomerFigure) => (value ?? 0) * (alive_probability ?? 0);
      const [best] = (await store.customerFigures.page(SHOP, null, 500)).toSorted((a, b) => worth(b) - worth(a));
      const lacking = { order_no: "SO-9", quantity: 1, expected_loss_margin: 30, exposed_on: TODAY };
      const found = [anExposure({ ...lacking, customer_code: best?.customer_code ?? "" })];
      await store.exposures.keep(SHOP, [aLook(found, { kinds: ["open"], on: TODAY })]);
    },
    /** A night, and all assessed after it. */
    night: async () => {
      await classify(SHOP);
      await store.subjects.markAll(SHOP, NOW);
      while ((await assessSubjects()) > 0);
      const risk = (await store.assessments.get(SUBJECT))?.risk;
      const lines = risk === undefined ? [] : explanationLines(risk.explanation);
      return {
        order: risk?.explanation.order ?? null,
        told: lines.find(({ label }) => label === "客户未来价值")?.value ?? "",
      };
    },
  };
}

describe("a shop whose shortages drive customers away", () => {
  let shop: Awaited<ReturnType<typeof aPlantedShop>>;
  let before: Awaited<ReturnType<typeof shop.night>>;
  beforeAll(async () => {
    shop = await aPlantedShop();
    before = await shop.night();
  }, 60_000);

  it("orders by margin alone, and says so, before anything was compared", async () => {
    expect(before.order?.target?.target).toMatchObject({ kind: "profit", economics: { stockout_cost: 0 } });
    expect(before.order?.goodwill).toBeUndefined();
    expect(before.told).toMatch(/未含客户未来价值/);
    expect((await shop.hit())?.future).toEqual({ kind: "not_estimable", reason: "not_compared" });
  });

  it("orders no differently where what was found may be chance", async () => {
    await shop.keptChurn.save(SHOP, { shop: { lost_share: 0.2, low: -0.1, high: 0.5 }, items: [] });
    expect(await shop.night()).toEqual(before);
    await shop.hitTheBest();
    expect(await shop.hit()).toMatchObject({
      future: { kind: "not_estimable", reason: "may_be_chance" },
      total: { customers: 1, margin_loss: 30, future_loss: null },
      customers: [{ future_loss: null }],
    });
  });

  it("orders up to more once the comparison has found how many leave, and explains it", async () => {
    await shop.compare();
    expect(await shop.keptChurn.of(SHOP)).toMatchObject({ kind: "estimated" });
    const { order, told } = await shop.night();
    expect(order?.goodwill?.per_unit).toBeGreaterThan(1);
    expect(order?.order_up_to_level).toBeGreaterThan(before.order?.order_up_to_level ?? Infinity);
    expect(told).toMatch(/^含客户未来价值 [\d.]+ 元\/.+：碰到缺货使流失的概率升高 \d+%（(本商品|全店)的估计）/);
    expect((await shop.store.itemClasses.of(SHOP, "CUP"))?.goodwill).toEqual(order?.goodwill);
  }, 60_000);

  it("loses more with the customers whom the next shortage hits than the margin of what it cannot ship", async () => {
    const kept = await shop.store.assessments.get(SUBJECT);
    expect(kept?.alert).toMatchObject({ status: "raised", episode: 1 });
    await shop.hitTheBest();
    const report = await shop.hit();
    expect(report?.future).toEqual({ kind: "estimated", basis: "margin" });
    expect(report?.total).toMatchObject({ customers: 1, margin_loss: 30 });
    expect(report?.total.future_loss).toBeGreaterThan(30);
  });
});
