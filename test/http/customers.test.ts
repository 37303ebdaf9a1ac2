import { describe, expect, it } from "@jest/globals";
import { erasureOutcome, erasureReport } from "../../src/contracts/customer-data.ts";
import { aCustomerChange, anOrderChange } from "../app/customer/customer-world.ts";
import { aServedBoard } from "./a-served-board.ts";

const C1 = { customer_code: "C-1" };

describe("a customer's data by HTTP", () => {
  const board = aServedBoard({
    async fill({ store: { registry, records } }) {
      await registry.saveInstallation({ installation_id: "shop", name: "测试店", app_id: "app", created_at: 1 });
      await records.apply([aCustomerChange(), anOrderChange()]);
    },
  });
  const { signedIn } = board;

  it.each(["buyer", "sales", "service", "warehouse", "viewer"] as const)("is none of a %s's business", async (role) => {
    const browser = await signedIn(role);
    for (const path of ["export", "erasure-plan", "erase", "lift-erasure"])
      expect((await browser.post(`/customers/${path}`, { ...C1, confirmation: "C-1" })).status).toBe(403);
  });

  it("cannot be reached by a program's token", async () => {
    const made = await board.admin().post("/tokens", { name: "x", scopes: ["export_customers"], valid_days: 1 });
    expect(made.status).toBe(400);
  });

  it("is handed to the owner as a file that no browser keeps, and that is written down", async () => {
    const owner = await signedIn("owner");
    const { status, headers, body } = await owner.post("/customers/export", C1);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "content-disposition": 'attachment; filename="customer.json"',
    });
    expect(JSON.parse(body)).toMatchObject({
      customers: [{ customer_name: "李女士" }],
      exported_at: expect.stringContaining("Z"),
    });
    const { entries } = await board.running().addon.access.audit(null);
    expect(entries[0]).toMatchObject({
      event: "customer_exported",
      actor: "owner",
      object: "C-1",
      address: "127.0.0.1",
    });
  });

  it.each([
    { body: { customer_code: "C-9" }, path: "export", status: 404 },
    { body: { customer_code: "C-9" }, path: "erasure-plan", status: 404 },
    { body: { customer_code: "C-9" }, path: "lift-erasure", status: 404 },
    { body: { customer_code: "" }, path: "export", status: 400 },
    { body: { ...C1, confirmation: "C-2" }, path: "erase", status: 400 },
    { body: { ...C1 }, path: "erase", status: 400 },
  ])("answers $path of $body with $status and what to do", async ({ body, path, status }) => {
    const answer = await board.admin().post(`/customers/${path}`, body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toHaveProperty("hint");
  });

  it("is shown, erased and let in again, each written down", async () => {
    const plan = erasureReport.parse(JSON.parse((await board.admin().post("/customers/erasure-plan", C1)).body));
    expect(plan).toMatchObject({ customer_name: "李女士", counts: { customers: 1, sales_lines: 1 }, erased_at: null });
    const erased = await board.admin().post("/customers/erase", { ...C1, confirmation: "C-1" });
    const { pseudonym, on_platform } = erasureOutcome.parse(JSON.parse(erased.body));
    expect(on_platform).toEqual([
      { form: "customer", record_ids: ["k1"] },
      { form: "sales_order", record_ids: ["o1"] },
    ]);
    expect((await board.admin().post("/customers/export", C1)).status).toBe(404);
    expect((await board.admin().post("/customers/lift-erasure", C1)).status).toBe(200);
    const { entries } = await board.running().addon.access.audit(null);
    expect(entries.slice(0, 2).map(({ event, object }) => [event, object])).toEqual([
      ["customer_erasure_lifted", "C-1"],
      ["customer_erased", pseudonym],
    ]);
  });
});
