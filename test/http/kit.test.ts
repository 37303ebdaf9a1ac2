import { beforeAll, describe, expect, it } from "@jest/globals";
import { alertAnswerReport, assessNowReport, createPurchaseReport, orderLineReport } from "../../src/contracts/kit.ts";
import type { FieldBinding, FormBinding } from "../../src/contracts/form.ts";
import { aPlannedShop, NOW } from "../app/purchase-plan/a-planned-shop.ts";
import { aStockLevel } from "../store/row-builders.ts";
import { aChange } from "../store/store-builders.ts";
import { aServedBoard } from "./a-served-board.ts";
import { callHttp } from "./http-caller.ts";

const PATHS = ["check-order-line", "assess-now", "acknowledge-alert"] as const;

const field = (name: string, type = "text", items: readonly FieldBinding[] = []): FieldBinding => {
  return { name, platform_name: name, widget_name: `_widget_${name}`, type, ...(items.length > 0 && { items }) };
};
/** A form that can bear an order. */
const PURCHASE_FORM: FormBinding = {
  ...{ installation_id: "shop", app_id: "app", entry_id: "e", push_token: "t", push_secret: "s" },
  ...{ form: "purchase_order", synced_through: null },
  fields: [
    ...[field("purchase_order_no"), field("supplier_code"), field("ordered_at", "datetime")],
    ...[field("expected_date", "datetime"), field("location_code"), field("order_status", "combo")],
    field("lines", "subform", [field("item_code"), field("quantity", "number")]),
  ],
};

describe("what functions on the platform ask for by HTTP", () => {
  const board = aServedBoard({
    now: NOW,
    async fill({ store }) {
      await aPlannedShop(store, [
        { item_code: "A", item: { item_name: "杯 13812345678", category: "杯壶" }, on_hand: { W1: 5, W2: 300 } },
        { item_code: "SHORT", on_hand: { W1: 5 } },
      ]);
      // Of another company on the same server.
      await aPlannedShop(store, [{ item_code: "SECRET", on_hand: { W1: 0 } }], "z-other");
      // Told of, and not assessed yet.
      await store.records.apply([aChange("n", [aStockLevel({ item_code: "NEW" })], { installation_id: "shop" })]);
    },
  });
  let token: string;

  const tokenFor = async (scopes: readonly string[]) => {
    const made = await board.admin().post("/tokens", { name: "插件", scopes, valid_days: 1 });
    return (JSON.parse(made.body) as { readonly token: string }).token;
  };
  beforeAll(async () => {
    token = await tokenFor(["read_board", "answer_alerts"]);
  });

  async function ask(path: string, body: unknown, bearer: string | null = token) {
    const authorization: Readonly<Record<string, string>> =
      bearer === null ? {} : { authorization: `Bearer ${bearer}` };
    const headers = { "content-type": "application/json", ...authorization };
    const address = `${board.running().board_url}/api/v1/kit/${path}`;
    const answer = await callHttp(address, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: answer.status, body: JSON.parse(answer.body) as Readonly<Record<string, unknown>> };
  }

  it("fits its contracts, with phone numbers masked", async () => {
    const place = { item_code: "A", location_code: "W1" };
    const line = await ask("check-order-line", { ...place, quantity: 3 });
    expect(orderLineReport.parse(line.body)).toEqual(line.body);
    expect(line.body["item_name"]).toBe("杯 138******78");
    const now = await ask("assess-now", place);
    expect(assessNowReport.parse(now.body)).toEqual(now.body);
    const answered = await ask("acknowledge-alert", { ...place, answer: "确认" });
    expect(alertAnswerReport.parse(answered.body)).toEqual(answered.body);
    expect([line, now, answered].map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it.each([
    { wish: { item_code: "NOBODY" }, status: 404, code: "item_unknown" },
    { wish: { item_code: "SECRET" }, status: 404, code: "item_unknown" },
    { wish: { item_code: "A", location_code: "W9" }, status: 404, code: "place_unknown" },
    { wish: { item_code: "A" }, status: 400, code: "place_needed" },
    { wish: { item_code: "NEW" }, status: 409, code: "not_assessed" },
    { wish: { item_code: "" }, status: 400, code: "bad_request" },
    { wish: { item_code: "A", location_code: "W1", quantity: "10" }, status: 400, code: "bad_request" },
    { wish: { item_code: "A", location_code: "W1", price: 1 }, status: 400, code: "bad_request" },
  ])("refuses $wish with $status, in Chinese", async ({ wish, status, code }) => {
    const answer = await ask("check-order-line", { quantity: 1, ...wish });
    expect(answer).toEqual({ status, body: { code, message: expect.any(String), hint: expect.any(String) } });
    expect(answer.body["message"]).toMatch(/\p{Script=Han}/u);
    expect(answer.body["message"]).not.toMatch(/expected|invalid|required/i);
  });

  it.each(PATHS)("asks %s for a token that may", async (path) => {
    const body = { item_code: "A", location_code: "W1", quantity: 1, answer: "确认" };
    expect((await ask(path, body, null)).status).toBe(401);
    expect(await ask(path, body, "sg_wrong")).toMatchObject({
      status: 401,
      body: { message: expect.stringContaining("令牌不正确") },
    });
    const other = await tokenFor([path === "acknowledge-alert" ? "read_board" : "answer_alerts"]);
    expect(await ask(path, body, other)).toMatchObject({ status: 403, body: { code: "not_allowed" } });
  });

  it("orders nothing for a token without the right, and says why where nothing can be ordered", async () => {
    const wish = { item_code: "A", location_code: "W1", quantity: 60, request_id: "R-1" };
    expect((await ask("create-purchase", wish)).status).toBe(403);
    for (const half of ["order_purchases", "read_plan"]) {
      expect((await ask("create-purchase", wish, await tokenFor([half]))).status).toBe(403);
    }
    const right = await tokenFor(["order_purchases", "read_plan"]);
    const refused = await ask("create-purchase", wish, right);
    expect(refused).toMatchObject({ body: { code: "purchase_form_not_bound", hint: expect.any(String) } });
    expect((await ask("create-purchase", { ...wish, quantity: 0 }, right)).body).toMatchObject({ code: "bad_request" });
  });

  it("notes an order once, however often it is asked for", async () => {
    const { store, access, bindings, box } = board.running().addon;
    await store.registry.saveBinding({ ...PURCHASE_FORM, push_secret: box.seal("secret") });
    bindings.forget();
    const wish = { item_code: "SHORT", quantity: 60, request_id: "R-2" };
    const right = await tokenFor(["order_purchases", "read_plan"]);
    const first = await ask("create-purchase", wish, right);
    expect(createPurchaseReport.parse(first.body)).toEqual(first.body);
    expect(await ask("create-purchase", wish, right)).toEqual(first);
    expect(await ask("create-purchase", { ...wish, quantity: 61 }, right)).toMatchObject({
      ...{ status: 409, body: { code: "request_used" } },
    });
    const { entries } = await access.audit(null);
    const ordered = entries.filter(({ event }) => event === "purchases_ordered");
    expect(ordered.map(({ actor, object }) => [actor, object])).toEqual([
      ["token:插件", first.body["purchase_order_no"]],
    ]);
  });
});
