import { describe, expect, it } from "@jest/globals";
import type { Role } from "../../src/contracts/access.ts";
import { supplierReport, suppliersReport } from "../../src/contracts/suppliers.ts";
import { aSuppliedShop, NOW } from "../app/supplier/a-supplied-shop.ts";
import { aServedBoard } from "./a-served-board.ts";

const ODD = "S/1 甲?#";

describe("suppliers by HTTP", () => {
  const board = aServedBoard({
    now: NOW,
    async fill({ store }) {
      await aSuppliedShop(store, [{ supplier_code: "A" }, { supplier_code: ODD }]);
      // Of another company on the same server: the board shows the first one.
      await aSuppliedShop(store, [{ supplier_code: "SECRET" }], "z-other");
    },
  });
  const { signedIn } = board;

  it("are nobody's business who is not signed in", async () => {
    const stranger = board.stranger();
    expect((await stranger.get("/suppliers")).status).toBe(401);
    expect((await stranger.get("/suppliers/A")).status).toBe(401);
  });

  it("are listed as their contract says, without those of another company", async () => {
    const { status, body } = await board.admin().get("/suppliers");
    expect(status).toBe(200);
    const { suppliers } = suppliersReport.strict().parse(JSON.parse(body));
    expect(suppliers.map(({ supplier_code }) => supplier_code).toSorted()).toEqual(["A", ODD]);
    expect((await board.admin().get("/suppliers/SECRET")).status).toBe(404);
  });

  it("are opened one by one, whatever their code holds", async () => {
    const { body } = await board.admin().get(`/suppliers/${encodeURIComponent(ODD)}`);
    const report = supplierReport.strict().parse(JSON.parse(body));
    expect(report.row).toMatchObject({ supplier_code: ODD, delivery_count: 24 });
    expect(report.deliveries).toHaveLength(24);
  });

  it("say so where nobody has named the supplier", async () => {
    const { status, body } = await board.admin().get("/suppliers/NOBODY");
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({ code: "not_found", message: "没有这个供应商" });
  });

  it.each(["viewer", "buyer", "warehouse"] satisfies Role[])(
    "may be seen by a %s, who sees the board",
    async (role) => {
      const browser = await signedIn(role);
      expect((await browser.get("/suppliers")).status).toBe(200);
    },
  );
});
