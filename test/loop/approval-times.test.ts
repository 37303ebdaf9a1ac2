import { afterEach, describe, expect, it } from "@jest/globals";
import { operatingReport } from "../../src/contracts/operating-figures.ts";
import { aBrowser } from "../http/http-caller.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { itemCode, LOCATION } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const HOUR_MS = 3_600_000;
const NODES = [
  { name: "采购审批", assignees: ["hanmeimei", "wangfang"] },
  { name: "老板审批", assignees: ["admin"] },
];
const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

/** A shop whose proposals go through two nodes, one of which has begun; and somebody at the board. */
async function aRequest() {
  const world = await aShopWorld();
  worlds.push(world);
  const { entry_id } = world.bindingOf("replenishment");
  await world.platform.control("PUT", `/forms/${entry_id}/workflow`, { nodes: NODES });
  await world.person.edit("stock_level", (await world.stockOf(itemCode(1)))._id, { on_hand: 10 });
  await world.settled();
  const { access } = world.running.addon;
  const code = (await access.links.issueSetUpCode()) ?? "";
  const boss = aBrowser(world.running.board_url);
  await boss.post("/link", { code, login_name: "boss", display_name: "老板", password: "correct horse battery" });
  await boss.get("/session");
  const report = async () => operatingReport.parse(JSON.parse((await boss.get("/operating")).body)).approvals;
  const act = async (action: "approve" | "reject", username: string) => {
    const { tasks } = await world.platform.control("GET", `/todos?username=${username}`);
    const [task] = tasks as readonly { readonly task_id: string }[];
    await world.platform.control("POST", `/todos/${task?.task_id ?? "none"}/${action}`, { username });
  };
  return { world, report, act };
}

describe("how long purchases take", () => {
  it("is read from the platform's workflow: node by node, to the order and to the goods, with the slowest marked", async () => {
    const { world, report, act } = await aRequest();
    expect(await report()).toMatchObject({ requests: 0, steps: [] });
    expect(await world.addon.readCourses()).toBeGreaterThan(0);
    expect(await report()).toMatchObject({
      ...{ requests: 1, approved: 0, running: 1, first_decision: { count: 0 } },
      steps: [{ kind: "node", form: "replenishment", node_name: "采购审批", count: 0, waiting: 1, is_slowest: false }],
    });
    world.clock.move(2 * HOUR_MS);
    await act("approve", "wangfang");
    world.clock.move(6 * HOUR_MS);
    await act("approve", "admin");
    await world.settled();
    expect(await world.addon.readCourses()).toBe(1);
    // It has ended: nobody asks again, and being told twice changes nothing.
    const told = await report();
    expect(await world.addon.readCourses()).toBe(0);
    expect(await report()).toEqual(told);
    expect(told).toMatchObject({ requests: 1, approved: 1, running: 0, first_decision: { count: 1 } });
    expect(told.steps.map(({ kind, node_name, count, is_slowest }) => [node_name ?? kind, count, is_slowest])).toEqual([
      ["采购审批", 1, false],
      ["老板审批", 1, true],
      ["to_order", 0, false],
    ]);
    const [buyer, chief] = told.steps;
    expect(buyer?.median_ms).toBeGreaterThanOrEqual(2 * HOUR_MS);
    expect(chief?.median_ms).toBeGreaterThanOrEqual(6 * HOUR_MS);
    expect(chief?.share).toBeGreaterThan(0.6);
    world.clock.move(HOUR_MS);
    const order = {
      ...{ purchase_order_no: "PO-77", supplier_code: "GY-1", location_code: LOCATION, order_status: "已下单" },
      ordered_at: world.clock.stamp(),
      lines: [{ item_code: itemCode(1), quantity: 300, received_quantity: 0 }],
    };
    const id = await world.person.create("purchase_order", order);
    await world.settled();
    world.clock.move(HOUR_MS);
    const lines = order.lines.map((line) => ({ ...line, received_quantity: 120 }));
    await world.person.edit("purchase_order", id, { ...order, order_status: "部分到货", lines });
    await world.settled();
    const whole = await report();
    const last = whole.steps.filter(({ kind }) => kind !== "node");
    expect(last.map(({ kind, form, count }) => [kind, form, count])).toEqual([
      ["to_order", "replenishment", 1],
      ["to_receipt", "replenishment", 1],
    ]);
    expect(last[0]?.median_ms).toBeGreaterThanOrEqual(HOUR_MS);
  });

  it("is asked for again where the platform did not answer, ends with a refusal, and asks each ordinary record once", async () => {
    const { world, report, act } = await aRequest();
    await world.platform.fault({ endpoint: "v6/workflow/instance/get", kind: "status", value: 503, count: 1 });
    expect(await world.addon.readCourses()).toBe(0);
    expect(await report()).toMatchObject({ requests: 0 });
    await world.platform.calm();
    world.clock.move(HOUR_MS);
    await act("reject", "hanmeimei");
    await world.settled();
    const asked = await world.addon.readCourses();
    expect(await report()).toMatchObject({ requests: 1, approved: 0, refused: 1, steps: [{ count: 1, waiting: 0 }] });
    const { orders } = await world.addon.store.purchaseCourses.latest(
      INSTALLATION,
      { day: "2000-01-01", instant: 0 },
      200,
    );
    expect(asked).toBeLessThanOrEqual(1 + orders.length);
  });
});
