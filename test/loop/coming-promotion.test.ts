import { afterEach, describe, expect, it } from "@jest/globals";
import { addDays } from "../../src/domain/calendar/day.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const ITEM = itemCode(1);
const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

/** A shop whose shelf holds enough for usual days. */
async function aWorld(on_hand: number) {
  const world = await aShopWorld();
  worlds.push(world);
  await world.person.edit("stock_level", (await world.stockOf(ITEM))._id, { on_hand });
  await world.settled();
  const { addon, clock } = world;
  const startOf = (offset: number) => clock.startOf(addDays(clock.today(), offset));
  const riskNow = async () => {
    const kept = await addon.store.assessments.get({
      ...{ installation_id: INSTALLATION, item_code: ITEM, location_code: LOCATION },
    });
    if (kept === null) throw new Error("the item is assessed");
    return kept.risk;
  };
  return { ...world, startOf, riskNow };
}

describe("a promotion that a person plans", () => {
  it("raises the alert on the stock record, and takes it back when it is called off", async () => {
    const { person, stockOf, settled, startOf, riskNow } = await aWorld(130);
    const before = await riskNow();
    const planned = await person.create("promotion", {
      ...{ promotion_name: "周年庆", stage: "现货", scope_kind: "商品", scope_value: ITEM, expected_uplift: 4 },
      ...{ start_date: startOf(1), end_date: startOf(9) },
    });
    await settled();
    const during = await riskNow();
    expect(during.stockout_probability).toBeGreaterThan((before.stockout_probability ?? 1) + 0.3);
    const shown = await stockOf(ITEM);
    expect(shown["alert_reason"]).toContain("“周年庆”现货期");
    expect(shown["alert_reason"]).toContain("预计为平日的 4 倍（按计划倍数）");
    await person.remove("promotion", planned);
    await settled();
    expect((await riskNow()).stockout_probability).toBe(before.stockout_probability);
    expect((await stockOf(ITEM))["alert_reason"]).not.toContain("周年庆");
  });

  it("is kept aside with a word about it where its days are the wrong way round", async () => {
    const { addon, person, settled, startOf, riskNow } = await aWorld(130);
    const before = await riskNow();
    await person.create("promotion", {
      ...{ promotion_name: "周年庆", stage: "现货", scope_kind: "全部", expected_uplift: 4 },
      ...{ start_date: startOf(9), end_date: startOf(1) },
    });
    await settled();
    expect((await riskNow()).stockout_probability).toBe(before.stockout_probability);
    const [aside] = await addon.store.inbox.aside(INSTALLATION, 10);
    expect(aside?.problem.message).toContain("促销“周年庆”暂不生效：结束日");
  });
});
