import { describe, expect, it } from "@jest/globals";
import { demandQuantile } from "../../../src/domain/demand/demand-distribution.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import { createEnginePolicy } from "../../../src/domain/simulation/engine-policy.ts";
import type { EngineStart } from "../../../src/domain/simulation/engine-policy.ts";
import { createOrderPlanner } from "../../../src/domain/simulation/order-planner.ts";
import { createMonthlyPolicy, createStaticPolicy } from "../../../src/domain/simulation/textbook-policies.ts";
import { createThresholdPolicy } from "../../../src/domain/simulation/threshold-policy.ts";
import { createTrackedDemand } from "../../../src/domain/simulation/tracked-demand.ts";
import { days } from "../demand/a-series.ts";
import { aPast, TERMS } from "./a-rehearsal.ts";

const STEADY = days(120, (day) => 3 + (day % 3));
const SOLD = { sold: 4, is_stockout: false };

/** Levels as the engine has them after one more day of four units. */
function engineLevels(service_level: number) {
  const demand = createTrackedDemand({ past: aPast(STEADY), days: 14, pooled: DEFAULT_POOLED_MODEL, is_count: true });
  demand.learn(SOLD);
  const outlook = demand.outlook();
  const law = demand.law(outlook, 14, 2);
  return { quantile: demandQuantile(law, service_level), cycle: outlook.level * 7, mean: law.mean };
}

const engine = (parts: Partial<EngineStart> = {}) =>
  createEnginePolicy({
    past: aPast(STEADY),
    terms: TERMS,
    pooled: DEFAULT_POOLED_MODEL,
    service_level: 0.95,
    limit: 0.1,
    minimum_stock: null,
    open_orders: [],
    ...parts,
  });

describe("the engine's own rules", () => {
  const { quantile, cycle, mean } = engineLevels(0.95);

  it("order up to the quantile and a cycle's demand once the position is down to the quantile itself", () => {
    expect(quantile).toBeGreaterThan(mean);
    expect(engine().order({ ...SOLD, on_hand: quantile, on_order: 0 })).toBe(Math.ceil(cycle));
    expect(engine().order({ ...SOLD, on_hand: quantile + 1, on_order: 0 })).toBe(0);
    expect(engine().order({ ...SOLD, on_hand: 0, on_order: quantile })).toBe(Math.ceil(cycle));
  });

  it("heed minimum order quantity and multiple", () => {
    const lots = { ...TERMS, moq: 100, order_multiple: 30 };
    expect(engine({ terms: lots }).order({ ...SOLD, on_hand: quantile, on_order: 0 })).toBe(120);
  });

  it("never let the position fall below a person's own floor", () => {
    const floor = quantile + 50;
    const day = { ...SOLD, on_hand: floor, on_order: 0 };
    expect(engine({ minimum_stock: floor }).order(day)).toBe(Math.ceil(cycle));
    expect(engine({ minimum_stock: floor }).order({ ...day, on_hand: floor + 1 })).toBe(0);
  });

  it("ask for more at a higher service level", () => {
    const order = (service_level: number) => engine({ service_level }).order({ ...SOLD, on_hand: 0, on_order: 0 });
    expect(order(0.99)).toBeGreaterThan(order(0.9));
  });

  it.each([
    ["plenty", { on_hand: 300, on_order: 0 }, "none"],
    ["an empty shelf", { on_hand: 0, on_order: 300 }, "out"],
    ["hardly a day's stock, all on its way late", { on_hand: 2, on_order: 0 }, "critical"],
    ["less than the limit asks for", { on_hand: Math.ceil(mean), on_order: 0 }, "high"],
  ] as const)("warn by chance: %s", (_, stock, want) => {
    const policy = engine();
    expect(policy.severity()).toBe("none");
    policy.order({ ...SOLD, ...stock });
    expect(policy.severity()).toBe(want);
  });

  it("see the dip before goods come in, however many are on their way", () => {
    const order = (due_in_days: number) => {
      const policy = engine({ open_orders: [{ due_in_days, quantity: 500 }] });
      policy.order({ ...SOLD, on_hand: 22, on_order: 500 });
      return policy.severity();
    };
    expect([order(3), order(9)]).toEqual(["none", "critical"]);
  });

  it("say nothing of an item nobody ever wanted", () => {
    const policy = engine({ past: aPast(days(120, 0)) });
    expect(policy.order({ sold: 0, is_stockout: false, on_hand: 0, on_order: 0 })).toBe(0);
    expect(policy.severity()).toBe("none");
  });

  it("learn no less from a day that ran out than was expected of it", () => {
    const after = (is_stockout: boolean) => {
      const policy = engine();
      for (let day = 0; day < 30; day++) policy.order({ sold: 0, is_stockout, on_hand: 0, on_order: 0 });
      return policy.order({ sold: 0, is_stockout, on_hand: 0, on_order: 0 });
    };
    expect(after(true)).toBeGreaterThan(after(false) + 20);
  });

  it("bear a lead time and a review of no days, and one beyond a year", () => {
    const terms = { ...TERMS, lead_time_days: 0, lead_time_sd_days: 5, review_period_days: 0 };
    expect(engine({ terms }).order({ ...SOLD, on_hand: 0, on_order: 0 })).toBeGreaterThan(0);
    const longest = engine({ terms: { ...TERMS, lead_time_days: 365, lead_time_sd_days: 0, review_period_days: 0 } });
    const longer = engine({ terms: { ...TERMS, lead_time_days: 900, lead_time_sd_days: 0, review_period_days: 0 } });
    const empty = { ...SOLD, on_hand: 0, on_order: 0 };
    expect(longer.order(empty)).toBe(longest.order(empty));
  });
});

