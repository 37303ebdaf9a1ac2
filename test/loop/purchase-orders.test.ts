import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "@jest/globals";
import type { PurchaseOrdersReport } from "../../src/contracts/purchase-order.ts";
import { purchasePlan, type PlanPurchase } from "../../src/contracts/purchase-plan.ts";
import { aBrowser, type Browser } from "../http/http-caller.ts";
import { failureOf, runPasted } from "../plugin/a-pasted-function.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { until } from "../support/a-shop-until.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const CREATE = "v5/app/entry/data/create";
const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

/** A shop whose first items have run short, and its buyer at the board. */
async function aBuyerWorld(short = 2) {
  const world = await aShopWorld();
  worlds.push(world);
  for (let number = 1; number <= short; number += 1) {
    await world.person.edit("stock_level", (await world.stockOf(itemCode(number)))._id, { on_hand: 10 });
  }
  await world.settled();
  const { access } = world.running.addon;
  const code = (await access.links.issueSetUpCode()) ?? "";
  const buyer = aBrowser(world.running.board_url);
  await buyer.post("/link", { code, login_name: "buyer", display_name: "小王", password: "correct horse battery" });
  await buyer.get("/session");
  return { world, buyer };
}

const planned = async (browser: Browser): Promise<readonly PlanPurchase[]> =>
  purchasePlan
    .parse(JSON.parse((await browser.get("/purchase-plan")).body))
    .suppliers.flatMap(({ purchases }) => purchases);

const press = (purchases: readonly PlanPurchase[], changes: Partial<Record<"quantity", number>> = {}) => ({
  request_id: randomUUID(),
  budget: null,
  lines: purchases.map(({ item_code, location_code, quantity }) => {
    return { item_code, location_code, quantity, expected_date: null, ...changes };
  }),
});

/** Everything was made on the platform, which does not push what programs write, and was read again by time. */
const arrived = async (world: ShopWorld) => {
  await world.settled();
  await world.running.reconcile(false);
  await world.settled();
};

const reportIn = ({ body }: { readonly body: string }) => JSON.parse(body) as PurchaseOrdersReport;

