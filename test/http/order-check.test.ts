import { beforeAll, describe, expect, it } from "@jest/globals";
import { orderCheckReport } from "../../src/contracts/order-check.ts";
import { refusalNoteReport } from "../../src/contracts/refusal-note.ts";
import { aCustomer } from "../store/row-builders.ts";
import { aChange, SHOP } from "../store/store-builders.ts";
import { aPlannedShop, NOW } from "../app/purchase-plan/a-planned-shop.ts";
import { aCareTurn, aCoupon } from "../store/care-builders.ts";
import { aServedBoard } from "./a-served-board.ts";
import { callHttp } from "./http-caller.ts";

describe("what an order comes to, asked for by HTTP", () => {
  const board = aServedBoard({
    now: NOW,
    async fill({ store }) {
      await aPlannedShop(store, [
        { item_code: "A", item: { item_name: "杯 13812345678", category: "杯壶" }, on_hand: { W1: 300 } },
        { item_code: "SHORT", on_hand: { W1: 5 } },
        { item_code: "KEPT", on_hand: { W1: 50 }, reserved_quantity: 30 },
      ]);
      await store.records.apply([
        aChange("c-vip", [aCustomer({ customer_code: "VIP", is_key_customer: true })]),
        aChange("c-one", [aCustomer({ customer_code: "ONE", is_key_customer: false })]),
      ]);
      await store.care.assign(aCareTurn({ coupons: [aCoupon({ state: "issued" })] }));
      // Of another company on the same server.
      await aPlannedShop(store, [{ item_code: "SECRET", on_hand: { W1: 0 } }], "z-other");
    },
  });
  let token: string;
  const tokenFor = async (scopes: readonly string[]) => {
    const made = await board.admin().post("/tokens", { name: "下单", scopes, valid_days: 1 });
    return (JSON.parse(made.body) as { readonly token: string }).token;
  };
  beforeAll(async () => {
    token = await tokenFor(["read_board"]);
  });

  async function ask(body: unknown, bearer: string | null = token) {
    const authorization: Readonly<Record<string, string>> =
      bearer === null ? {} : { authorization: `Bearer ${bearer}` };
    const headers = { "content-type": "application/json", ...authorization };
    const address = `${board.running().board_url}/api/v1/order-check`;
    const answer = await callHttp(address, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: answer.status, body: JSON.parse(answer.body) as Readonly<Record<string, unknown>> };
  }

  it("is told line by line in turn, with phone numbers masked", async () => {
    const { status, body } = await ask({
      lines: [
        { item_code: "SHORT", quantity: 3 },
        { item_code: "SHORT", quantity: 4 },
        { item_code: "A", quantity: 1 },
      ],
    });
    expect(status).toBe(200);
    const report = orderCheckReport.parse(body);
    expect(report).toEqual(body);
    expect(report.can_ship).toBe(false);
    const served = report.lines.map((line) =>
      line.kind === "checked" ? [line.served_quantity, line.short_quantity] : [],
    );
    expect(served).toEqual([
      [3, 0],
      [2, 2],
      [1, 0],
    ]);
    expect(report.lines[2]).toMatchObject({ item_name: "杯 138******78" });
  });

  it.each([
    { name: "a key customer", customer_code: "VIP", served: 45, short: 0, is_for_customer: true },
    { name: "any other", customer_code: "ONE", served: 20, short: 25, is_for_customer: false },
    { name: "one whom nobody knows", customer_code: "NEW", served: 20, short: 25, is_for_customer: false },
    { name: "nobody named", customer_code: null, served: 20, short: 25, is_for_customer: false },
  ])("keeps aside what is for key customers: $name", async ({ customer_code, served, short, is_for_customer }) => {
    const wish = { customer_code, lines: [{ item_code: "KEPT", quantity: 45 }] };
    const [line] = orderCheckReport.parse((await ask(wish)).body).lines;
    expect(line).toMatchObject({
      ...{ served_quantity: served, short_quantity: short, available: is_for_customer ? 50 : 20 },
      reserve: { quantity: 30, used_quantity: is_for_customer ? 25 : 0, is_for_customer },
    });
    expect(line).toHaveProperty(
      "sentence",
      expect.stringContaining(
        is_for_customer ? "其中 25 件出自为重点客户预留的 30 件。" : "另有 30 件为重点客户预留，不在其内。",
      ),
    );
  });

  it("tells of a customer's coupon those alone who may read the plan", async () => {
    const wish = { customer_code: "C-1", lines: [{ item_code: "SHORT", quantity: 9 }] };
    const compensationFor = async (bearer: string) => {
      const [line] = orderCheckReport.parse((await ask(wish, bearer)).body).lines;
      return line?.kind === "checked" ? line.compensation : undefined;
    };
    expect(await compensationFor(token)).toBeNull();
    const planner = await tokenFor(["read_board", "read_plan"]);
    expect(await compensationFor(planner)).toMatchObject({ kind: "coupon", text: expect.stringContaining("YH-1") });
  });

  it("says of each line that cannot be checked why, and checks the others", async () => {
    const lines = ["NOBODY", "SECRET", "A"].map((item_code) => ({ item_code, quantity: 1 }));
    const report = orderCheckReport.parse((await ask({ lines })).body);
    expect(report.lines.map((line) => (line.kind === "not_checked" ? line.code : line.kind))).toEqual([
      "item_unknown",
      "item_unknown",
      "checked",
    ]);
    expect(report.can_ship).toBe(false);
  });

  const line = { item_code: "A", quantity: 1 };
  it.each([
    ["no line", { lines: [] }],
    ["a line of nothing", { lines: [{ ...line, quantity: 0 }] }],
    ["a quantity in quotes", { lines: [{ ...line, quantity: "1" }] }],
    ["a field nobody knows", { lines: [{ ...line, price: 2 }] }],
    ["too many lines", { lines: Array.from({ length: 51 }, () => line) }],
    ["goods that leave too late", { lines: [line], ship_in_days: 61 }],
  ])("refuses %s, in Chinese", async (_, wish) => {
    const answer = await ask(wish);
    expect(answer).toMatchObject({ status: 400, body: { code: "bad_request" } });
    expect(answer.body["message"]).toMatch(/\p{Script=Han}/u);
    expect(answer.body["message"]).not.toMatch(/expected|invalid|required/i);
  });

  it("is for whoever may read the board", async () => {
    const wish = { lines: [{ item_code: "A", quantity: 1 }] };
    expect((await ask(wish, null)).status).toBe(401);
    expect(await ask(wish, await tokenFor(["answer_alerts"]))).toMatchObject({ status: 403 });
  });
});

