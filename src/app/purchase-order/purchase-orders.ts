import { DAY_MS } from "../../domain/calendar/day.ts";
import { type OrderDraft, orderDrafts } from "../../domain/purchase-choice/order-drafts.ts";
import { purchaseOrderNo } from "../../domain/purchase-choice/order-number.ts";
import type { PurchaseChoice } from "../../domain/purchase-choice/purchase-choice.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { PurchaseOrderRequest, PurchaseOrdersReport } from "../../contracts/purchase-order.ts";
import type { ItemRow } from "../../contracts/rows.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import type { PurchaseChoices } from "../../ports/purchase-choices.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { TokenMaker } from "../../ports/token-maker.ts";
import type { MakePurchasePlan } from "../purchase-plan/purchase-plan.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { checkOrderForm } from "./check-order-form.ts";
import { type ChosenLine, choiceOf, chosenLines } from "./chosen-line.ts";
import { orderEffect } from "./order-effect.ts";
import { purchaseUnderWay } from "./order-refusals.ts";
import { ordersReport } from "./orders-report.ts";

/** Ports of purchase orders. */
export interface PurchaseOrdersPorts {
  readonly assessments: Pick<Assessments, "get">;
  readonly subjects: Pick<Subjects, "items" | "masters">;
  readonly purchaseChoices: PurchaseChoices;
  readonly clock: Pick<Clock, "now" | "today" | "startOf" | "stamp">;
  readonly tokens: Pick<TokenMaker, "random">;
  readonly purchasePlan: MakePurchasePlan;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
}

/** Orders of a press. */
export interface PlacedOrders {
  readonly report: PurchaseOrdersReport;
  /** False where the same press had made them before. */
  readonly is_new: boolean;
}

/** An order with its choices and the effect that makes it. */
interface MadeOrder {
  readonly choices: readonly PurchaseChoice[];
  readonly effect: NewEffect;
}

/** How far back orders are shown (ms). */
const SHOWN_MS = 14 * DAY_MS;

/** Makes purchase orders of lines of the plan, and tells what became of those made before. */
export function createPurchaseOrders(ports: PurchaseOrdersPorts) {
  const { assessments, subjects, purchaseChoices, clock, tokens } = ports;

  /**
   * Keeps what a buyer chose and has the orders made on the platform. The same press again (`request_id`) is answered with
   * the orders that it made, as not new. Refused with an AddonError: a form that cannot bear an order, lines that the plan does not
   * propose any more, and lines whose order is still under way.
   */
  async function place(
    installation_id: string,
    request: PurchaseOrderRequest,
    chosen_by: string,
  ): Promise<PlacedOrders> {
    const { request_id } = request;
    const known = await purchaseChoices.ofRequest(installation_id, request_id);
    if (known.length > 0) return { report: await report(installation_id, known), is_new: false };
    const locations = await subjects.masters(installation_id, "location");
    checkOrderForm(await ports.binding(installation_id, "purchase_order"), locations.length > 1);
    const lines = chosenLines(request, await ports.purchasePlan(installation_id, request.budget));
    const ordered = lines.flatMap(({ planned }) => planned.ordered?.purchase_order_no ?? []);
    // An order that was under way for the plan may be counted by now, and the plan does not know it yet.
    if (ordered.length > 0) return underWay(installation_id, request_id, ordered);
    const forms = await subjects.items(
      installation_id,
      lines.map(({ planned }) => planned.item_code),
    );
    const items = new Map(forms.map((row) => [row.item_code, row]));
    const made: MadeOrder[] = [];
    for (const draft of orderDrafts(lines)) {
      made.push(await orderOf({ installation_id, request_id, chosen_by, draft, items }));
    }
    const outcome = await purchaseChoices.place({
      ...{ installation_id, request_id, now: clock.now() },
      choices: made.flatMap(({ choices }) => choices),
      effects: made.map(({ effect }) => effect),
    });
    if (outcome.kind === "under_way") {
      throw purchaseUnderWay([...new Set(outcome.choices.map(({ purchase_order_no }) => purchase_order_no))]);
    }
    const kept = await purchaseChoices.ofRequest(installation_id, request_id);
    return { report: await report(installation_id, kept), is_new: outcome.kind === "placed" };
  }

  /** The same press may have come twice at once; every other one is refused. */
  async function underWay(
    installation_id: string,
    request_id: string,
    numbers: readonly string[],
  ): Promise<PlacedOrders> {
    const own = await purchaseChoices.ofRequest(installation_id, request_id);
    if (own.length > 0) return { report: await report(installation_id, own), is_new: false };
    throw purchaseUnderWay([...new Set(numbers)]);
  }

  async function orderOf(parts: {
    readonly installation_id: string;
    readonly request_id: string;
    readonly chosen_by: string;
    readonly draft: OrderDraft<ChosenLine>;
    readonly items: ReadonlyMap<string, ItemRow>;
  }): Promise<MadeOrder> {
    const { installation_id, request_id, chosen_by, draft, items } = parts;
    const purchase_order_no = purchaseOrderNo(clock.today(), tokens.random());
    const head = {
      ...{ purchase_order_no, request_id, chosen_by, chosen_at: clock.now(), chosen_on: clock.today() },
      effect_key: effectKeys.purchaseOrder(purchase_order_no),
    };
    const choices = await Promise.all(
      draft.lines.map(async (line) => {
        const { item_code, location_code } = line.planned;
        const assessment = await assessments.get({ installation_id, item_code, location_code });
        return choiceOf(head, draft, line, { assessment, item: items.get(item_code) ?? null });
      }),
    );
    const [first, ...others] = choices;
    if (first === undefined) throw new Error("a draft has lines");
    const nameOf = (item_code: string) => items.get(item_code)?.item_name ?? item_code;
    return { choices, effect: orderEffect({ installation_id, choices: [first, ...others], nameOf }, clock) };
  }

  async function report(
    installation_id: string,
    choices: Parameters<typeof ordersReport>[0],
  ): Promise<PurchaseOrdersReport> {
    const codes = [...new Set(choices.map(({ item_code }) => item_code))];
    const [items, suppliers, locations] = await Promise.all([
      subjects.items(installation_id, codes),
      subjects.masters(installation_id, "supplier"),
      subjects.masters(installation_id, "location"),
    ]);
    return ordersReport(choices, { items, suppliers, locations });
  }

  return {
    place,
    /** Orders of the last two weeks, and those that have not reached the platform, the newest first. */
    recent: async (installation_id: string): Promise<PurchaseOrdersReport> =>
      report(installation_id, await purchaseChoices.since(installation_id, clock.now() - SHOWN_MS)),
  };
}

/** Making purchase orders of the plan. */
export type PurchaseOrders = ReturnType<typeof createPurchaseOrders>;
