import { describe, expect, it } from "@jest/globals";
import type { Role } from "../../src/contracts/access.ts";
import { careReport } from "../../src/contracts/care.ts";
import { aCaredShop, aMonthOfCoupons } from "../app/care/a-cared-shop.ts";
import { SHOP } from "../store/store-builders.ts";
import { aServedBoard } from "./a-served-board.ts";

describe("results of care by HTTP", () => {
  const board = aServedBoard({
    now: Date.parse("2026-11-30T04:00:00Z"),
    async fill({ store }) {
      await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
      await aCaredShop(store, "2026-11-30", aMonthOfCoupons("2026-11-30"));
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

  it.each([
    { role: "buyer", want: 200 },
    { role: "viewer", want: 403 },
    { role: "sales", want: 403 },
  ] satisfies { role: Role; want: number }[])("answer a $role, who may read costs or not, with $want", async (one) => {
    expect((await (await board.signedIn(one.role)).get("/care")).status).toBe(one.want);
  });
});
