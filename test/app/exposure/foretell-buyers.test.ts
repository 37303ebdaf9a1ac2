import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createCustomerBases } from "../../../src/app/customer-base/kept-customer-base.ts";
import { createKeptChurn } from "../../../src/app/customer-retention/kept-churn.ts";
import { createFutureLosses } from "../../../src/app/exposure/future-losses.ts";
import { createForetellBuyers } from "../../../src/app/exposure/foretell-buyers.ts";
import { createLikelyBuyers } from "../../../src/app/exposure/likely-buyers.ts";
import { addDays, dayNumber } from "../../../src/domain/calendar/day.ts";
import type { CustomerBase } from "../../../src/domain/repurchase/learn-customer-base.ts";
import { aFigure } from "../../store/exposure-builders.ts";
import { aSalesLine } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { A_BASE } from "./a-hit-shop.ts";

const TODAY = "2026-11-23";
const WINDOW = { today: dayNumber(TODAY), from: 1, through: 14 };

async function aShop(base: CustomerBase = A_BASE, erased: readonly string[] = []) {
  const store = createMemoryStore();
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  const customerBases = createCustomerBases(store.registry);
  await customerBases.save(SHOP, { learned_on: TODAY, customers: 200, base });
  const keptChurn = createKeptChurn(store.registry);
  const foretell = createForetellBuyers({
    futureLosses: createFutureLosses({ ...store, keptChurn }),
    likelyBuyers: createLikelyBuyers({
      ...{ ...store, customerBases, breathe: () => Promise.resolve() },
      marks: { pseudonyms: () => Promise.resolve((code) => (erased.includes(code) ? "erased-1" : null)) },
    }),
  });
  return {
    ...{ keptChurn, figures: store.customerFigures },
    foretell: () => foretell({ installation_id: SHOP, item_code: "CUP", window: WINDOW, unit_margin: 10 }),
    buys: (customer_code: string, days_ago: readonly number[], item_code = "CUP") =>
      store.records.apply(
        days_ago.map((days, i) =>
          aChange(`${customer_code}-${item_code}-${i}`, [
            aSalesLine({ customer_code, item_code, ordered_on: addDays(TODAY, -days), quantity: 2 }),
          ]),
        ),
      ),
  };
}

describe("foretold buyers", () => {
  it("are those who buy the item often and are due, before those who have been away for long", async () => {
    const shop = await aShop();
    await shop.buys("due", [75, 60, 45, 30, 15]);
    await shop.buys("away", [300, 285, 270]);
    await shop.buys("other goods", [30, 15], "PLATE");
    const found = await shop.foretell();
    expect(found[0]).toMatchObject({ customer_code: "due", from: "2026-11-24", through: "2026-12-07" });
    expect(found[0]?.probability).toBeGreaterThan(0.3);
    expect(found[0]?.usual_gap_days).toBeGreaterThan(10);
    expect(found[0]?.usual_gap_days).toBeLessThan(25);
    expect(found.map(({ customer_code }) => customer_code)).not.toContain("other goods");
    expect(found.find(({ customer_code }) => customer_code === "away")?.probability ?? 0).toBeLessThan(0.1);
  });

  it("are listed by margin and future value together: whoever is worth much comes before who buys a little surer", async () => {
    const shop = await aShop();
    await shop.buys("sure", [60, 45, 30, 15]);
    await shop.buys("rich", [63, 44, 35, 12]);
    await shop.figures.keep(SHOP, [
      aFigure({ customer_code: "sure", value: 10 }),
      aFigure({ customer_code: "rich", value: 90_000 }),
    ]);
    const first = async () => (await shop.foretell()).map(({ customer_code }) => customer_code);
    expect(await first()).toEqual(["sure", "rich"]);
    await shop.keptChurn.save(SHOP, { shop: { lost_share: 0.1, low: -0.1, high: 0.3 }, items: [] });
    expect(await first()).toEqual(["sure", "rich"]);
    await shop.keptChurn.save(SHOP, { shop: { lost_share: 0.1, low: 0.05, high: 0.15 }, items: [] });
    expect(await first()).toEqual(["rich", "sure"]);
    await shop.figures.keep(SHOP, [aFigure({ customer_code: "rich", value: 90_000, value_basis: "revenue" })]);
    expect(await first()).toEqual(["sure", "rich"]);
  });

  it("are at most fifty", async () => {
    const shop = await aShop();
    for (let n = 0; n < 60; n += 1) await shop.buys(`K${n}`, [40, 25, 10]);
    expect(await shop.foretell()).toHaveLength(50);
  });

  it("are nobody whose data was erased, or whom no code names, and nobody where nothing could be learned", async () => {
    const erasing = await aShop(A_BASE, ["K1"]);
    await erasing.buys("K1", [30, 15]);
    await erasing.buys("erased-abc", [30, 15]);
    await erasing.buys("散客", [60, 45, 30, 15]);
    expect(await erasing.foretell()).toEqual([]);
    const young = await aShop({ kind: "not_estimable", reason: "too_few_customers" });
    await young.buys("K1", [30, 15]);
    expect(await young.foretell()).toEqual([]);
  });
});
