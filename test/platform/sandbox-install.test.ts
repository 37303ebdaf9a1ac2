import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { createReportFolder } from "../../src/adapters/files/report-folder.ts";
import { createExamineInstallation } from "../../src/app/install/examine-installation.ts";
import { createInstallApp } from "../../src/app/install/install-app.ts";
import { createUninstallApp } from "../../src/app/install/uninstall-app.ts";
import { planUninstall } from "../../src/app/install/plan-uninstall.ts";
import type { FormBinding, FormName } from "../../src/contracts/form.ts";
import { installPorts } from "../install/install-tools.ts";
import { kit } from "../install/the-kit.ts";
import { aShop, collected } from "./a-shop.ts";

async function anInstalledShop() {
  const shop = await aShop();
  const ports = { ...installPorts(shop), platform: shop.platform };
  const app = { installation_id: "shop", app_id: shop.app_id, name: "演示商城" };
  const installApp = createInstallApp(ports);
  const first = await installApp(app);
  const bindingOf = async (form: FormName): Promise<FormBinding> => {
    const found = (await ports.registry.bindings("shop")).find((binding) => binding.form === form);
    if (found === undefined) throw new Error(`${form} is not bound`);
    return found;
  };
  return { ...shop, ports, app, installApp, first, bindingOf };
}

describe("an install on the sandbox", () => {
  it("needs no hand, and a second run finds nothing to do", async () => {
    const { first, installApp, app, platform, ports } = await anInstalledShop();
    expect(first.plan.steps).toEqual([]);
    expect(await installApp(app)).toEqual({ done: [], plan: { app_id: app.app_id, steps: [] }, is_key_kept: false });
    const forms = await platform.forms(app);
    expect(forms.map(({ name }) => name).toSorted()).toEqual(
      kit.templates.map(({ label }) => label["zh-CN"]).toSorted(),
    );
    expect((await createExamineInstallation(ports)(app)).is_sound).toBe(true);
  });

  it("makes the workflow form a workflow form", async () => {
    const { control, app_id } = await anInstalledShop();
    const { forms } = (await control("GET", `/apps/${app_id}/forms`)) as unknown as {
      forms: readonly { name: string; is_workflow: boolean }[];
    };
    expect(forms.filter(({ is_workflow }) => is_workflow).map(({ name }) => name)).toEqual(["补货建议单"]);
  });

  it("puts back a field, a column, an alias and a push that were lost", async () => {
    const { control, bindingOf, installApp, app, platform } = await anInstalledShop();
    const { entry_id } = await bindingOf("sales_order");
    const { widgets } = (await control("GET", `/forms/${entry_id}`)) as unknown as { widgets: readonly Widget[] };
    const damaged = widgets
      .filter(({ name }) => name !== "order_status")
      .map((widget) => (widget.items === undefined ? widget : { ...widget, items: widget.items.slice(1) }));
    await control("PATCH", `/forms/${entry_id}`, { widgets: damaged });

    const { done, plan } = await installApp(app);
    expect(done.map(({ id }) => id)).toEqual(["sales_order.order_status:add", "sales_order.lines.item_code:add"]);
    expect(plan.steps).toEqual([]);
    const lines = (await platform.fields({ ...app, entry_id })).find(({ name }) => name === "lines");
    expect(lines?.items).toHaveLength(5);
  });

  it("does not register a push twice", async () => {
    const { maker, bindingOf } = await anInstalledShop();
    const stock = await bindingOf("stock_level");
    const [push] = await maker.pushes(stock);
    await maker.registerPush(stock, { url: push?.url ?? "", secret: "other", ops: ["data_create", "data_update"] });
    expect(await maker.pushes(stock)).toEqual([push]);
  });

  it("switches a closed push on again", async () => {
    const { control, maker, bindingOf, installApp, app } = await anInstalledShop();
    const stock = await bindingOf("stock_level");
    // Changing the kind of a form closes its pushes.
    for (const is_workflow of [true, false]) await control("PATCH", `/forms/${stock.entry_id}`, { is_workflow });
    expect(await maker.pushes(stock)).toMatchObject([{ enabled: false }]);
    const { done } = await installApp(app);
    expect(done.map(({ id }) => id)).toEqual(["stock_level:push"]);
    expect(await maker.pushes(stock)).toMatchObject([{ enabled: true }]);
  });

  it("sets the aliases of a form that was made by hand", async () => {
    const shop = await aShop();
    const fields = [
      { label: "供应商编码", type: "text" },
      { label: "供应商名称", type: "text" },
    ];
    await shop.control("POST", `/apps/${shop.app_id}/forms`, { name: "供应商资料", widgets: fields });
    const ports = { ...installPorts(shop), platform: shop.platform };
    const { done } = await createInstallApp(ports)({ installation_id: "shop", app_id: shop.app_id, name: "演示" });
    expect(done.filter(({ what }) => what.kind === "set_alias").map(({ id }) => id)).toEqual([
      "supplier.supplier_code:alias",
      "supplier.supplier_name:alias",
    ]);
    expect(done.map(({ id }) => id)).not.toContain("supplier:create");
  });

  it("says what the sandbox refused", async () => {
    const { maker } = await aShop();
    await expect(maker.pushes({ app_id: "x", entry_id: "y" })).rejects.toMatchObject({ code: "sandbox_refused" });
  });
});

