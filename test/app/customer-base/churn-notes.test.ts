import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createChurnNotes } from "../../../src/app/customer-base/churn-notes.ts";
import { createToldTags } from "../../../src/app/customer/told-tags.ts";
import type { FormBinding } from "../../../src/contracts/form.ts";
import { aFigure } from "../../store/exposure-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";

const BINDING: FormBinding = {
  ...{ installation_id: SHOP, form: "customer", app_id: "app", entry_id: "e", push_token: "t", push_secret: "s" },
  fields: [{ name: "churn_risk", platform_name: "churn_risk", widget_name: "w", type: "number" }],
  synced_through: null,
};

async function aShop(binding: FormBinding | null = BINDING) {
  const store = createMemoryStore();
  let now = 1_000;
  const record = (record_id: string, customer_code: string, churn_risk: number | null = null) =>
    store.records.apply([aChange(record_id, [], { form: "customer", values: { customer_code, churn_risk } })]);
  await record("r1", "C-1");
  const notes = createChurnNotes({
    ...{ ...store, toldChurn: createToldTags(store, "churn_told"), clock: { now: () => (now += 1) } },
    binding: () => Promise.resolve(binding),
  });
  const night = (alive_probability: number | null, customer_code = "C-1") =>
    notes(SHOP, [aFigure({ customer_code, alive_probability })]);
  const waiting = async () =>
    (await store.outbox.list(SHOP, { state: "waiting" }, 99)).map(({ line, action }) => [
      line,
      action.kind === "update_record" ? action.values : null,
    ]);
  return { store, record, night, waiting };
}

describe("the churn risk on customers' records", () => {
  it("is one minus the chance that they are still customers, beside other notes on the record", async () => {
    const { night, waiting } = await aShop();
    expect(await night(0.304)).toBe(1);
    expect(await waiting()).toEqual([["customer/r1/churn_risk", { churn_risk: 0.7 }]]);
  });

  it("is written again on a visible step from what was asked for last, also where the record was not read back", async () => {
    const { night } = await aShop();
    const asked: number[] = [];
    for (const alive of [0.7, 0.7, 0.66, 0.74, 0.65, 0.69, 0.6]) asked.push(await night(alive));
    expect(asked).toEqual([1, 0, 0, 0, 1, 0, 1]);
  });

  it("stays as a person sees it where it is true within a step already", async () => {
    const { record, night } = await aShop();
    await record("r2", "C-2", 0.31);
    expect(await night(0.67, "C-2")).toBe(0);
    expect(await night(0.6, "C-2")).toBe(1);
  });

  it("is not made up where it cannot be told, and on no record of one who was erased", async () => {
    const { record, night } = await aShop();
    expect(await night(null)).toBe(0);
    await record("r3", "erased-x");
    expect(await night(0.2, "erased-x")).toBe(0);
  });

  it("is asked for nowhere where the form has no such field", async () => {
    expect(await (await aShop(null)).night(0.2)).toBe(0);
    expect(await (await aShop({ ...BINDING, fields: [] })).night(0.2)).toBe(0);
  });
});
