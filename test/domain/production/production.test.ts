import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { bomOf, grossQuantityPer } from "../../../src/domain/production/bom.ts";
import type { BomLine } from "../../../src/domain/production/bom.ts";
import { checkPlan } from "../../../src/domain/production/check-plan.ts";
import type { PlanCheckInput } from "../../../src/domain/production/check-plan.ts";
import { arrivalProbability, countedOn, shortageProbability } from "../../../src/domain/production/component-supply.ts";
import type { ComponentReceipt } from "../../../src/domain/production/component-supply.ts";
import { itemsBelow } from "../../../src/domain/production/items-below.ts";
import type { StockByItem } from "../../../src/domain/production/placed-stock.ts";
import { plannedOutput } from "../../../src/domain/production/planned-order.ts";

function line(parent_code: string, component_code: string, quantity_per = 1, scrap_rate = 0): BomLine {
  return { parent_code, component_code, quantity_per, scrap_rate };
}

function receipt(item_code: string, quantity: number, expected_on: string, cases: ComponentReceipt["cases"] = null) {
  return { item_code, quantity, expected_on, cases };
}

describe("bill of materials", () => {
  it("takes more where some is lost: 9 at a scrap of a tenth are 10", () => {
    expect(grossQuantityPer(line("A", "B", 9, 0.1))).toBeCloseTo(10, 12);
  });

  it("puts every parent before its components, whatever the order of the rows", () => {
    const lines = [line("C", "D"), line("A", "B"), line("B", "C"), line("A", "D")];
    for (const rows of [lines, [...lines].reverse()])
      expect(bomOf(rows)).toMatchObject({ order: ["A", "B", "C", "D"] });
    expect(bomOf([])).toMatchObject({ order: [], aside: [] });
  });

  it.each([
    ["an item in itself", [line("A", "A")], ["A", "A"], ["A"]],
    [
      "a loop of three below an item",
      [line("X", "A"), line("A", "B"), line("B", "C"), line("C", "A")],
      ["A", "B", "C", "A"],
      ["A", "B", "C"],
    ],
    [
      "what stands above a loop is not part of it",
      [line("0", "A"), line("A", "B"), line("B", "A")],
      ["A", "B", "A"],
      ["A", "B"],
    ],
    [
      "what hangs below a loop is not part of it",
      [line("B", "A"), line("B", "C"), line("C", "B")],
      ["B", "C", "B"],
      ["B", "C"],
    ],
  ])("puts the lines of a cycle aside and names it: %s", (_, lines, path, parents) => {
    const reason = `物料清单循环引用：${path.join(" → ")}`;
    for (const rows of [lines, [...lines].reverse()]) {
      const { aside } = bomOf(rows);
      expect(aside.map(({ line: { parent_code } }) => parent_code)).toEqual(parents);
      expect(new Set(aside.map((one) => one.reason))).toEqual(new Set([reason]));
      expect(new Set(aside.map(({ kind }) => kind))).toEqual(new Set(["bom_cycle"]));
    }
  });

  it("goes on with all lines that lie on no cycle", () => {
    const bom = bomOf([line("X", "A"), line("A", "B"), line("B", "A"), line("B", "C")]);
    expect(bom.components.get("X")).toHaveLength(1);
    expect(bom.components.get("B")).toEqual([line("B", "C")]);
    expect(bom.components.get("A")).toEqual([]);
  });

  it.each([
    ["no quantity", line("A", "B", 0)],
    ["a negative quantity", line("A", "B", -1)],
    ["an endless quantity", line("A", "B", Infinity)],
    ["not a number", line("A", "B", NaN)],
    ["everything lost", line("A", "B", 1, 1)],
    ["less than nothing lost", line("A", "B", 1, -0.1)],
  ])("puts a row with %s aside and keeps the others; its parent is still made, not bought", (_, bad) => {
    const bom = bomOf([line("X", "Y"), bad]);
    expect(bom.aside).toEqual([
      { kind: "bom_bad_line", line: bad, reason: "A 的 B：用量要大于 0，损耗率要在 0 到 1 之间" },
    ]);
    expect([...bom.components]).toEqual([
      ["A", []],
      ["X", [line("X", "Y")]],
    ]);
  });

  const codes = fc.constantFrom("A", "B", "C", "D", "E");
  const pairs = fc.array(fc.tuple(codes, codes), { maxLength: 12 });

  it("orders what is left after the cycles are put aside, and puts nothing else aside", () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const lines = given.map(([parent, component]) => line(parent, component));
        const { order, components, aside } = bomOf(lines);
        const place = (code: string): number => order.indexOf(code);
        const left = [...components.values()].flat();
        expect(left.length + aside.length).toBe(lines.length);
        expect(new Set(order)).toEqual(new Set(given.flat()));
        expect(left.every(({ parent_code, component_code }) => place(parent_code) < place(component_code))).toBe(true);
        const below = (from: string) => itemsBelow({ components: bothWays(lines) }, [from]);
        for (const { line: one } of aside) expect(below(one.component_code)).toContain(one.parent_code);
        for (const one of left) expect(below(one.component_code)).not.toContain(one.parent_code);
      }),
    );
  });
});

