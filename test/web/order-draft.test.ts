import { describe, expect, it } from "@jest/globals";
import { placeKey } from "../../src/domain/text/place-key.ts";
import { purchaseOrderRequest } from "../../src/contracts/purchase-order.ts";
import type { PlanPurchase, PurchasePlan } from "../../src/contracts/purchase-plan.ts";
import { newRequestId } from "../../src/entrypoints/web/src/browser/request-id.ts";
import {
  draftCost,
  draftedOrders,
  orderRequest,
  worthwhileKeys,
} from "../../src/entrypoints/web/src/plan/order-draft.ts";

const aPurchase = (parts: Partial<PlanPurchase> = {}): PlanPurchase => ({
  ...{ item_code: "A", item_name: "保温杯", unit: "个", location_code: "W1", location_name: "主仓", severity: "high" },
  ...{ stockout_date: null, order_by_date: null, supplier_code: "S-1", supplier_name: "宁波", rank: 1, moved_in: 0 },
  ...{ quantity: 40, cost: 400, expected_profit: 90, reason: "", expected_date: "2026-12-01", ordered: null },
  ...parts,
});

/** A plan of these purchases, as far as drafts look at it. */
function aPlan(...purchases: readonly PlanPurchase[]): PurchasePlan {
  const suppliers = [{ supplier_code: "S-1", supplier_name: null, cost: 0, expected_profit: 0, purchases }];
  return { suppliers } as unknown as PurchasePlan;
}

const all = (...purchases: readonly PlanPurchase[]) => new Set(purchases.map(placeKey));

describe("orders drafted from chosen lines", () => {
  const cup = aPurchase();
  const plate = aPurchase({ item_code: "B", expected_date: "2026-12-05" });
  const far = aPurchase({ item_code: "C", location_code: "W2", location_name: "分仓", expected_date: null });

  it("are one for each supplier and place, whole by the latest lead time of its lines", () => {
    const orders = draftedOrders(aPlan(cup, far, plate), all(cup, far, plate));
    expect(orders.map((one) => [one.location_name, one.suggested_date, one.lines.length])).toEqual([
      ["主仓", "2026-12-05", 2],
      ["分仓", null, 1],
    ]);
  });

  it("leave out what is not chosen, has no supplier, or is on its way", () => {
    const nameless = aPurchase({ item_code: "D", supplier_code: null });
    const ordered = aPurchase({ item_code: "E", ordered: { purchase_order_no: "CG-1", state: "waiting" } });
    const orders = draftedOrders(aPlan(cup, plate, nameless, ordered), all(cup, nameless, ordered));
    expect(orders.flatMap(({ lines }) => lines.map(({ purchase }) => purchase.item_code))).toEqual(["A"]);
  });

  it("cost what the plan's price says for the buyer's quantity", () => {
    const lines = [
      { purchase: cup, quantity: 10 },
      { purchase: aPurchase({ cost: null }), quantity: 5 },
    ];
    expect(draftCost(lines)).toBe(100);
  });

  it("are asked for with the buyer's quantities and days", () => {
    const [order] = draftedOrders(aPlan(cup), all(cup));
    if (order === undefined) throw new Error("no order");
    const changed = { ...order, expected_date: "2026-12-24", lines: [{ purchase: cup, quantity: 7 }] };
    const request = orderRequest(newRequestId(), 500, [changed]);
    expect(purchaseOrderRequest.parse(request)).toMatchObject({
      budget: 500,
      lines: [{ item_code: "A", location_code: "W1", quantity: 7, expected_date: "2026-12-24" }],
    });
  });
});

describe("lines that are chosen together", () => {
  it("leave out expected losses, lines nobody supplies and those ordered already", () => {
    const lines = [
      aPurchase({ item_code: "good", expected_profit: 5 }),
      aPurchase({ item_code: "by units", expected_profit: null }),
      aPurchase({ item_code: "loss", expected_profit: -1 }),
      aPurchase({ item_code: "nameless", supplier_code: null }),
      aPurchase({ item_code: "ordered", ordered: { purchase_order_no: "CG-1", state: "waiting" } }),
    ];
    const wanted = lines.slice(0, 2).map((line) => placeKey(line));
    expect(worthwhileKeys(lines)).toEqual(wanted);
  });
});

describe("the id of a press", () => {
  it("is a random UUID, another one each time", () => {
    const ids = Array.from({ length: 50 }, newRequestId);
    expect(new Set(ids).size).toBe(50);
    for (const id of ids) expect(purchaseOrderRequest.shape.request_id.safeParse(id).success).toBe(true);
  });
});
