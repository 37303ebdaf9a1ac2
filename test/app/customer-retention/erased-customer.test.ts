import { expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createKeptChurn } from "../../../src/app/customer-retention/kept-churn.ts";
import { createKeptRetention } from "../../../src/app/customer-retention/kept-retention.ts";
import { createMakeRetention } from "../../../src/app/customer-retention/make-retention.ts";
import { ASKING, aCustomerWorld, CONFIRMED, INSTALLATION } from "../customer/customer-world.ts";
import { SHOP } from "../../store/store-builders.ts";

it("takes a customer who is erased out of what was kept of those most likely to be lost", async () => {
  const { store, customers } = await aCustomerWorld();
  await store.registry.saveSetting(SHOP, "is_ready", "true");
  const kept = createKeptRetention(store.registry);
  await createMakeRetention({
    ...{
      ...store,
      kept,
      keptChurn: createKeptChurn(store.registry),
      clock: createSystemClock({ now: () => 1_790_000_000_000 }),
    },
    breathe: () => Promise.resolve(),
    onError: (_, error) => {
      throw error;
    },
  })();
  const figures = await kept.of(SHOP);
  if (figures === null) throw new Error("nothing was made");
  const fragile = {
    ...figures.fragile,
    customers: ["C-1", "C-2"].map((code) => ({ customer_code: code, lost_risk: 0.4 })),
  };
  await kept.save(SHOP, { ...figures, fragile });
  await customers.erase(INSTALLATION, CONFIRMED, ASKING);
  expect((await kept.of(SHOP))?.fragile.customers).toEqual([{ customer_code: "C-2", lost_risk: 0.4 }]);
});
