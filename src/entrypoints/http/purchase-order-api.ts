import { Router } from "express";
import type { Access } from "../../app/access/access.ts";
import type { JudgeChoices } from "../../app/purchase-order/judge-choices.ts";
import type { PurchaseOrders } from "../../app/purchase-order/purchase-orders.ts";
import { purchaseOrderRequest } from "../../contracts/purchase-order.ts";
import type { Installation } from "../../ports/registry.ts";
import { actorOf, askingOf, may } from "./identity.ts";

interface PurchaseOrderApiPorts {
  readonly access: Pick<Access, "note">;
  readonly purchaseOrders: PurchaseOrders;
  readonly judgeChoices: JudgeChoices;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
  /** Told when orders wait to be made. */
  onOrdered(): void;
}

/** Purchase orders made from the plan, what became of them, and who was right. */
export function createPurchaseOrderApi(ports: PurchaseOrderApiPorts): Router {
  const { access, purchaseOrders, judgeChoices, installation, onOrdered } = ports;
  const api = Router();

  api.get("/purchase-orders", may("read_plan"), async (_request, response) => {
    const report = await purchaseOrders.recent((await installation()).installation_id);
    response.set("cache-control", "no-store").json(report);
  });
  api.get("/purchase-choices", may("read_plan"), async (_request, response) => {
    response.set("cache-control", "no-store").json(await judgeChoices((await installation()).installation_id));
  });
  api.post("/purchase-orders", may("read_plan"), may("order_purchases"), async (request, response) => {
    const wanted = purchaseOrderRequest.parse(request.body);
    const { installation_id } = await installation();
    const { report, is_new } = await purchaseOrders.place(installation_id, wanted, actorOf(request).name);
    onOrdered();
    const numbers = report.orders.map(({ purchase_order_no }) => purchase_order_no);
    if (is_new) await access.note("purchases_ordered", numbers.join(" "), askingOf(request));
    response.status(202).json(report);
  });
  return api;
}
