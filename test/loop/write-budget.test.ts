import { afterEach, describe, expect, it } from "@jest/globals";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { until } from "../support/a-shop-until.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const HOUR_MS = 3_600_000;
const UPDATE = "v5/app/entry/data/update";
const BATCH_UPDATE = "v5/app/entry/data/batch_update";
const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

async function aWorld(item_count: number): Promise<ShopWorld> {
  const world = await aShopWorld({ item_count });
  worlds.push(world);
  return world;
}

/** A person counts ten pieces of every item: each runs short. */
async function allRunShort(world: ShopWorld, item_count: number): Promise<void> {
  for (let number = 1; number <= item_count; number += 1) {
    await world.person.edit("stock_level", (await world.stockOf(itemCode(number)))._id, { on_hand: 10 });
  }
  await world.platform.idle();
}

const counts = (world: ShopWorld) => world.addon.store.outbox.counts(INSTALLATION);

async function assessed(world: ShopWorld): Promise<void> {
  const { inbox, subjects } = world.addon.store;
  await until("everything is assessed", async () => {
    const { waiting } = await inbox.summary(INSTALLATION);
    return waiting + (await subjects.dirtyCount(INSTALLATION)) === 0;
  });
}

describe("a tenant whose monthly quota is used up", () => {
  it("gets one notice, loses nothing, and is written to again when there is room", async () => {
    const world = await aWorld(2);
    for (const endpoint of [UPDATE, BATCH_UPDATE, "v5/app/entry/data/create"]) {
      await world.platform.fault({ endpoint, kind: "code", value: 7212 });
    }
    await allRunShort(world, 2);
    await assessed(world);
    const { notices } = world.addon.polling;
    const quota = async () => (await notices.list(INSTALLATION)).filter(({ code }) => code === "write_quota");
    await until("the notice is there", async () => (await quota()).length === 1);
    await until("nothing is under way", async () => (await counts(world)).held === 0);
    expect((await quota())[0]?.hint).toContain("扩容");
    world.clock.move(HOUR_MS);
    await until("it was asked once more", async () =>
      (await world.addon.store.outbox.list(INSTALLATION, { state: "waiting" }, 20)).some(
        ({ due_at }) => due_at > world.clock.now(),
      ),
    );
    expect(await counts(world)).toMatchObject({ dead: 0 });

    await world.platform.calm();
    world.clock.move(HOUR_MS);
    await world.settled();
    expect(await counts(world)).toMatchObject({ dead: 0, waiting: 0, held: 0 });
    expect(await world.stockOf(itemCode(2))).toMatchObject({ alert_severity: expect.stringMatching(/紧急|缺货/) });
    await until("the notice is gone", async () => (await quota()).length === 0);
  });
});

describe("a record that the tenant's own check refuses", () => {
  it("is given up for a person, who is told why, and holds up no other", async () => {
    const world = await aWorld(1);
    await world.platform.fault({ endpoint: UPDATE, kind: "code", value: 4402, count: 1 });
    await allRunShort(world, 1);
    await world.settled();
    const { dead } = await world.addon.reports.problems(INSTALLATION);
    expect(dead).toMatchObject([{ problem: { message: expect.stringContaining("聚合表校验未通过") } }]);
    expect(await world.records("stockout_alert")).toHaveLength(1);
  });
});

describe("records with the same answer", () => {
  const someNew = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ item_code: `NEU-${index}`, location_code: LOCATION, on_hand: 7 }));
  const answers = async (world: ShopWorld) =>
    (await world.records("stock_level"))
      .filter(({ item_code }) => String(item_code).startsWith("NEU-"))
      .map(({ alert_severity }) => alert_severity);

  it("are written together, and one by one where the platform does not take them together", async () => {
    const world = await aWorld(1);
    await world.person.importRows("stock_level", someNew(12));
    await world.platform.fault({ endpoint: BATCH_UPDATE, kind: "code", value: 17032, count: 1 });
    await world.running.reconcile(false);
    await world.settled();
    expect(await answers(world)).toEqual(Array.from({ length: 12 }, () => "样本不足"));
    // The one refusal was asked for, so the platform was asked for a batch.
    expect((await world.platform.control("GET", "/faults"))["faults"]).toEqual([]);
    expect(await counts(world)).toMatchObject({ dead: 0 });
  });
});
