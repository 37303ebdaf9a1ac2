import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { aBuyingShop } from "../support/a-buying-shop.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { anOrder, itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const ITEM = itemCode(1);
const EVENT = `${ITEM}/${LOCATION}/1`;

let world: ShopWorld;
beforeAll(async () => {
  // The clock of the world begins on this day.
  world = await aShopWorld({ records: aBuyingShop("2026-03-10"), settled_within_ms: 120_000 });
  const settings = { held_out_share: 0.5, holds_out_foretold: true };
  await world.addon.careSettings.change(INSTALLATION, settings);
  const order = { order_no: "XS-BIG", customer_code: "KH-2", ordered_at: world.clock.stamp() };
  await world.person.create("sales_order", anOrder({ ...order, lines: [{ item_code: ITEM, quantity: 40 }] }));
  await world.person.edit("stock_level", (await world.stockOf(ITEM))._id, { on_hand: 5 });
  await world.settled();
}, 180_000);
afterAll(() => world.close());

it("holds out some likely buyers of a task, never the customer who waits, and tells both groups in the report", async () => {
  const assignments = await world.addon.store.care.ofEvent(INSTALLATION, EVENT);
  const [treated, held_out] = [false, true].map((wanted) =>
    assignments.filter((one) => one.held_out === wanted).map(({ customer_code }) => customer_code),
  );
  expect(held_out?.length).toBeGreaterThan(0);
  expect(treated?.length).toBeGreaterThan(0);
  const tasks = (await world.records("care_task")).map((task) => String(task["customer_code"]));
  expect(tasks.toSorted()).toEqual(["KH-2", ...(treated ?? [])].toSorted());
  const { actions } = await world.addon.careReport(INSTALLATION);
  expect(actions.find(({ action }) => action === "foretold_task")).toMatchObject({
    ...{ label: "关怀任务（预计会买）", treated: treated?.length, held_out: held_out?.length },
    result: { kind: "not_estimable", reason: "no_outcome_yet" },
  });
}, 60_000);

it("counts a likely buyer as reached once people say so on the task", async () => {
  const tasks = await world.records("care_task");
  const likely = tasks.find((task) => task["customer_code"] !== "KH-2");
  await world.person.edit("care_task", likely?._id ?? "", { care_status: "已联系" });
  await world.settled();
  const { actions } = await world.addon.careReport(INSTALLATION);
  expect(actions.find(({ action }) => action === "foretold_task")).toMatchObject({ reached: 1 });
}, 60_000);
