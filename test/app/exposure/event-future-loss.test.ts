import { beforeEach, describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createKeptChurn } from "../../../src/app/customer-retention/kept-churn.ts";
import { createEventFutureLoss } from "../../../src/app/exposure/event-future-loss.ts";
import { customerSums } from "../../../src/app/exposure/exposure-sums.ts";
import { createFutureLosses } from "../../../src/app/exposure/future-losses.ts";
import type { Exposure } from "../../../src/ports/exposures.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aFigure, aLook, anExposure } from "../../store/exposure-builders.ts";
import { SHOP } from "../../store/store-builders.ts";
import { aComparedShop } from "./a-hit-shop.ts";

const EVENT_NO = "CUP/WH/1";
const likely = (parts: Partial<Exposure>) =>
  anExposure({ kind: "predicted", order_no: "", probability: 0.5, ...parts });

let store: Store;
const losses = (codes: readonly string[]) =>
  createFutureLosses({ ...store, keptChurn: createKeptChurn(store.registry) })(SHOP, codes);
const lossOf = (is_over: boolean) =>
  createEventFutureLoss({
    ...store,
    futureLosses: createFutureLosses({ ...store, keptChurn: createKeptChurn(store.registry) }),
  })(SHOP, { event_no: EVENT_NO, is_over });

beforeEach(async () => {
  store = createMemoryStore();
  await store.customerFigures.keep(SHOP, [
    aFigure({ customer_code: "C-1", value: 1_000, alive_probability: 0.5 }),
    aFigure({ customer_code: "C-2", value: 2_000, alive_probability: 1 }),
    aFigure({ customer_code: "C-3", value: null, value_basis: null }),
  ]);
});

describe("what losing an event's customers is expected to cost", () => {
  const rows = [
    anExposure({ customer_code: "C-1" }),
    likely({ customer_code: "C-2" }),
    anExposure({ customer_code: "C-3", order_no: "SO-3" }),
  ];

  it("cannot be told while no effect was found, or where the event hits nobody", async () => {
    expect(await lossOf(false)).toBeNull();
    await store.exposures.keep(SHOP, [aLook(rows)]);
    expect(await lossOf(false)).toBeNull();
    expect((await losses(["C-1"])).state).toEqual({ kind: "not_estimable", reason: "not_compared" });
  });

  it("by hand, while it stands: a fifth of 500, and of 2000 for one in two; whose worth is unknown is not counted", async () => {
    await aComparedShop(store);
    await store.exposures.keep(SHOP, [aLook(rows)]);
    expect(await lossOf(false)).toEqual({ yuan: 100 + 200, basis: "margin", customers: 2 });
  });

  it("is of those whose orders it hit once it is over, served later or not, and of nobody who was only foretold", async () => {
    await aComparedShop(store);
    await store.exposures.keep(SHOP, [aLook(rows)]);
    await store.exposures.keep(SHOP, [aLook([], { on: "2026-11-25" })]);
    expect(await lossOf(false)).toBeNull();
    expect(await lossOf(true)).toEqual({ yuan: 100, basis: "margin", customers: 1 });
  });

  it("cannot be told of customers none of whom is valued", async () => {
    await aComparedShop(store);
    expect((await losses(["C-3", "nobody"])).state).toEqual({ kind: "not_estimable", reason: "no_values" });
  });
});

describe("the exposures of one customer to an event", () => {
  it("are one sum, whose future loss goes by the surest of them", async () => {
    await aComparedShop(store);
    const [sum] = customerSums(
      [
        anExposure({ quantity: 3, expected_loss_margin: 30 }),
        likely({ quantity: 4, probability: 0.5, expected_loss_margin: 20 }),
      ],
      await losses(["C-1"]),
    );
    expect(sum).toMatchObject({ kinds: ["open", "predicted"], probability: 1, expected_units: 5, margin_loss: 50 });
    expect(sum?.future_loss).toBeCloseTo(100, 9);
  });
});
