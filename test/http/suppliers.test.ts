import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createPinoLogger } from "../../src/adapters/observability/pino-logger.ts";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import type { Role } from "../../src/contracts/access.ts";
import { supplierReport, suppliersReport } from "../../src/contracts/suppliers.ts";
import { type RunningAddon, startAddon } from "../../src/main.ts";
import { aSuppliedShop, NOW } from "../app/supplier/a-supplied-shop.ts";
import { aConfig } from "../support/a-config.ts";
import { aBrowser, type Browser } from "./http-caller.ts";

const PASSWORD = "correct horse battery";
const ODD = "S/1 甲?#";

describe("suppliers by HTTP", () => {
  const { config, remove } = aConfig();
  let running: RunningAddon;
  let admin: Browser;

  beforeAll(async () => {
    const clock = createSystemClock({ now: () => NOW });
    running = await startAddon({
      ...{ config, clock, log: createPinoLogger("silent"), api_key: "no-account" },
      ...{ base_url: "http://127.0.0.1:9/api", sandbox_origin: null, demo: null },
    });
    await aSuppliedShop(running.addon.store, [{ supplier_code: "A" }, { supplier_code: ODD }]);
    // Of another company on the same server: the board shows the first one.
    await aSuppliedShop(running.addon.store, [{ supplier_code: "SECRET" }], "z-other");
    const code = (await running.addon.access.links.issueSetUpCode()) ?? "";
    admin = aBrowser(running.board_url);
    await admin.post("/link", { code, login_name: "boss", display_name: "老板娘", password: PASSWORD });
  });
  afterAll(async () => {
    await running.stop();
    remove();
  });

  it("are nobody's business who is not signed in", async () => {
    const stranger = aBrowser(running.board_url);
    expect((await stranger.get("/suppliers")).status).toBe(401);
    expect((await stranger.get("/suppliers/A")).status).toBe(401);
  });

  it("are listed as their contract says, without those of another company", async () => {
    const { status, body } = await admin.get("/suppliers");
    expect(status).toBe(200);
    const { suppliers } = suppliersReport.strict().parse(JSON.parse(body));
    expect(suppliers.map(({ supplier_code }) => supplier_code).toSorted()).toEqual(["A", ODD]);
    expect((await admin.get("/suppliers/SECRET")).status).toBe(404);
  });

  it("are opened one by one, whatever their code holds", async () => {
    const { body } = await admin.get(`/suppliers/${encodeURIComponent(ODD)}`);
    const report = supplierReport.strict().parse(JSON.parse(body));
    expect(report.row).toMatchObject({ supplier_code: ODD, delivery_count: 24 });
    expect(report.deliveries).toHaveLength(24);
  });

  it("say so where nobody has named the supplier", async () => {
    const { status, body } = await admin.get("/suppliers/NOBODY");
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({ code: "not_found", message: "没有这个供应商" });
  });

  it.each(["viewer", "buyer", "warehouse"] satisfies Role[])(
    "may be seen by a %s, who sees the board",
    async (role) => {
      const browser = aBrowser(running.board_url);
      const user = { login_name: role, display_name: role, email: null, role };
      const code = await running.addon.access.users.add(user, { actor: { name: "boss" }, origin: null });
      await browser.post("/link", { code, password: PASSWORD });
      expect((await browser.get("/suppliers")).status).toBe(200);
    },
  );
});