/** All lines by parent, whether or not they can be used. */
function bothWays(lines: readonly BomLine[]): ReadonlyMap<string, readonly BomLine[]> {
  return Map.groupBy(lines, ({ parent_code }) => parent_code);
}

describe("component supply", () => {
  const unsure = receipt("R", 10, "2026-12-05", [
    { day: "2026-12-09", probability: 0.4 },
    { day: "2026-12-05", probability: 0.3 },
    { day: "2026-12-07", probability: 0.2 },
  ]);

  it("arrives by and by, and perhaps never", () => {
    const days = ["2026-12-04", "2026-12-05", "2026-12-07", "2026-12-31"];
    expect(days.map((day) => Number(arrivalProbability(unsure, day).toFixed(9)))).toEqual([0, 0.3, 0.5, 0.9]);
    expect(days.map((day) => arrivalProbability(receipt("R", 1, "2026-12-05"), day))).toEqual([0, 1, 1, 1]);
  });

  it("is counted on from even chances on", () => {
    expect(countedOn(unsure)).toBe("2026-12-07");
    expect(countedOn(receipt("R", 1, "2026-12-05"))).toBe("2026-12-05");
    expect(countedOn(receipt("R", 1, "2026-12-05", [{ day: "2026-12-05", probability: 0.49 }]))).toBeNull();
  });

  it("by hand: two receipts of 10 with 0.5 and 0.3, need 15 beside 5: short unless one comes", () => {
    const two = [
      receipt("R", 10, "", [{ day: "2026-12-01", probability: 0.5 }]),
      receipt("R", 10, "", [{ day: "2026-12-01", probability: 0.3 }]),
    ];
    expect(shortageProbability(15, 5, two, "2026-12-01")).toBeCloseTo(0.35, 12);
    expect(shortageProbability(25, 5, two, "2026-12-01")).toBeCloseTo(0.85, 12);
    expect(shortageProbability(25.1, 5, two, "2026-12-01")).toBeCloseTo(1, 12);
    expect(shortageProbability(5, 5, two, "2026-11-30")).toBe(0);
    expect(shortageProbability(5.1, 5, [], "2026-11-30")).toBe(1);
  });

  it("combines the twelve most doubtful of a hundred receipts, the rest rounded: P(fewer than 7 of 12 come)", () => {
    const many = Array.from({ length: 100 }, (_, i) =>
      receipt("R", 1, "", [{ day: "2026-12-01", probability: i < 50 ? 0.99 : 0.5 }]),
    );
    expect(shortageProbability(95, 0, many, "2026-12-01")).toBeCloseTo(2510 / 4096, 12);
  });
});

/** A plan in the words of a test: one place, orders known by their number. */
interface SmallPlan extends Partial<Pick<PlanCheckInput, "make_days" | "outputs" | "today" | "stock" | "names">> {
  readonly bom_lines?: readonly BomLine[];
  readonly orders?: readonly ReturnType<typeof order>[];
  readonly on_hand?: ReadonlyMap<string, number>;
  readonly receipts?: readonly ReturnType<typeof receipt>[];
}

