import { describe, expect, it } from "@jest/globals";
import type { Role } from "../../src/contracts/access.ts";
import { tuningReport } from "../../src/contracts/tuning.ts";
import { aSuppliedShop, NOW } from "../app/supplier/a-supplied-shop.ts";
import { aServedBoard } from "./a-served-board.ts";

describe("tuning proposals by HTTP", () => {
  const board = aServedBoard({
    now: NOW,
    async fill({ store }) {
      await aSuppliedShop(store, [{ supplier_code: "A", lead: () => 20 }]);
      // Of another company on the same server: the board shows the first one.
      await aSuppliedShop(store, [{ supplier_code: "SECRET", lead: () => 20 }], "z-other");
    },
  });

  it("are nobody's business who is not signed in", async () => {
    expect((await board.stranger().get("/tuning")).status).toBe(401);
  });

  it("are told as their contract says, without those of another company", async () => {
    const { status, body } = await board.admin().get("/tuning");
    expect(status).toBe(200);
    const { proposals } = tuningReport.strict().parse(JSON.parse(body));
    expect(proposals).toMatchObject([{ kind: "lead_time", code: "A", present: 7, proposed: 20 }]);
  });

  it.each([
    { role: "buyer", want: 200 },
    { role: "viewer", want: 403 },
    { role: "sales", want: 403 },
  ] satisfies { role: Role; want: number }[])("answer a $role, who may read costs or not, with $want", async (one) => {
    expect((await (await board.signedIn(one.role)).get("/tuning")).status).toBe(one.want);
  });
});