describe("the purchase that ends an alert", () => {
  it("is one record for the supplier, and counts as stock on order once it came back", async () => {
    const { world, buyer } = await aBuyerWorld();
    const plan = await planned(buyer);
    expect(plan.map(({ item_code, ordered }) => [item_code, ordered]).sort()).toEqual([
      [itemCode(1), null],
      [itemCode(2), null],
    ]);
    const answer = await buyer.post("/purchase-orders", press(plan, { quantity: 300 }));
    expect(answer.status).toBe(202);
    const [order, ...others] = reportIn(answer).orders;
    expect(others).toEqual([]);
    expect(order).toMatchObject({ supplier_name: "宁波日用品厂", location_name: "总仓", state: "waiting" });
    expect(order?.purchase_order_no).toMatch(/^CG-20260310-[0-9A-Z]{5}$/);
    await arrived(world);
    const [record, ...more] = await world.records("purchase_order");
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      purchase_order_no: order?.purchase_order_no,
      supplier_code: "GY-1",
      location_code: LOCATION,
      order_status: "已下单",
      expected_date: world.clock.startOf(order?.expected_date ?? ""),
    });
    expect(record?.["lines"]).toHaveLength(2);
    expect((record?.["lines"] as readonly object[])[0]).toMatchObject({ quantity: 300, received_quantity: 0 });
    for (const number of [1, 2]) {
      const subject = { installation_id: INSTALLATION, item_code: itemCode(number), location_code: LOCATION };
      const kept = await world.addon.store.assessments.get(subject);
      expect(kept?.risk.explanation.supply.receipts).toMatchObject([
        { purchase_order_no: order?.purchase_order_no, quantity: 300 },
      ]);
    }
    expect(await planned(buyer)).toEqual([]);
    expect(reportIn(await buyer.get("/purchase-orders")).orders).toMatchObject([
      { purchase_order_no: order?.purchase_order_no, state: "created", problem: null, chosen_by: "buyer" },
    ]);
    const choices = await world.addon.store.purchaseChoices.since(INSTALLATION, 0);
    expect(choices.map(({ quantity, available, is_seen }) => [quantity, available, is_seen])).toEqual([
      [300, 10, true],
      [300, 10, true],
    ]);
  });

  it("is made once however often it is pressed, also from another page", async () => {
    const { world, buyer } = await aBuyerWorld(1);
    const plan = await planned(buyer);
    await world.platform.fault({ endpoint: CREATE, kind: "status", value: 503, count: 2 });
    const body = press(plan);
    const answers = await Promise.all([body, body, press(plan)].map((one) => buyer.post("/purchase-orders", one)));
    // One press wins, and its repeat is answered with the same order; whoever presses on another page is told.
    const codes = answers.map(({ body: text }) => (JSON.parse(text) as { readonly code?: string }).code ?? "ordered");
    expect(new Set(codes)).toEqual(new Set(["ordered", "purchase_under_way"]));
    const numbers = answers.flatMap((answer) => (answer.status === 202 ? reportIn(answer).orders : []));
    expect(new Set(numbers.map((one) => one.purchase_order_no)).size).toBe(1);
    expect((await planned(buyer))[0]).toMatchObject({
      ordered: { state: "waiting" },
      reason: expect.stringContaining(`已有采购单 ${numbers[0]?.purchase_order_no ?? "?"}，不要再下`),
    });
    await arrived(world);
    const records = await world.records("purchase_order");
    expect(records.map(({ purchase_order_no }) => purchase_order_no)).toEqual([numbers[0]?.purchase_order_no]);
  });

  it("is made once where the platform made it and never answered", async () => {
    const { world, buyer } = await aBuyerWorld(1);
    await world.platform.fault({ endpoint: CREATE, kind: "applied_then_timeout", value: 20, count: 1 });
    await buyer.post("/purchase-orders", press(await planned(buyer)));
    await world.settled();
    const records = await world.records("purchase_order");
    expect(records).toHaveLength(1);
    const { orders } = reportIn(await buyer.get("/purchase-orders"));
    expect(orders).toMatchObject([{ state: "created", purchase_order_no: records[0]?.["purchase_order_no"] }]);
    const [effect] = await world.addon.store.outbox.list(INSTALLATION, { kind: "create_record", state: "done" }, 1);
    expect(effect?.receipt).toBe(records[0]?._id);
    expect(effect?.attempts).toBeGreaterThan(1);
  });

  it("that failed says why, and is made once when a person has it tried again", async () => {
    const { world, buyer } = await aBuyerWorld(1);
    await world.platform.fault({ endpoint: CREATE, kind: "code", value: 4001, count: 1 });
    await buyer.post("/purchase-orders", press(await planned(buyer)));
    const failed = await until("it failed", async () => {
      const [order] = reportIn(await buyer.get("/purchase-orders")).orders;
      return order?.state === "failed" ? order : null;
    });
    expect(failed.problem?.message).not.toBe("");
    expect((await planned(buyer))[0]?.ordered).toMatchObject({ state: "failed" });
    const refused = await buyer.post("/purchase-orders", press(await planned(buyer)));
    expect([refused.status, JSON.parse(refused.body)]).toMatchObject([409, { code: "purchase_under_way" }]);
    await buyer.post(`/effects/${failed.effect_id ?? 0}/replay`, {});
    await world.settled();
    expect(await world.records("purchase_order")).toHaveLength(1);
    expect(reportIn(await buyer.get("/purchase-orders")).orders).toMatchObject([{ state: "created", problem: null }]);
  });

  it("is made by the pasted function of the platform, once for a number however often it runs", async () => {
    const { world, buyer } = await aBuyerWorld(1);
    const made = await buyer.post("/tokens", {
      name: "下单插件",
      scopes: ["read_plan", "order_purchases"],
      valid_days: 1,
    });
    const { token } = JSON.parse(made.body) as { readonly token: string };
    const run = (wish: object) =>
      runPasted("create-purchase", {
        agentConf: { server_url: world.running.board_url, token },
        triggerConf: { item_code: itemCode(1), quantity: 60, request_id: "R-1", ...wish },
      });
    const first = await run({});
    expect(first).toEqual({
      purchase_order_no: expect.stringMatching(/^CG-/),
      sentence: expect.stringContaining(`订 商品 ${itemCode(1)} 60`),
    });
    expect(await run({})).toEqual(first);
    expect(await failureOf(run({ item_code: itemCode(3), request_id: "R-2" }))).toContain("缺货卫士：");
    await arrived(world);
    expect(await world.records("purchase_order")).toMatchObject([{ purchase_order_no: first["purchase_order_no"] }]);
  });
});
