import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createCareSegments } from "../../../src/app/care/care-segments.ts";
import type { CustomerFigure } from "../../../src/ports/customer-figures.ts";
import { aFigure } from "../../store/exposure-builders.ts";
import { SHOP } from "../../store/store-builders.ts";

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

  it("leave customers without figures without a class", async () => {
    const store = createMemoryStore();
    const segmented = await createCareSegments({ ...store, clock })(SHOP, ["C-9"]);
    expect(segmented.get("C-9")).toMatchObject({ value: null, value_basis: null, segment: { value_class: null } });
  });
});