describe("a customer who leaves without an order, noted by HTTP", () => {
  const board = aServedBoard({
    now: NOW,
    async fill({ store }) {
      await aPlannedShop(store, [{ item_code: "SHORT", on_hand: { W1: 5 } }]);
    },
  });
  const request_id = "7f1c2a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b";
  const lines = [
    { item_code: "SHORT", location_code: "W1", quantity: 9 },
    { item_code: "SHORT", quantity: 2 },
  ];
  const note = (body: object) => board.admin().post("/order-check/refused", body);
  const bind = async () => {
    const { store } = board.running().addon;
    const binding = { installation_id: SHOP, app_id: "app", entry_id: "e9", push_token: "t9", push_secret: "s" };
    await store.registry.saveBinding({ ...binding, form: "enquiry", fields: [], synced_through: null });
  };

  it("is refused where there is no form for it, and to whoever may only read", async () => {
    const answer = await note({ request_id, lines });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain("没有绑定“询价与意向”表单");
    const made = await board.admin().post("/tokens", { name: "只看", scopes: ["read_board"], valid_days: 1 });
    const { token } = JSON.parse(made.body) as { readonly token: string };
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const address = `${board.running().board_url}/api/v1/order-check/refused`;
    const body = JSON.stringify({ request_id, lines });
    expect((await callHttp(address, { method: "POST", headers, body })).status).toBe(403);
  });

  it("becomes a record for each line, once however often the press is sent, and is in the audit log", async () => {
    await bind();
    const first = refusalNoteReport.parse(JSON.parse((await note({ request_id, customer_code: "VIP", lines })).body));
    const again = refusalNoteReport.parse(JSON.parse((await note({ request_id, customer_code: "VIP", lines })).body));
    expect(again).toEqual(first);
    expect(new Set(first.enquiry_nos).size).toBe(2);
    const { store } = board.running().addon;
    const made = (
      await Promise.all(
        (["waiting", "held", "done", "dead"] as const).map((state) => store.outbox.list(SHOP, { state }, 9)),
      )
    ).flat();
    const values = made.flatMap(({ action }) =>
      action.kind === "create_record" && action.form === "enquiry" ? [action.values] : [],
    );
    expect(values).toHaveLength(2);
    expect(values).toContainEqual(
      expect.objectContaining({
        ...{ customer_code: "VIP", item_code: "SHORT", location_code: "W1", quantity: 9 },
        ...{ enquiry_kind: "无货未下单", enquiry_state: "进行中", enquiry_no: first.enquiry_nos[0] },
      }),
    );
    expect((await board.admin().get("/audit")).body).toContain("refusal_noted");
  });
});
