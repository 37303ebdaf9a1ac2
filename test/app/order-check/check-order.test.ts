import { beforeEach, describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createCareSegments } from "../../../src/app/care/care-segments.ts";
import { type CheckOrderPorts, createCheckOrder } from "../../../src/app/order-check/check-order.ts";
import { createLearnSubstitutes } from "../../../src/app/substitution/learn-substitutes.ts";
import { settleOffers } from "../../../src/app/substitution/settle-offers.ts";
import type { FormName } from "../../../src/contracts/form.ts";
import { AddonError } from "../../../src/contracts/problem.ts";
import { orderCheckReport, type OrderCheckRequest } from "../../../src/contracts/order-check.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { Store } from "../../../src/ports/store.ts";
import { linesOf } from "../../domain/substitution/a-shop-record.ts";
import { aCustomer, aSalesLine } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aPlannedShop, NOW, TODAY } from "../purchase-plan/a-planned-shop.ts";

const BOUND: readonly FormName[] = ["stock_level", "sales_order"];
const clock = createSystemClock({ now: () => NOW });
const breathe = () => Promise.resolve();
const marks = {
  erasureOf: (_shop: string, code: string) =>
    Promise.resolve(code === "C-8" ? { code_mark: "mark C-8", pseudonym: "erased-1", erased_at: 1 } : null),
  markOf: (_shop: string, code: string) => Promise.resolve(`mark ${code}`),
  marksOf: (_shop: string, codes: readonly string[]) => Promise.resolve(codes.map((code) => `mark ${code}`)),
};
const line = (item_code: string, quantity: number) => ({ item_code, location_code: "W1", quantity });

