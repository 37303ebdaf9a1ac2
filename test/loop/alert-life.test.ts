import { afterEach, describe, expect, it } from "@jest/globals";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { until } from "../support/a-shop-until.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const ITEM = itemCode(1);
const SUBJECT = { installation_id: INSTALLATION, item_code: ITEM, location_code: LOCATION };
const MINUTE_MS = 60_000;

describe("the life of an alert, from a record's change to the goods", () => {
  let world: ShopWorld;
  afterEach(() => world.close());

  const counted = async (on_hand: number) => {
    await world.person.edit("stock_level", (await world.stockOf(ITEM))._id, { on_hand });
    await world.settled();
  };
  const shownStatus = async () => (await world.records("stockout_alert")).map(({ alert_status }) => alert_status);
  const life = async () =>
    ((await world.addon.reports.item(SUBJECT))?.alert_events ?? [])
      .toReversed()
      .map(({ kind, actor, note }) => [kind, actor, note].filter((part) => part !== null && part !== "").join(" "));

  it("is told step by step on the item's page, on the alert's record and in the response times", async () => {
    world = await aShopWorld();
    await counted(5);
    world.clock.move(10 * MINUTE_MS);
    await world.addon.answers.acknowledge(SUBJECT, { actor: "林小满" });
    await world.settled();
    expect(await shownStatus()).toEqual(["已确认"]);

    world.clock.move(20 * MINUTE_MS);
    const order = await world.person.create("purchase_order", {
      ...{ purchase_order_no: "PO-1", supplier_code: "GY-1", location_code: LOCATION, order_status: "已下单" },
      ...{ ordered_at: world.clock.stamp(), lines: [{ item_code: ITEM, quantity: 40 }] },
    });
    await world.settled();
    expect(await shownStatus()).toEqual(["已下单"]);

    world.clock.move(60 * MINUTE_MS);
    await world.person.edit("purchase_order", order, {
      order_status: "已到货",
      lines: [{ item_code: ITEM, quantity: 40, received_quantity: 40 }],
    });
    await world.settled();
    await counted(400);
    expect(await shownStatus()).toEqual(["已解除"]);
    expect(await life()).toEqual([
      ...["raised", "told 采购 · 控制台", "acknowledged 林小满", "ordered PO-1", "received PO-1", "cleared"],
    ]);

    const { responses } = await world.addon.reports.operating(INSTALLATION);
    const { told, answered, ordered, received, ...counts } = responses.recent;
    expect(counts).toEqual({ alerts: 1, cleared: 1, untold: 0, ignored: 0 });
    expect([told.count, answered.count, ordered.count, received.count]).toEqual([1, 1, 1, 1]);
    // The clock also moves a little while things settle.
    const fiveMinutes = [answered, ordered, received].map(({ median_ms }) =>
      Math.floor((median_ms ?? 0) / MINUTE_MS / 5),
    );
    expect(fiveMinutes).toEqual([2, 6, 18]);
  });

  it("counts an alert that people were told of and nobody answered for a day", async () => {
    world = await aShopWorld();
    await counted(5);
    world.clock.move(25 * 60 * MINUTE_MS);
    const { responses } = await world.addon.reports.operating(INSTALLATION);
    expect(responses).toMatchObject({
      ...{ waiting: 1, ignored: [{ item_code: ITEM, item_name: `商品 ${ITEM}`, severity: "critical" }] },
      recent: { alerts: 1, ignored: 1 },
      before: null,
    });
  });

  it("goes with others in one message where the rule asks for a digest, and at once where it is urgent", async () => {
    world = await aShopWorld({ item_count: 4 });
    const [rule, other] = await world.records("alert_rule");
    await world.person.edit("alert_rule", other?._id ?? "", { rule_status: "停用" });
    await world.person.edit("alert_rule", rule?._id ?? "", { grouping: "每小时汇总", minimum_severity: "关注" });
    await world.settled();
    const titles = () =>
      world.log.events.flatMap(({ event, fields }) => (event === "message.shown" ? [String(fields["title"])] : []));
    for (const number of [1, 2, 3]) {
      const { _id } = await world.stockOf(itemCode(number));
      await world.person.edit("stock_level", _id, { on_hand: number === 3 ? 0 : 95 });
    }
    await world.platform.idle();
    await until("the urgent one is told", () => titles().length > 0);
    expect(titles()).toEqual([expect.stringContaining("缺货")]);
    world.clock.move(61 * MINUTE_MS);
    await world.settled();
    expect(titles().slice(1)).toEqual([expect.stringMatching(/^【预警汇总】2 条/)]);
    const { messages } = await world.addon.reports.messages(INSTALLATION);
    expect(messages.map(({ state, note }) => `${state} ${note ?? ""}`).sort()).toEqual([
      "done ",
      "done 已发送（汇总 2 条）",
      "replaced 已并入同一规则的汇总",
    ]);
  });
});
