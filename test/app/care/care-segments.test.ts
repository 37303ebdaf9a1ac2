import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createCareSegments } from "../../../src/app/care/care-segments.ts";
import type { CustomerFigure } from "../../../src/ports/customer-figures.ts";
import { aFigure } from "../../store/exposure-builders.ts";
import { aCustomer } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";

const clock = { today: () => "2026-11-30" };

async function classesOf(figures: readonly Partial<CustomerFigure>[]): Promise<readonly unknown[]> {
  const store = createMemoryStore();
  const kept = figures.map((one, at) => aFigure({ customer_code: `C-${at}`, order_days: 5, ...one }));
  await store.customerFigures.keep(SHOP, kept);
  const segmented = await createCareSegments({ ...store, clock })(
    SHOP,
    kept.map(({ customer_code }) => customer_code),
  );
  return [...segmented.values()].map(({ segment }) => segment.value_class);
}

describe("segments of customers", () => {
  it("hold revenues of an earlier night against revenues, so that they put no margin in the shade", async () => {
    const revenues = [9_000, 200].map((value) => ({ value, value_basis: "revenue" as const }));
    const margins = [100, 40].map((value) => ({ value, value_basis: "margin" as const }));
    expect(await classesOf([...revenues, ...margins])).toEqual(["key", "regular", "key", "regular"]);
  });

  it("hold nobody against customers, whatever an earlier night or a person says of the code of walk-in customers", async () => {
    const store = createMemoryStore();
    await store.records.apply([aChange("c", [aCustomer({ customer_code: "散客", is_key_customer: true })])]);
    const worth = { 散客: 9_000, "C-1": 100, "C-2": 40 };
    await store.customerFigures.keep(
      SHOP,
      Object.entries(worth).map(([customer_code, value]) => aFigure({ customer_code, value, order_days: 5 })),
    );
    const segmented = await createCareSegments({ ...store, clock })(SHOP, Object.keys(worth));
    expect([...segmented.values()].map(({ segment }) => segment.value_class)).toEqual([null, "key", "regular"]);
    expect(segmented.get("散客")).toMatchObject({ value: null, residual_value: null });
  });

  it("believe a person's word before any value", async () => {
    const store = createMemoryStore();
    const said = { "C-0": false, "C-1": true, "C-2": null };
    await store.records.apply(
      Object.entries(said).map(([customer_code, is_key_customer]) =>
        aChange(customer_code, [aCustomer({ customer_code, is_key_customer })]),
      ),
    );
    const worth = { "C-0": 9_000, "C-1": 1, "C-2": 8_900 };
    await store.customerFigures.keep(
      SHOP,
      Object.entries(worth).map(([customer_code, value]) => aFigure({ customer_code, value, order_days: 5 })),
    );
    const segmented = await createCareSegments({ ...store, clock })(SHOP, Object.keys(worth));
    expect([...segmented.values()].map(({ segment }) => segment.value_class)).toEqual(["regular", "key", "regular"]);
  });

  it("leave customers without figures without a class", async () => {
    const store = createMemoryStore();
    const segmented = await createCareSegments({ ...store, clock })(SHOP, ["C-9"]);
    expect(segmented.get("C-9")).toMatchObject({ value: null, value_basis: null, segment: { value_class: null } });
  });
});