describe("the planner that lasts for a cover", () => {
  it("orders nothing while stock and orders cover the exposure, and the quantile plus the cover less the usual undershoot else", () => {
    const planner = () =>
      createOrderPlanner({ past: aPast(STEADY), terms: TERMS, pooled: DEFAULT_POOLED_MODEL, service_level: 0.95 });
    const { quantile, cycle } = engineLevels(0.95);
    expect(planner().order({ ...SOLD, on_hand: quantile, on_order: 0 })).toBe(0);
    const order = planner().order({ ...SOLD, on_hand: quantile - 1, on_order: 0 });
    expect(order).toBeGreaterThanOrEqual(Math.floor((3 * cycle) / 4));
    expect(order).toBeLessThanOrEqual(Math.ceil(cycle) + 1);
  });
});

describe("a fixed minimum stock", () => {
  const threshold = (parts: object = {}) =>
    createThresholdPolicy({ past: days(91, 2), terms: TERMS, minimum_stock: 10, ...parts });

  it.each([
    ["above the minimum", { on_hand: 11, on_order: 0 }, 0],
    ["above it with what is on order", { on_hand: 4, on_order: 7 }, 0],
    ["at the minimum: up to a review period more", { on_hand: 10, on_order: 0 }, 14],
    ["below it", { on_hand: 3, on_order: 2 }, 19],
  ])("orders %s", (_, stock, want) => expect(threshold().order({ ...SOLD, ...stock })).toBe(want));

  it("orders by lots, and a unit at least where nothing was sold before", () => {
    const at = { ...SOLD, on_hand: 10, on_order: 0 };
    expect(threshold({ terms: { ...TERMS, moq: 20, order_multiple: 6 } }).order(at)).toBe(24);
    expect(threshold({ past: [] }).order(at)).toBe(1);
  });

  it("takes the last quarter for usual, not what was before", () => {
    const past = [...days(200, 50), ...days(91, 2)];
    expect(threshold({ past }).order({ ...SOLD, on_hand: 10, on_order: 0 })).toBe(14);
  });

  it("warns by the shelf alone: at the minimum, and until a tenth above it", () => {
    const policy = threshold();
    const seen = [11, 10, 11, 12, 11, 0].map((on_hand) => {
      policy.order({ ...SOLD, on_hand, on_order: 100 });
      return policy.severity();
    });
    expect(seen).toEqual(["none", "high", "high", "none", "none", "out"]);
  });

  it("does not call a shelf empty that nobody asks of", () => {
    const policy = threshold({ past: [0, 0], minimum_stock: 0 });
    policy.order({ sold: 0, is_stockout: false, on_hand: 0, on_order: 5 });
    expect(policy.severity()).toBe("none");
    policy.order({ sold: 0, is_stockout: true, on_hand: 0, on_order: 5 });
    expect(policy.severity()).toBe("out");
  });
});

