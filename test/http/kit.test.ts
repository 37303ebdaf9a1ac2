import { beforeAll, describe, expect, it } from "@jest/globals";
import { alertAnswerReport, assessNowReport, orderLineReport } from "../../src/contracts/kit.ts";
import { aPlannedShop, NOW } from "../app/purchase-plan/a-planned-shop.ts";
import { aStockLevel } from "../store/row-builders.ts";
import { aChange } from "../store/store-builders.ts";
import { aServedBoard } from "./a-served-board.ts";
import { callHttp } from "./http-caller.ts";

const PATHS = ["check-order-line", "assess-now", "acknowledge-alert"] as const;

describe("what functions on the platform ask for by HTTP", () => {
  const board = aServedBoard({
    now: NOW,
    async fill({ store }) {
      await aPlannedShop(store, [
        { item_code: "A", item: { item_name: "杯 13812345678", category: "杯壶" }, on_hand: { W1: 5, W2: 300 } },
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
    const right = await tokenFor(["order_purchases"]);
    const refused = await ask("create-purchase", wish, right);
    expect(refused).toMatchObject({ body: { code: expect.stringMatching(/purchase|form/), hint: expect.any(String) } });
    expect((await ask("create-purchase", { ...wish, quantity: 0 }, right)).status).toBe(400);
  });
});