describe("an order before it is placed", () => {
  let store: Store;

  beforeEach(async () => {
    store = createMemoryStore();
    const item = { category: "杯壶" };
    await aPlannedShop(store, [
      { item_code: "A", item: { ...item, substitute_codes: ["OUT", "D"] }, on_hand: { W1: 90 } },
      { item_code: "B", item, on_hand: { W1: 900 } },
      { item_code: "C", item, on_hand: { W1: 950 } },
      { item_code: "D", item: { category: "碗盘" }, on_hand: { W1: 800 } },
      { item_code: "OUT", item, on_hand: { W1: 0 } },
      { item_code: "OLD", item: { ...item, is_active: false }, on_hand: { W1: 990 } },
    ]);
  });

  const check = (order: OrderCheckRequest, ports: Partial<Pick<CheckOrderPorts, "subjects" | "breathe">> = {}) =>
    createCheckOrder({
      ...{ ...store, clock, marks, calendar: createChineseCalendar(), breathe, ...ports },
      effectSetting: () => Promise.resolve({ bound: new Set(BOUND) }),
      pooledModel: () => Promise.resolve(undefined),
      alarmBudget: () => Promise.resolve(undefined),
      slowSuppliers: () => Promise.resolve(new Map()),
      segmentsOf: createCareSegments({ ...store, clock }),
    })(SHOP, order);

  it("serves its lines of one item in turn, tells scarcity with the figure, and fits its contract", async () => {
    const report = await check({ lines: [line("A", 60), line("B", 10), line("A", 60)] });
    expect(orderCheckReport.parse(report)).toEqual(report);
    expect(report.can_ship).toBe(false);
    expect(report.lines).toMatchObject([
      { available: 90, can_ship: true, served_quantity: 60, ship_date: TODAY, sure_ship_date: TODAY },
      { can_ship: true, substitutes: [], sentence: "可从现货发出 10 件。", compensation: null },
      { available: 30, can_ship: false, served_quantity: 30, short_quantity: 30, ship_date: null },
    ]);
    const [first, , last] = report.lines.map((one) => (one.kind === "checked" ? one.sentence : ""));
    expect(first).toMatch(/^仅剩 90 件，可从现货发出 60 件。/);
    expect(last).toBe("仅剩 30 件，还差 30 件。在途采购也不够，暂时定不了发货日期。");
  });

  it("offers what people named, then what is there; never what is out, out of use or at another place", async () => {
    const { lines } = await check({ lines: [line("A", 200)] });
    expect(lines[0]).toMatchObject({
      substitutes: [
        { item_code: "D", basis: "linked", reason: "商品资料中已指定可替代 商品 A" },
        { item_code: "C", basis: "in_category" },
        { item_code: "B", basis: "in_category" },
      ],
    });
  });

  it("offers what buyers took while it was out, not what they left too, once a night has learned it", async () => {
    const usual = { A: 0.6, B: 0.1, C: 0.3 };
    const bought = linesOf({ usual, out: { B: 0.7, C: 0.05 } }, 60).map(({ customer_code, item_code, day }, i) => {
      const row = aSalesLine({
        location_code: "W1",
        customer_code,
        item_code,
        ordered_on: addDays(day, 140),
        order_no: `H${i}`,
      });
      return aChange(`h${i}`, [row]);
    });
    await store.records.apply(bought);
    const at = (day: string) => Date.parse(`${day}T02:00:00Z`);
    const subject = { installation_id: SHOP, item_code: "A", location_code: "W1" };
    const learn = createLearnSubstitutes({
      ...{ ...store, clock, marks, breathe: () => Promise.resolve() },
      alertEvents: {
        oldestAt: () => Promise.resolve(at("2026-01-01")),
        happenedSince: () =>
          Promise.resolve([
            { ...EVENT, subject, at: at(addDays("2026-05-01", 140)), kind: "raised" as const },
            { ...EVENT, subject, at: at(addDays("2026-05-31", 140)), kind: "received" as const },
          ]),
      },
    });
    expect(await learn(SHOP)).toBeGreaterThan(0);
    const [answer] = (await check({ lines: [line("A", 200)] })).lines;
    if (answer?.kind !== "checked") throw new Error("it is known");
    expect(answer.substitutes.map(({ item_code }) => item_code)).toEqual(["D", "B"]);
    expect(answer.substitutes[1]?.reason).toMatch(
      /^商品 A 缺货期间，\d+ 位老客户中 \d+ 位改买了它，是平时的 \d\.\d 倍$/,
    );
  });

  it("learns what became of what it offered a customer, and keeps nobody's code for it", async () => {
    await knownToForm("C-9");
    await check({ customer_code: "C-9", lines: [line("A", 200)] });
    const offers = await store.substitutes.oldestOffers(SHOP, TODAY);
    expect(offers.map(({ substitute_code, customer_mark }) => [substitute_code, customer_mark])).toEqual([
      ["B", "mark C-9"],
      ["C", "mark C-9"],
      ["D", "mark C-9"],
    ]);
    const taken = aSalesLine({ customer_code: "C-9", item_code: "D", ordered_on: addDays(TODAY, 2), order_no: "NEW" });
    await store.records.apply([aChange("new", [taken])]);
    expect(await settleOffers({ ...store, marks, breathe }, SHOP, addDays(TODAY, 3))).toBe(0);
    expect(await settleOffers({ ...store, marks, breathe }, SHOP, addDays(TODAY, 4))).toBe(3);
    expect((await store.substitutes.of(SHOP, "A")).acceptance).toEqual(
      new Map([
        ["B", { offered: 1, taken: 0 }],
        ["C", { offered: 1, taken: 0 }],
        ["D", { offered: 1, taken: 1 }],
      ]),
    );
    expect(await store.substitutes.oldestOffers(SHOP, addDays(TODAY, 9))).toEqual([]);
  });

  const knownToForm = (customer_code: string) =>
    store.records.apply([aChange(`k-${customer_code}`, [aCustomer({ customer_code })])]);

  it.each([
    { about: "what is short, for a customer of the form", code: "C-9", quantity: 200, noted: 3 },
    { about: "what is short, for a customer of the orders", code: "C-1", quantity: 200, noted: 3 },
    { about: "nothing where all of it can go", code: "C-9", quantity: 60, noted: 0 },
    { about: "nothing for any text", code: "the lady of yesterday", quantity: 200, noted: 0 },
    { about: "nothing for an erased code", code: "C-8", quantity: 200, noted: 0 },
    { about: "nothing for whoever comes", code: "散客", quantity: 200, noted: 0 },
    { about: "nothing for the pseudonym of an erased customer", code: "erased-1", quantity: 200, noted: 0 },
  ])("notes as offered $about", async ({ code, quantity, noted }) => {
    await knownToForm("C-9");
    await knownToForm("C-8");
    await knownToForm("erased-1");
    await knownToForm("散客");
    const { lines } = await check({ customer_code: code, lines: [line("A", quantity)] });
    expect(lines[0]).toMatchObject({ can_ship: quantity === 60, substitutes: [{}, {}, {}] });
    expect(await store.substitutes.oldestOffers(SHOP, TODAY)).toHaveLength(noted);
  });

  it("does not offer what was learned to be no substitute, though the customer buys it", async () => {
    await store.records.apply([
      aChange("own", [aSalesLine({ customer_code: "C-9", item_code: "B", ordered_on: addDays(TODAY, -3) })]),
    ]);
    const offered = async () => {
      const [answer] = (await check({ customer_code: "C-9", lines: [line("A", 200)] })).lines;
      return answer?.kind === "checked" ? answer.substitutes.map(({ item_code }) => item_code) : [];
    };
    expect(await offered()).toEqual(["D", "B", "C"]);
    const kept = { item_code: "A", learned_on: TODAY, learned: [] };
    await store.substitutes.save(SHOP, [{ ...kept, rejected: ["B", "C"] }]);
    expect(await offered()).toEqual(["D"]);
    await store.substitutes.save(SHOP, [{ ...kept, rejected: ["D"] }]);
    expect(await offered()).toEqual(["D", "B", "C"]);
  });

  it("fails as a whole where the store does, instead of telling that a line could not be checked", async () => {
    const problem = { code: "store_busy", message: "忙", hint: "稍后再试" };
    const subjects = { ...store.subjects, ofItem: () => Promise.reject(new AddonError(problem)) };
    await expect(check({ lines: [line("B", 1)] }, { subjects })).rejects.toMatchObject({ code: "store_busy" });
  });

  it("lets others in between two lines", async () => {
    let breaths = 0;
    const breathing = { breathe: () => Promise.resolve(void (breaths += 1)) };
    await check({ lines: Array.from({ length: 9 }, () => line("B", 1)) }, breathing);
    expect(breaths).toBeGreaterThanOrEqual(9);
  });

  it("puts what the customer bought of late before what others did", async () => {
    const own = Array.from({ length: 3 }, (_, i) =>
      aChange(`own${i}`, [
        aSalesLine({ customer_code: "C-9", item_code: "B", ordered_on: addDays(TODAY, -9 * i - 3) }),
      ]),
    );
    await store.records.apply(own);
    const [answer] = (await check({ customer_code: "C-9", lines: [line("A", 200)] })).lines;
    expect(answer).toMatchObject({
      substitutes: [{ item_code: "D" }, { item_code: "B", reason: "该客户近 180 天有 3 天买过它" }, { item_code: "C" }],
    });
  });

  it("offers whoever comes what it offers anybody: what all of them bought is no habit of theirs", async () => {
    const own = Array.from({ length: 3 }, (_, i) =>
      aChange(`own${i}`, [
        aSalesLine({ customer_code: "散客", item_code: "B", ordered_on: addDays(TODAY, -9 * i - 3) }),
      ]),
    );
    await store.records.apply(own);
    const { customer_code, lines } = await check({ customer_code: "散客", lines: [line("A", 200)] });
    expect(customer_code).toBe("散客");
    expect(lines).toEqual((await check({ lines: [line("A", 200)] })).lines);
  });

  it("says which lines it cannot check, and checks the others", async () => {
    const { lines, can_ship } = await check({ lines: [{ item_code: "NONE", quantity: 1 }, line("B", 1)] });
    expect(can_ship).toBe(false);
    expect(lines).toMatchObject([
      { kind: "not_checked", item_code: "NONE", code: "item_unknown" },
      { kind: "checked", item_code: "B", can_ship: true },
    ]);
  });
});

const EVENT = { episode: 1, caused_at: null, severity: "out" as const, actor: null, note: "" };
