import { afterEach, describe, expect, it } from "@jest/globals";
import { firstDayOfHistory } from "../../src/app/assess/risk-input.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";
import { anAddonFromScratch, knowledgeOf } from "./from-scratch.ts";

const ITEM = itemCode(1);
const SUBJECT = { installation_id: INSTALLATION, item_code: ITEM, location_code: LOCATION };
const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

async function aWorld() {
  const world = await aShopWorld();
  worlds.push(world);
  const { addon, clock, person, settled } = world;
  const returned = async (return_no: string, quantity: number, return_reason = "不想要了") => {
    const record_id = await person.create("sales_return", {
      ...{ return_no, order_no: "XS-1", customer_code: "KH-1", returned_at: clock.stamp(), location_code: LOCATION },
      lines: [{ item_code: ITEM, quantity, return_reason }],
    });
    await settled();
    return record_id;
  };
  const counted = async (count_no: string, book_quantity: number | null, counted_quantity: number) => {
    const lines = [{ item_code: ITEM, book_quantity, counted_quantity }];
    const count = { count_no, location_code: LOCATION, counted_at: clock.stamp(), lines };
    const record_id = await person.create("stock_count", count);
    await settled();
    return record_id;
  };
  const facts = () => addon.store.subjects.facts(SUBJECT, firstDayOfHistory(clock.today()));
  const report = async () => {
    const found = await addon.reports.item(SUBJECT);
    if (found === null) throw new Error("the item is assessed");
    return found;
  };
  return { ...world, returned, counted, facts, report };
}

describe("goods that come back", () => {
  it("are a rate on the item's page, and neither demand nor stock nor another alert", async () => {
    const { returned, facts, report, stockOf, person, settled } = await aWorld();
    const [before, shown] = [await facts(), await stockOf(ITEM)];
    const record_id = await returned("TH-1", 90);
    expect(await facts()).toEqual(before);
    expect(await stockOf(ITEM)).toEqual(shown);
    const { returns } = (await report()).indicators;
    expect(returns?.return_rate).toBeCloseTo(90 / 480, 1);
    expect(returns?.sentence).toContain("退回 90 个");
    // What is booked in again is stock.
    await person.edit("stock_level", shown._id, { on_hand: 590 });
    await settled();
    expect((await facts()).demand).toEqual(before.demand);
    expect((await facts()).stock_level?.on_hand).toBe(590);
    await person.remove("sales_return", record_id);
    await settled();
    expect((await report()).indicators.returns).toMatchObject({ return_rate: 0, sentence: null });
  });

  it("are kept aside with a word about it where the quantity is none, and count once it is mended", async () => {
    const { addon, returned, report, person, settled, clock } = await aWorld();
    const record_id = await returned("TH-2", -3);
    const [aside] = await addon.store.inbox.aside(INSTALLATION, 10);
    expect(aside?.problem.message).toContain(`商品 ${ITEM} 的退货数量 -3 须大于 0`);
    expect((await report()).indicators.returns).toMatchObject({ return_rate: 0 });
    clock.move(1_000);
    await person.edit("sales_return", record_id, { lines: [{ item_code: ITEM, quantity: 3 }] });
    await settled();
    expect((await report()).indicators.returns?.return_rate).toBeGreaterThan(0);
  });
});

describe("a count of the stock", () => {
  it("proposes another one where it was far off, until one agrees", async () => {
    const { addon, counted, report, clock } = await aWorld();
    expect((await report()).count_proposal).toBeNull();
    await counted("PD-1", 500, 400);
    expect((await report()).count_proposal).toMatchObject({ reason: "count_difference", doubted_units: 100 });
    const { proposals } = await addon.reports.operating(INSTALLATION);
    expect(proposals).toMatchObject([{ item_code: ITEM, doubted_units: 100, doubted_value: 1_000 }]);
    clock.move(60_000);
    await counted("PD-2", 400, 400);
    expect((await report()).count_proposal).toBeNull();
    expect((await addon.reports.operating(INSTALLATION)).proposals).toEqual([]);
    const { counts } = (await report()).indicators;
    expect(counts).toMatchObject({ counts: 2, accuracy_rate: 0.5, last: { counted_quantity: 400 } });
  });

  it("enters the figures of the shop", async () => {
    const { addon, counted, returned } = await aWorld();
    await counted("PD-1", 500, 499);
    await returned("TH-1", 20, "质量问题");
    expect(await addon.makeFigures()).toBe(1);
    const { figures } = await addon.reports.operating(INSTALLATION);
    expect(figures?.counts).toMatchObject({ places: 3, counted_places: 1 });
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(figures?.returns.by_class.map((found) => found.returned) ?? [])).toBe(20);
    expect(sum(figures?.counts.by_class.map((found) => found.counts) ?? [])).toBe(1);
  });
});

describe("an add-on that reads the platform anew", () => {
  it("knows the same of returns and counts as one that was told by pushes", async () => {
    const world = await aWorld();
    await world.returned("TH-1", 5);
    await world.counted("PD-1", 500, 490);
    const edited = await world.counted("PD-2", 500, 300);
    world.clock.move(1_000);
    await world.person.edit("stock_count", edited, {
      lines: [{ item_code: ITEM, book_quantity: 500, counted_quantity: 500 }],
    });
    await world.person.importRows("sales_return", [
      { return_no: "TH-9", returned_at: world.clock.stamp(), lines: [{ item_code: ITEM, quantity: 2 }] },
    ]);
    world.clock.move(60_000);
    await world.running.reconcile(false);
    await world.settled();
    const { scratch, close } = await anAddonFromScratch(world);
    try {
      expect(await knowledgeOf(scratch)).toEqual(await knowledgeOf(world.addon));
      const since = firstDayOfHistory(world.clock.today());
      const units = (store: typeof scratch.store) => store.returns.ofItem(INSTALLATION, ITEM, since);
      expect(await units(scratch.store)).toEqual(await units(world.addon.store));
      expect((await units(scratch.store)).returned).toBe(7);
    } finally {
      await close();
    }
  });
});
