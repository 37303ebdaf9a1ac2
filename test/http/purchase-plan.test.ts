import { describe, expect, it } from "@jest/globals";
import readWorkbook from "read-excel-file/node";
import type { Role } from "../../src/contracts/access.ts";
import { itemReport } from "../../src/contracts/item-report.ts";

import { purchasePlan } from "../../src/contracts/purchase-plan.ts";
import { aPlannedShop, NOW } from "../app/purchase-plan/a-planned-shop.ts";
import { aServedBoard } from "./a-served-board.ts";
import { type Browser, callHttp } from "./http-caller.ts";

describe("the purchase plan by HTTP", () => {
  const board = aServedBoard({
    now: NOW,
    async fill({ store }) {
      await aPlannedShop(store, [
        { item_code: "A", item: { item_name: "=1+1", sale_price: 90 }, on_hand: { W1: 5, W2: 300 } },
        {
          item_code: "B",
          item: { supplier_code: "S-2", price_breaks: [{ from_quantity: 90_000, unit_price: 0.01 }] },
          on_hand: { W1: 8 },
        },
      ]);
      // Of another company on the same server: the board shows the first one.
      await aPlannedShop(store, [{ item_code: "SECRET", on_hand: { W1: 0 } }], "z-other");
    },
  });
  const known = new Map<Role, Browser>();
  /** The one who has this role, once signed in. */
  const again = async (role: Role): Promise<Browser> => {
    const browser = known.get(role) ?? (await board.signedIn(role));
    known.set(role, browser);
    return browser;
  };

  const planOf = async (query = "") =>
    purchasePlan.parse(JSON.parse((await board.admin().get(`/purchase-plan${query}`)).body));

  it("fits its contract, and shows nothing of another company", async () => {
    const plan = await planOf();
    expect(plan).toMatchObject({ budget: null, transfers: [{ item_code: "A", from: "W2", to: "W1" }] });
    expect(plan.suppliers.flatMap(({ purchases }) => purchases).length).toBe(2);
    expect(JSON.stringify(plan)).not.toContain("SECRET");
  });

  it("keeps to a budget, and takes an empty one for none", async () => {
    const plan = await planOf("?budget=1500.5");
    expect(plan.budget).toBe(1_500.5);
    expect(plan.totals.spent).toBeLessThanOrEqual(1_500.5);
    expect(plan.unfunded.length).toBeGreaterThan(0);
    expect(await planOf("?budget=")).toEqual(await planOf());
  });

  it.each(["-1", "x", "1e13", "NaN", "Infinity", "1&budget=2"])("refuses a budget of %s", async (budget) => {
    for (const path of ["/purchase-plan", "/purchase-plan.xlsx"]) {
      expect((await board.admin().get(`${path}?budget=${budget}`)).status).toBe(400);
    }
  });

  it("is nobody's business who is not signed in", async () => {
    const stranger = board.stranger();
    expect((await stranger.get("/purchase-plan")).status).toBe(401);
    expect((await stranger.get("/purchase-plan.xlsx")).status).toBe(401);
  });

  it.each([
    ["owner", 200],
    ["buyer", 200],
    ["warehouse", 200],
    ["sales", 403],
    ["service", 403],
    ["viewer", 403],
  ] as const)("tells costs and margins to a %s: %d", async (role, status) => {
    const browser = await again(role);
    expect((await browser.get("/purchase-plan")).status).toBe(status);
    expect((await browser.get("/purchase-plan.xlsx")).status).toBe(status);
    const item = itemReport.parse(JSON.parse((await browser.get("/items/A/W1")).body));
    expect(item.order_profit?.kind).toBe(status === 200 ? "known" : undefined);
    const priced = itemReport.parse(JSON.parse((await browser.get("/items/B/W1")).body)).explanation;
    expect(priced.map(({ label }) => label).includes("阶梯价")).toBe(status === 200);
    expect(JSON.stringify(priced).includes("0.01")).toBe(status === 200);
    expect(priced.map(({ label }) => label)).toContain("安全库存");
  });

  it("is read by a program whose token says so", async () => {
    const tokenFor = async (scopes: readonly string[]) => {
      const made = await board.admin().post("/tokens", { name: "erp", scopes, valid_days: 1 });
      return (JSON.parse(made.body) as { token: string }).token;
    };
    const read = async (scopes: readonly string[]) => {
      const headers = { authorization: `Bearer ${await tokenFor(scopes)}` };
      return (await callHttp(`${board.running().board_url}/api/v1/purchase-plan`, { headers })).status;
    };
    expect(await read(["read_plan"])).toBe(200);
    expect(await read(["read_board"])).toBe(403);
  });

  const PRESS = {
    request_id: "0b0e3f0e-9c2a-4b1c-8f0a-1c2d3e4f5a6b",
    budget: null,
    lines: [{ item_code: "B", location_code: "W1", quantity: 5, expected_date: null }],
  };

  it.each([
    ["owner", 409],
    ["buyer", 409],
    ["warehouse", 403],
    ["sales", 403],
  ] as const)("lets a %s order from it: %d without an order form", async (role, status) => {
    const browser = await again(role);
    const answer = await browser.post("/purchase-orders", PRESS);
    expect(answer.status).toBe(status);
    const code = status === 409 ? "purchase_form_not_bound" : "not_allowed";
    expect(JSON.parse(answer.body)).toMatchObject({ code, hint: expect.any(String) });
    for (const path of ["/purchase-orders", "/purchase-choices"]) {
      expect((await browser.get(path)).status).toBe(role === "sales" ? 403 : 200);
    }
  });

  it("is ordered from by nobody without the token of the page, and never by half a wish", async () => {
    const browser = await again("buyer");
    const stale = await browser.post("/purchase-orders", PRESS, { "x-csrf-token": "stale" });
    expect(JSON.parse(stale.body)).toMatchObject({ code: "csrf_token_wrong" });
    const [line] = PRESS.lines;
    const wrong = [
      { ...PRESS, request_id: "again" },
      { ...PRESS, lines: [] },
      { ...PRESS, lines: [{ ...line, quantity: 0 }] },
      { ...PRESS, lines: [{ ...line, expected_date: "soon" }] },
    ];
    for (const body of wrong) expect((await browser.post("/purchase-orders", body)).status).toBe(400);
  });

  it("can be taken along as a workbook that another library reads, and that starts no formula", async () => {
    const cookie = [...board.admin().cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const address = `${board.running().board_url}/api/v1/purchase-plan.xlsx?budget=1500`;
    const response = await fetch(address, { headers: { cookie } });
    expect(response.headers.get("content-disposition")).toContain("purchase-plan-2026-11-23.xlsx");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const sheets = await readWorkbook(Buffer.from(await response.arrayBuffer()));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["调拨", "采购", "预算外"]);
    const plan = await planOf("?budget=1500");
    const [moves, buys, rests] = sheets.map(({ data }) => data);
    expect(moves?.[1]?.slice(0, 5)).toEqual(["A", "'=1+1", "分仓", "主仓", plan.transfers[0]?.quantity]);
    const costs = (buys ?? []).slice(1).map((row) => Number(row[6]));
    expect(costs.reduce((sum, cost) => sum + cost, 0)).toBeCloseTo(plan.totals.spent, 6);
    expect((rests ?? []).length).toBe(1 + plan.unfunded.length);
  });
});