interface Widget {
  readonly name: string;
  readonly items?: readonly Widget[];
}

describe("an uninstall", () => {
  const SILENT = { start_trigger: false, start_workflow: false };

  async function aShopWithAlerts() {
    const shop = await anInstalledShop();
    const stock = await shop.bindingOf("stock_level");
    const row = { item_code: "SP-1", location_code: "CK-1", on_hand: 5 };
    await shop.platform.createRecord(stock, { ...row, alert_severity: "紧急", alert_reason: "快没了" }, SILENT);
    await shop.platform.createRecord(stock, { ...row, item_code: "SP-2" }, SILENT);
    const reportFiles = createReportFolder(mkdtempSync(join(tmpdir(), "stockguard-reports-")));
    const uninstallApp = createUninstallApp({ ...shop.ports, reportFiles, templates: kit.templates });
    const rows = async () => (await collected(shop.platform.records(stock))).map(({ values }) => values);
    return { ...shop, uninstallApp, reportFiles, rows };
  }

  it("clears the add-on's fields and nothing else where that is wanted", async () => {
    const { uninstallApp, reportFiles, rows, ports } = await aShopWithAlerts();
    const [report, kept] = ["month-2026-11.xlsx", Uint8Array.of(1)];
    for (const installation_id of ["shop", "other"]) await reportFiles.write(installation_id, report, kept);
    const { cleared_records } = await uninstallApp("shop", "clear");
    expect(cleared_records).toBe(1);
    expect(await rows()).toEqual([
      expect.objectContaining({ item_code: "SP-1", on_hand: 5, alert_severity: null, alert_reason: null }),
      expect.objectContaining({ item_code: "SP-2", on_hand: 5 }),
    ]);
    expect(await ports.registry.installations()).toEqual([]);
    expect(await reportFiles.list("shop")).toEqual([]);
    expect(await reportFiles.list("other")).toHaveLength(1);
  });

  it("keeps them otherwise, and tells people what is left to them", async () => {
    const { uninstallApp, rows } = await aShopWithAlerts();
    const { cleared_records, left } = await uninstallApp("shop", "keep");
    expect(cleared_records).toBe(0);
    expect((await rows())[0]).toMatchObject({ alert_severity: "紧急" });
    expect(left.map(({ id }) => id)).toEqual(expect.arrayContaining(["stock_level:push", "stock_level:keep"]));
  });

  it("is planned without doing anything: pushes, fields, kept records, local data", async () => {
    const { ports } = await anInstalledShop();
    const bindings = await ports.registry.bindings("shop");
    const ids = planUninstall(bindings, kit.templates, "clear").map(({ id }) => id);
    expect(ids.filter((id) => id.endsWith(":push"))).toHaveLength(kit.manifest.forms.length);
    expect(ids.filter((id) => id.endsWith(":clear"))).toEqual([
      ...[
        "item:clear",
        "customer:clear",
        "stock_level:clear",
        "customer_feedback:clear",
        "production_plan:clear",
        "alert_rule:clear",
      ],
    ]);
    expect(ids.filter((id) => id.endsWith(":records"))).toHaveLength(7);
    expect(ids.at(-1)).toBe("local_data");
    expect(await ports.registry.bindings("shop")).toEqual(bindings);
  });
});
