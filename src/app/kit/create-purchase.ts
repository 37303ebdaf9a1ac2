import { quantityText } from "../../domain/text/quantity-text.ts";
import type { CreatePurchaseReport, CreatePurchaseRequest } from "../../contracts/kit.ts";
import type { OrderedPurchase } from "../../contracts/purchase-order.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { PurchaseOrders } from "../purchase-order/purchase-orders.ts";
import { findSubject } from "./find-subject.ts";
import { requestUsed } from "./refusals.ts";

/** Ports of `createPurchase`. */
export interface CreatePurchasePorts {
  readonly subjects: Pick<Subjects, "ofItem">;
  readonly purchaseOrders: Pick<PurchaseOrders, "place">;
}

/** What whoever asked is told, and whether it was made just now. */
interface CreatedPurchase {
  readonly report: CreatePurchaseReport;
  /** False where the same request had made it before. */
  readonly is_new: boolean;
}

/** Orders one line of the purchase plan for whoever runs a function on the platform. */
export function createCreatePurchase({ subjects, purchaseOrders }: CreatePurchasePorts) {
  return async function createPurchase(
    installation_id: string,
    { quantity, expected_date = null, request_id, ...wish }: CreatePurchaseRequest,
    chosen_by: string,
  ): Promise<CreatedPurchase> {
    const { item_code, location_code } = await findSubject(subjects, installation_id, wish);
    const line = { item_code, location_code, quantity, expected_date };
    // Apart from the numbers of the board's own presses.
    const request = { request_id: `plugin ${request_id}`, budget: null, lines: [line] };
    const { report, is_new } = await purchaseOrders.place(installation_id, request, chosen_by);
    const [order] = report.orders;
    const [ordered] = order?.lines ?? [];
    if (order === undefined || ordered === undefined) throw new Error("a placed line has an order");
    if (ordered.item_code !== item_code || ordered.quantity !== quantity) throw requestUsed(request_id);
    const { purchase_order_no, supplier_name, supplier_code, expected_date: expected_on } = order;
    const what = `${ordered.item_name} ${quantityText(ordered.quantity)}`;
    const whom = supplier_name ?? supplier_code;
    const sentence = `采购单 ${purchase_order_no}：向${whom}订 ${what}，预计 ${expected_on} 到货，${stateText(order)}。`;
    return { report: { purchase_order_no, sentence }, is_new };
  };
}

function stateText({ state, problem }: OrderedPurchase): string {
  switch (state) {
    case "created":
      return "单据已生成";
    case "waiting":
      return "单据正在生成";
    case "failed":
      return `单据没有生成（${problem?.message ?? "原因不明"}），请在看板“补货计划”里重试`;
  }
}
