import { describe, expect, it } from "@jest/globals";
import type { Role } from "../../src/contracts/access.ts";
import { careReport } from "../../src/contracts/care.ts";
import { careSettingsWritten } from "../../src/contracts/care-settings.ts";
import { aCaredShop, aMonthOfCoupons } from "../app/care/a-cared-shop.ts";
import { SHOP } from "../store/store-builders.ts";
import { aServedBoard } from "./a-served-board.ts";
import { type Browser, callHttp } from "./http-caller.ts";

describe("results of care by HTTP", () => {
  const board = aServedBoard({
    now: Date.parse("2026-11-30T04:00:00Z"),
    async fill({ store }) {
      await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
      const coupons = aMonthOfCoupons("2026-11-30");
      // A shop whose customers are known by their phone numbers.
      await aCaredShop(
        store,
        "2026-11-30",
        coupons.map((coupon, i) => (i === 0 ? { ...coupon, customer_code: "13912345678" } : coupon)),
      );
    },
  });

  it("are nobody's business who is not signed in", async () => {
    expect((await board.stranger().get("/care")).status).toBe(401);
  });

  it("are told as their contract says", async () => {
    const { status, body } = await board.admin().get("/care");
    expect(status).toBe(200);
    const { actions, coupon_count } = careReport.strict().parse(JSON.parse(body));
    expect(actions.find(({ action }) => action === "coupon")).toMatchObject({ result: { verdict: "loses" } });
    expect(coupon_count).toBe(5);
  });

  it("show whole phone numbers to those who may see them alone", async () => {
    expect((await board.admin().get("/care")).body).toContain("13912345678");
    const made = await board.admin().post("/tokens", { name: "报表", scopes: ["read_plan"], valid_days: 1 });
    const { token } = JSON.parse(made.body) as { readonly token: string };
    const headers = { authorization: `Bearer ${token}` };
    const { body } = await callHttp(`${board.running().board_url}/api/v1/care`, { headers });
    expect(body).not.toContain("13912345678");
    const { coupons } = careReport.strict().parse(JSON.parse(body));
    expect(coupons.map(({ customer_code }) => customer_code)).toContain("139******78");
  });

  it.each([
    { role: "buyer", want: 200 },
    { role: "viewer", want: 403 },
    { role: "sales", want: 403 },
    { role: "warehouse", want: 200 },
    { role: "service", want: 403 },
  ] satisfies { role: Role; want: number }[])(
    "answer a $role, who may read costs or not, with $want, and let none of them set anything up",
    async ({ role, want }) => {
      const somebody = await board.signedIn(role);
      expect((await somebody.get("/care")).status).toBe(want);
      const { settings: seen } = careReport.parse(JSON.parse((await board.admin().get("/care")).body));
      const settings = { ...seen, coupon_budget: 5 };
      expect((await somebody.post("/care/settings", { seen, settings })).status).toBe(403);
      expect((await somebody.post("/care/starter-plans", { pack: "零售" })).status).toBe(403);
      const { settings: after } = careReport.parse(JSON.parse((await board.admin().get("/care")).body));
      expect(after).toEqual(seen);
    },
  );

  describe("that are set up on the page", () => {
    const settingsOf = async (browser: Browser) =>
      careReport.parse(JSON.parse((await browser.get("/care")).body)).settings;
    const audit = async () => (await board.running().addon.access.audit(null)).entries;

    it("are changed by whoever may edit rules, with a note of what holds now", async () => {
      const owner = await board.signedIn("owner");
      const seen = await settingsOf(owner);
      const settings = { ...seen, coupon_budget: 800, holds_out_foretold: true };
      const { status, body } = await owner.post("/care/settings", { seen, settings });
      expect([status, careSettingsWritten.parse(JSON.parse(body))]).toEqual([200, { kind: "saved", settings }]);
      expect(await settingsOf(board.admin())).toEqual(settings);
      const [note] = await audit();
      expect(note).toMatchObject({ event: "care_settings_changed", actor: "owner", object: JSON.stringify(settings) });
    });

    it("overwrite nobody: whoever saw other settings is told those that hold, and nothing is noted", async () => {
      const now = await settingsOf(board.admin());
      const noted = (await audit()).length;
      const seen = { ...now, coupon_budget: 0 };
      const { status, body } = await board
        .admin()
        .post("/care/settings", { seen, settings: { ...seen, window_days: 30 } });
      expect([status, JSON.parse(body)]).toEqual([200, { kind: "changed", settings: now }]);
      expect(await audit()).toHaveLength(noted);
    });

    it.each([
      { part: { held_out_share: 0.6 }, code: "care_setting_wrong", says: "对照比例须在 0–50% 之间" },
      { part: { coupon_budget: -1 }, code: "care_setting_wrong", says: "优惠券月预算不能小于 0" },
      { part: { window_days: 0 }, code: "care_setting_wrong", says: "观察天数须是 1–365 之间的整数" },
      { part: { contact_cost: -0.1 }, code: "care_setting_wrong", says: "每次联系的成本不能小于 0" },
      { part: { coupon_budget: "800" }, code: "bad_request", says: "settings.coupon_budget" },
      { part: { coupon_budget: null }, code: "bad_request", says: "settings.coupon_budget" },
      { part: { colour: 1 }, code: "bad_request", says: "colour" },
    ])("refuse $part in the words of the command, and stay as they were", async ({ part, code, says }) => {
      const seen = await settingsOf(board.admin());
      const { status, body } = await board.admin().post("/care/settings", { seen, settings: { ...seen, ...part } });
      expect([status, JSON.parse(body)]).toMatchObject([400, { code, message: expect.stringContaining(says) }]);
      expect(await settingsOf(board.admin())).toEqual(seen);
    });

    it("give starter plans of a trade that there is, once there is a form", async () => {
      const unknown = await board.admin().post("/care/starter-plans", { pack: "农业" });
      expect([unknown.status, JSON.parse(unknown.body)]).toMatchObject([400, { code: "care_pack_unknown" }]);
      const unbound = await board.admin().post("/care/starter-plans", { pack: "零售" });
      expect([unbound.status, JSON.parse(unbound.body)]).toMatchObject([409, { code: "care_plan_not_bound" }]);
    });
  });
});