function aPlan({
  bom_lines = [],
  orders = [],
  on_hand = new Map(),
  receipts = [],
  ...rest
}: SmallPlan): PlanCheckInput {
  const codes = new Set([...on_hand.keys(), ...receipts.map(({ item_code }) => item_code)]);
  const stock: StockByItem = new Map(
    [...codes].map((code) => {
      const coming = receipts.filter(({ item_code }) => item_code === code);
      return [code, [{ location_code: "WH", on_hand: on_hand.get(code) ?? 0, receipts: coming }]];
    }),
  );
  const nothing = { outputs: [], names: new Map<string, string>(), make_days: new Map<string, number>() };
  return { today: "2026-12-01", bom: bomOf(bom_lines), orders, stock, ...nothing, ...rest };
}

function order(order_no: string, item_code: string, day: string, quantity: number, location_code = "") {
  return { order_id: order_no, order_no, item_code, location_code, day, quantity };
}

function checked(plan: SmallPlan) {
  return checkPlan(aPlan(plan));
}

const BIKE = [
  line("BIKE", "WHEEL", 2),
  line("BIKE", "FRAME"),
  line("WHEEL", "SPOKE", 32),
  line("WHEEL", "RIM", 1, 0.2),
];

describe("a production plan beside its material", () => {
  it("explodes level by level, stock of intermediates first: 10 bikes, 8 wheels there, 12 to make", () => {
    const { components } = checked({
      bom_lines: BIKE,
      orders: [order("P1", "BIKE", "2026-12-10", 10)],
      on_hand: new Map([
        ["WHEEL", 8],
        ["FRAME", 10],
        ["SPOKE", 400],
        ["RIM", 5],
      ]),
      make_days: new Map([["WHEEL", 3]]),
    });
    expect(components.map(({ item_code, required, uncovered }) => [item_code, required, uncovered])).toEqual([
      ["RIM", 15, 10],
      ["FRAME", 10, 0],
      ["SPOKE", 384, 0],
    ]);
    expect(components[0]).toMatchObject({ first_shortage_on: "2026-12-07", early_shortage_on: "2026-12-07" });
    expect(components[1]).toMatchObject({ first_shortage_on: null, early_shortage_on: null });
  });

  it("says when the line stops, for want of what, how many can be made and when it goes on", () => {
    const { orders } = checked({
      bom_lines: BIKE,
      orders: [order("P1", "BIKE", "2026-12-10", 10)],
      on_hand: new Map([
        ["WHEEL", 8],
        ["FRAME", 9],
        ["SPOKE", 400],
        ["RIM", 5],
      ]),
      receipts: [receipt("RIM", 10, "2026-12-09"), receipt("FRAME", 1, "2026-12-12")],
      make_days: new Map([["WHEEL", 3]]),
    });
    expect(orders).toEqual([
      {
        order_id: "P1",
        order_no: "P1",
        item_code: "BIKE",
        location_code: "",
        day: "2026-12-10",
        quantity: 10,
        status: "short",
        makeable_quantity: 6,
        stop_on: "2026-12-07",
        early_stop_on: "2026-12-07",
        stopped_by: "RIM",
        resumes_on: "2026-12-12",
        stop_probability: 1,
        shortages: [
          {
            item_code: "RIM",
            name: "RIM",
            location_code: "WH",
            day: "2026-12-07",
            missing: 10,
            covered_on: "2026-12-09",
          },
          {
            item_code: "FRAME",
            name: "FRAME",
            location_code: "WH",
            day: "2026-12-10",
            missing: 1,
            covered_on: "2026-12-12",
          },
        ],
        short_items: "RIM、FRAME",
        reason: "2026-12-07 缺 RIM 10、FRAME 1，停线；2026-12-12 到齐后可续产",
      },
    ]);
  });

  it("says so when nothing is on the way", () => {
    const { orders } = checked({ bom_lines: [line("A", "B")], orders: [order("P1", "A", "2026-12-10", 4)] });
    expect(orders[0]).toMatchObject({ makeable_quantity: 0, stopped_by: "B", resumes_on: null });
    expect(orders[0]?.reason).toBe("2026-12-10 缺 B 4，停线；没有在途能补上");
  });

  it("names of two missing components the one that comes last, or never", () => {
    const given = {
      bom_lines: [line("A", "B"), line("A", "C")],
      orders: [order("P1", "A", "2026-12-10", 4)],
      receipts: [receipt("B", 4, "2026-12-12"), receipt("C", 4, "2026-12-15")],
    };
    expect(checked(given).orders[0]).toMatchObject({ stopped_by: "C", resumes_on: "2026-12-15" });
    const never = checked({ ...given, receipts: given.receipts.slice(1) });
    expect(never.orders[0]).toMatchObject({ stopped_by: "B", resumes_on: null });
    const same = checked({ ...given, receipts: [receipt("B", 4, "2026-12-12"), receipt("C", 4, "2026-12-12")] });
    expect(same.orders[0]?.stopped_by).toBe("B");
  });

  it("serves the earlier order first; a receipt goes to who waits before who comes", () => {
    const { orders, components } = checked({
      bom_lines: [line("A", "B")],
      orders: [order("P2", "A", "2026-12-12", 5), order("P1", "A", "2026-12-10", 5), order("P3", "A", "2026-12-20", 5)],
      on_hand: new Map([["B", 3]]),
      receipts: [receipt("B", 4, "2026-12-11"), receipt("B", 8, "2026-12-20")],
    });
    expect(
      orders.map(({ order_no, stop_on, resumes_on, makeable_quantity }) => [
        order_no,
        stop_on,
        resumes_on,
        makeable_quantity,
      ]),
    ).toEqual([
      ["P1", "2026-12-10", "2026-12-11", 3],
      ["P2", "2026-12-12", "2026-12-20", 2],
      ["P3", null, null, 5],
    ]);
    expect(components[0]).toMatchObject({ required: 15, uncovered: 0, first_shortage_on: "2026-12-10" });
  });

  it("lists what falls short first, then the rest by code", () => {
    const { components } = checked({
      bom_lines: ["B", "C", "D", "E", "F"].map((code) => line("A", code)),
      orders: [order("P1", "A", "2026-12-10", 5), order("P2", "A", "2026-12-05", 5)],
      on_hand: new Map([
        ["B", 99],
        ["C", 0],
        ["D", 99],
        ["E", 7],
        ["F", 0],
      ]),
    });
    expect(components.map(({ item_code }) => item_code)).toEqual(["C", "F", "E", "B", "D"]);
  });

  it("warns of a receipt that may be late although it is counted on", () => {
    const late = receipt("B", 5, "2026-12-09", [
      { day: "2026-12-09", probability: 0.7 },
      { day: "2026-12-19", probability: 0.3 },
    ]);
    const { orders, components } = checked({
      bom_lines: [line("A", "B")],
      orders: [order("P1", "A", "2026-12-10", 5)],
      receipts: [late],
    });
    expect(components[0]).toMatchObject({ first_shortage_on: null, early_shortage_on: "2026-12-10" });
    expect(orders[0]).toMatchObject({ stop_on: null, makeable_quantity: 5 });
    expect(orders[0]?.stop_probability).toBeCloseTo(0.3, 12);
    expect(orders[0]?.reason).toBe("按预计到货不缺料，但到货可能延误，停线可能 30%");
  });

  it.each([
    [0.875, "2026-12-10"],
    [0.91, null],
  ])("an arrival in time with chance %d makes the early shortage date %s", (probability, want) => {
    const { components } = checked({
      bom_lines: [line("A", "B")],
      orders: [order("P1", "A", "2026-12-10", 5)],
      receipts: [receipt("B", 5, "2026-12-09", [{ day: "2026-12-09", probability }])],
    });
    expect(components[0]?.early_shortage_on).toBe(want);
  });

  it("says nothing of a chance below one in ten", () => {
    const sure = receipt("B", 5, "2026-12-09", [{ day: "2026-12-09", probability: 0.91 }]);
    const { orders, components } = checked({
      bom_lines: [line("A", "B")],
      orders: [order("P1", "A", "2026-12-10", 5)],
      receipts: [sure],
    });
    expect(orders[0]?.reason).toBeNull();
    expect(components[0]?.early_shortage_on).toBeNull();
  });

  it("does not use an intermediate that arrives only later, and makes it instead", () => {
    const given = { bom_lines: [line("A", "M"), line("M", "B")], orders: [order("P1", "A", "2026-12-10", 4)] };
    const required = (day: string): number | undefined =>
      checked({ ...given, receipts: [receipt("M", 3, day)] }).components[0]?.required;
    expect(required("2026-12-10")).toBe(1);
    expect(required("2026-12-11")).toBe(4);
    expect(checked({ ...given, on_hand: new Map([["M", 4]]) }).components).toEqual([]);
  });

  it("treats stock below zero as none", () => {
    const { components } = checked({
      bom_lines: [line("A", "B")],
      orders: [order("P1", "A", "2026-12-10", 4)],
      on_hand: new Map([["B", -3]]),
    });
    expect(components[0]).toMatchObject({ required: 4, uncovered: 4 });
  });

  it("says that an item has no bill of materials, and has nothing to check for empty orders and empty plans", () => {
    const { components, orders } = checked({ orders: [order("P1", "A", "2026-12-10", 4)] });
    expect(components).toEqual([]);
    expect(orders[0]).toMatchObject({ makeable_quantity: 4, stop_on: null, stop_probability: 0, status: "unknown" });
    expect(orders[0]?.reason).toBe("商品 A 没有物料清单，不知道要用什么料");
    expect(checked({ bom_lines: BIKE, orders: [order("P1", "BIKE", "2026-12-10", 0)] }).components).toEqual([]);
    expect(checked({})).toEqual({ components: [], orders: [] });
  });

  it("says so where a cycle or a bad line hides what an order takes, and checks the rest of it all the same", () => {
    const { components, orders } = checked({
      bom_lines: [line("A", "B"), line("A", "M"), line("M", "A"), line("C", "D", 0), line("C", "B")],
      orders: [order("P1", "A", "2026-12-10", 4), order("P2", "C", "2026-12-11", 1), order("P3", "M", "2026-12-12", 1)],
      on_hand: new Map([["B", 9]]),
    });
    expect(components).toMatchObject([{ item_code: "B", required: 5, uncovered: 0 }]);
    expect(orders.map(({ order_no, status, reason }) => [order_no, status, reason])).toEqual([
      ["P1", "unknown", "物料清单循环引用：A → M → A"],
      ["P2", "unknown", "C 的 D：用量要大于 0，损耗率要在 0 到 1 之间"],
      ["P3", "unknown", "物料清单循环引用：A → M → A"],
    ]);
  });

  it("wants today what was planned for a day that is over, and what would have had to be made before", () => {
    const { components } = checked({
      bom_lines: [line("A", "B"), line("A", "M"), line("M", "C")],
      orders: [order("P1", "A", "2026-11-20", 4), order("P2", "A", "2026-12-03", 4)],
      make_days: new Map([["M", 7]]),
    });
    const days = components.flatMap(({ requirements }) =>
      requirements.map(({ requirement: { item_code, day } }) => `${item_code} ${day}`),
    );
    expect(days.sort()).toEqual(["B 2026-12-01", "B 2026-12-03", "C 2026-12-01", "C 2026-12-01"]);
  });

  it("takes a component from the order's own place where it is kept there, else from the component's first", () => {
    const stock: StockByItem = new Map([
      [
        "B",
        [
          { location_code: "WH", on_hand: 4, receipts: [] },
          { location_code: "SHOP", on_hand: 1, receipts: [] },
        ],
      ],
    ]);
    const places = (location_code: string) =>
      checked({ bom_lines: [line("A", "B")], orders: [order("P1", "A", "2026-12-10", 4, location_code)], stock });
    expect(places("SHOP").components).toMatchObject([{ location_code: "SHOP", uncovered: 3 }]);
    for (const location_code of ["", "WH", "LINE"])
      expect(places(location_code).components).toMatchObject([{ location_code: "WH", uncovered: 0 }]);
  });

  it("makes nothing twice: what the plan makes of an intermediate itself serves the orders above it", () => {
    const own = order("P1", "M", "2026-12-03", 6);
    const plan = {
      bom_lines: [line("A", "M"), line("M", "B")],
      orders: [own, order("P2", "A", "2026-12-10", 10)],
      on_hand: new Map([["B", 10]]),
    };
    const required = (ready_in: number) => checked({ ...plan, outputs: [plannedOutput(own, 6, ready_in)] });
    expect(required(2).components).toMatchObject([{ item_code: "B", required: 10, uncovered: 0 }]);
    expect(required(2).orders.map(({ status }) => status)).toEqual(["complete", "complete"]);
    const late = required(9);
    expect(late.components).toMatchObject([{ item_code: "B", required: 10 }]);
    expect(late.orders[1]).toMatchObject({
      ...{ status: "short", stop_on: "2026-12-10", stopped_by: "M", makeable_quantity: 4, resumes_on: "2026-12-12" },
    });
  });

  it("calls items by their names and counts what it does not name", () => {
    const { orders } = checked({
      bom_lines: ["B", "C", "D", "E"].map((code) => line("A", code)),
      orders: [order("P1", "A", "2026-12-10", 4)],
      names: new Map([["B", "钢带（B）"]]),
    });
    expect(orders[0]?.reason).toBe("2026-12-10 缺 钢带（B） 4、C 4、D 4 等 4 种，停线；没有在途能补上");
  });

  const DEEP = [
    line("A", "M", 2, 0.1),
    line("A", "B", 3),
    line("M", "N", 1),
    line("M", "B", 1, 0.5),
    line("N", "C", 4),
    line("N", "D", 1),
  ];
  const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays("2026-12-01", days));
  const plans = fc.record({
    orders: fc.array(fc.record({ item_code: fc.constantFrom("A", "M", "N"), day, quantity: fc.nat(20) }), {
      maxLength: 6,
    }),
    on_hand: fc.array(fc.tuple(fc.constantFrom("M", "N", "B", "C", "D"), fc.nat(60)), { maxLength: 5 }),
    receipts: fc.array(
      fc.record({ item_code: fc.constantFrom("M", "N", "B", "C", "D"), expected_on: day, quantity: fc.nat(40) }),
      {
        maxLength: 5,
      },
    ),
  });
  type Plan = typeof plans extends fc.Arbitrary<infer Value> ? Value : never;
  const built = ({ orders, on_hand, receipts }: Plan) => ({
    bom_lines: DEEP,
    orders: orders.map((one, i) => order(`P${i}`, one.item_code, one.day, one.quantity)),
    on_hand: new Map<string, number>(on_hand),
    receipts: receipts.map((one) => ({ ...one, cases: null })),
    make_days: new Map([["N", 2]]),
  });

  it("conserves units: what orders want is stock, receipts or missing, and no component is asked for twice", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const given = built(plan);
        for (const { item_code, required, uncovered, requirements } of checked(given).components) {
          const there =
            (given.on_hand.get(item_code) ?? 0) +
            given.receipts.filter((one) => one.item_code === item_code).reduce((sum, one) => sum + one.quantity, 0);
          expect(uncovered).toBeCloseTo(Math.max(0, required - there), 6);
          expect(requirements.reduce((sum, { requirement }) => sum + requirement.quantity, 0)).toBeCloseTo(required, 6);
          for (const { missing, requirement } of requirements)
            expect(missing).toBeLessThanOrEqual(requirement.quantity);
        }
      }),
    );
  });

  it("wants, without any intermediate stock, what the bill of materials says in all", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { components } = checked({ ...built(plan), on_hand: new Map(), receipts: [] });
        const total = (code: string): number =>
          plan.orders.filter(({ item_code }) => item_code === code).reduce((sum, { quantity }) => sum + quantity, 0);
        const made = { m: total("M") + (total("A") * 2) / 0.9, n: 0 };
        const n = total("N") + made.m;
        const want = { B: 3 * total("A") + made.m / 0.5, C: 4 * n, D: n };
        for (const { item_code, required } of components) {
          expect(required).toBeCloseTo(want[item_code as keyof typeof want], 6); // the three bought items
        }
      }),
    );
  });

  it("does not depend on the order of rows, orders or receipts", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const given = built(plan);
        const turned = {
          ...given,
          bom_lines: [...given.bom_lines].reverse(),
          orders: [...given.orders].reverse(),
          receipts: [...given.receipts].reverse(),
        };
        expect(checked(turned)).toEqual(checked(given));
      }),
    );
  });

  it("can make no less with more stock", () => {
    fc.assert(
      fc.property(plans, fc.constantFrom("B", "C", "D"), (plan, code) => {
        const given = built(plan);
        const more = new Map(given.on_hand).set(code, (given.on_hand.get(code) ?? 0) + 10);
        const [before, after] = [given.on_hand, more].map((on_hand) => checked({ ...given, on_hand }).orders);
        for (const [i, one] of (before ?? []).entries()) {
          expect(after?.[i]?.makeable_quantity).toBeGreaterThanOrEqual(one.makeable_quantity - 1e-9);
        }
      }),
    );
  });
});
