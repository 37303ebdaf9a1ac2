import { afterEach, describe, expect, it } from "@jest/globals";
import type { FieldValues } from "../../src/contracts/form.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { aMovableClock } from "../support/a-shop-clock.ts";
import { aShop, itemCode, LOCATION, type ShopRecords } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const ITEM = itemCode(1);
const HISTORY_DAYS = 240;
const SPELL_DAYS = 30;
/** Longer than the new year's feast, which would else have its word in what the price did. */
const SINCE_DAYS = 60;
const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

/** A shop that has sold its item at 20 and at 16 by turns, half as much again at 16, and at 20 for two months now. */
function aShopWithSteps(today: Day): ShopRecords {
  const orders = Array.from({ length: HISTORY_DAYS }, (_, ago): FieldValues => {
    const isCheap = ago >= SINCE_DAYS && Math.floor((ago - SINCE_DAYS) / SPELL_DAYS) % 2 === 0;
    const quantity = Math.round((6 + (ago % 5)) * (isCheap ? 1.5 : 1));
    const day = addDays(today, -1 - ago);
    return {
      ...{ order_no: `XS-${day}`, customer_code: "KH-1", location_code: LOCATION, order_status: "已完成" },
      ...{ ordered_at: `${day}T04:00:00.000Z` },
      lines: [{ item_code: ITEM, quantity, shipped_quantity: quantity, unit_price: isCheap ? 16 : 20 }],
    };
  });
  return aShop(today, 1).map(([form, rows]) => [form, form === "sales_order" ? orders : rows]);
}

async function aWorld(on_hand: number) {
  const world = await aShopWorld({ records: aShopWithSteps(aMovableClock().today()) });
  worlds.push(world);
  const { addon, person, settled, stockOf, find } = world;
  await person.edit("stock_level", (await stockOf(ITEM))._id, { on_hand });
  await settled();
  const [form] = await find("item", { item_code: ITEM });
  const riskNow = async () => {
    const kept = await addon.store.assessments.get({
      ...{ installation_id: INSTALLATION, item_code: ITEM, location_code: LOCATION },
    });
    if (kept === null) throw new Error("the item is assessed");
    return kept.risk;
  };
  /** A person writes another price on the item form. */
  const priced = async (sale_price: number) => {
    await person.edit("item", form?._id ?? "", { sale_price });
    await settled();
    return riskNow();
  };
  return { riskNow, priced, stockOf };
}

describe("a price that a person changes on the item form", () => {
  it("raises the demand that is expected, says so on the stock record, and is taken back with the price", async () => {
    const { riskNow, priced, stockOf } = await aWorld(110);
    const before = await riskNow();
    const cut = await priced(16);
    const means = [before, cut].map(({ explanation }) => explanation.exposure?.demand.mean ?? NaN);
    expect((means[1] ?? NaN) / (means[0] ?? NaN)).toBeGreaterThan(1.3);
    expect(cut.stockout_probability).toBeGreaterThan((before.stockout_probability ?? 1) + 0.2);
    const reason = (await stockOf(ITEM))["alert_reason"];
    expect(reason).toContain("售价由 20 调到 16（−20%），预计为平日的 1.");
    expect(reason).toContain("按本商品以往价格变动学习");
    expect((await priced(20)).explanation).toEqual(before.explanation);
  });

  it("changes nothing where nobody has ever paid it", async () => {
    const { riskNow, priced } = await aWorld(110);
    const before = await riskNow();
    for (const sale_price of [18, 25])
      expect((await priced(sale_price)).stockout_probability).toBe(before.stockout_probability);
  });
});