describe("the textbook, recomputed monthly", () => {
  const steady = () => createMonthlyPolicy({ past: days(91, 4), terms: TERMS, service_level: 0.95 });

  it("orders at s = d·(L + R) + z·d·σ_L (Silver, Pyke & Thomas 2017, ch. 6) up to the cover above it", () => {
    // s = 4·14 + 1.6449·4·2 = 69.16; S = s + 28
    expect(steady().order({ ...SOLD, on_hand: 70, on_order: 0 })).toBe(0);
    expect(steady().order({ ...SOLD, on_hand: 69, on_order: 0 })).toBe(29);
  });

  it("warns when the shelf is down to s, until a tenth above it", () => {
    const policy = steady();
    const seen = [70, 69, 76, 77].map((on_hand) => {
      policy.order({ ...SOLD, on_hand, on_order: 0 });
      return policy.severity();
    });
    expect(seen).toEqual(["none", "high", "high", "none"]);
  });

  it("keeps its levels for 30 days whatever is sold, then takes the new", () => {
    const policy = steady();
    const order = () => policy.order({ sold: 40, is_stockout: false, on_hand: 70, on_order: 0 });
    const orders = Array.from({ length: 30 }, order);
    expect(orders.slice(0, 29).every((units) => units === 0)).toBe(true);
    expect(orders[29]).toBeGreaterThan(100);
  });
});

describe("the textbook, set once", () => {
  const set = (parts: object = {}) =>
    createStaticPolicy({ past: days(91, 4), terms: TERMS, service_level: 0.95, ...parts });

  it("orders at s = 69.16 up to 28 above it, what is on order counted as there", () => {
    expect(set().order({ ...SOLD, on_hand: 70, on_order: 0 })).toBe(0);
    expect(set().order({ ...SOLD, on_hand: 69, on_order: 0 })).toBe(29);
    expect(set().order({ ...SOLD, on_hand: 40, on_order: 30 })).toBe(0);
    expect(set().order({ ...SOLD, on_hand: 39, on_order: 30 })).toBe(29);
  });

  it("keeps its levels for good", () => {
    const policy = set();
    const orders = days(70, () => policy.order({ sold: 40, is_stockout: false, on_hand: 70, on_order: 0 }));
    expect(orders.every((units) => units === 0)).toBe(true);
  });

  it("is set from the last quarter, and heeds lots", () => {
    expect(set({ past: [...days(200, 50), ...days(91, 4)] }).order({ ...SOLD, on_hand: 69, on_order: 0 })).toBe(29);
    const terms = { ...TERMS, moq: 40, order_multiple: 12 };
    expect(set({ terms }).order({ ...SOLD, on_hand: 69, on_order: 0 })).toBe(48);
  });

  it("orders nothing of what was never sold while there is any", () => {
    expect(set({ past: [] }).order({ sold: 0, is_stockout: false, on_hand: 1, on_order: 0 })).toBe(0);
  });
});

describe("whether anybody wants an item", () => {
  const none = { sold: 0, is_stockout: false, on_hand: 0, on_order: 0 };
  const policies = (past: readonly number[]) => [
    createMonthlyPolicy({ past, terms: TERMS, service_level: 0.95 }),
    createThresholdPolicy({ past, terms: TERMS, minimum_stock: 0 }),
    engine({ past: aPast(past) }),
  ];

  it.each([
    ["its history", [...days(119, 0), 1], none, "out"],
    ["a sale", days(120, 0), { ...none, sold: 1 }, "out"],
    ["a customer who went away with nothing", days(120, 0), { ...none, is_stockout: true }, "out"],
    ["nobody", days(120, 0), none, "none"],
  ])("is told by %s", (_, past, day, want) => {
    for (const policy of policies(past)) {
      expect(policy.severity()).toBe("none");
      policy.order(day);
      expect(policy.severity()).toBe(want);
      policy.order(none);
      expect(policy.severity()).toBe(want); // once wanted, always
    }
  });
});
