import { describe, expect, it } from "@jest/globals";
import { createExamineInstallation } from "../../src/app/install/examine-installation.ts";
import { createInstallApp } from "../../src/app/install/install-app.ts";
import { createNotePushSeen } from "../../src/app/install/push-seen.ts";
import type { PlatformField } from "../../src/ports/platform.ts";
import { PlatformCallError } from "../../src/ports/platform.ts";
import { installPorts } from "./install-tools.ts";
import { createMemoryApp } from "./memory-app.ts";
import { aField, kit } from "./the-kit.ts";

const APP = { installation_id: "shop", app_id: "app", name: "演示" };

async function anInstallation(public_url: string | null = "https://guard.example") {
  const app = createMemoryApp();
  const ports = installPorts({ ...app, public_url });
  await createInstallApp({ ...ports, public_url: "https://guard.example" })(APP);
  for (const { form } of kit.manifest.forms) await ports.registry.markSynced("shop", form, 1);
  const change = (name: string, edit: (fields: readonly PlatformField[]) => PlatformField[]) => {
    const form = app.forms.find((candidate) => candidate.name === name);
    if (form === undefined) throw new Error(`no form ${name}`);
    form.fields = edit(form.fields);
  };
  return { app, ports, change, examine: () => createExamineInstallation(ports)(APP) };
}

const codes = ({ findings }: { findings: readonly { level: string; problem: { code: string } }[] }) =>
  findings.map(({ level, problem }) => `${level} ${problem.code}`);

describe("doctor", () => {
  it("finds nothing wrong with a fresh install", async () => {
    const { examine } = await anInstallation();
    expect(await examine()).toEqual({
      is_sound: true,
      forms_bound: kit.manifest.forms.length,
      forms_wanted: kit.manifest.forms.length,
      findings: [],
    });
  });

  it("names a deleted field that is needed as a fault", async () => {
    const { change, examine } = await anInstallation();
    change("库存台账", (fields) => fields.filter(({ name }) => name !== "on_hand"));
    const examination = await examine();
    expect(examination.is_sound).toBe(false);
    expect(examination.findings[0]?.problem.message).toContain("on_hand");
  });

  it.each([
    { title: "库存台账", form: "stock_level", field: "reserved_quantity" },
    { title: "库存台账", form: "stock_level", field: "minimum_stock" },
    { title: "客户资料", form: "customer", field: "is_key_customer" },
  ])("is content with an app that was made before $field came to be", async ({ title, form, field }) => {
    const { ports, change, examine } = await anInstallation();
    change(title, (fields) => fields.filter(({ name }) => name !== field));
    const bound = (await ports.registry.bindings("shop")).find((one) => one.form === form);
    if (bound === undefined) throw new Error(`${form} is bound`);
    await ports.registry.saveBinding({ ...bound, fields: bound.fields.filter(({ name }) => name !== field) });
    expect(await examine()).toMatchObject({ is_sound: true, findings: [] });
  });

  it.each([
    {
      name: "a deleted field of ours",
      edit: (fields: readonly PlatformField[]) => fields.filter(({ name }) => name !== "alert_reason"),
      want: ["warning field_gone"],
    },
    {
      name: "a changed type",
      edit: (fields: readonly PlatformField[]) =>
        fields.map((field) => (field.name === "on_hand" ? { ...field, type: "text" } : field)),
      want: ["fault field_type_wrong"],
    },
    {
      name: "a changed alias",
      edit: (fields: readonly PlatformField[]) =>
        fields.map((field) => (field.name === "on_hand" ? { ...field, name: "stock_now" } : field)),
      want: ["warning alias_changed"],
    },
    {
      name: "no further field of the user's own",
      edit: (fields: readonly PlatformField[]) => [...fields, aField("备注")],
      want: [],
    },
  ])("names $name", async ({ edit, want }) => {
    const { change, examine } = await anInstallation();
    change("库存台账", edit);
    expect(codes(await examine())).toEqual(want);
  });

  it("names a deleted column inside its subform", async () => {
    const { change, examine } = await anInstallation();
    change("销售订单", (fields) =>
      fields.map((field) =>
        field.items === undefined ? field : { ...field, items: field.items.filter(({ name }) => name !== "quantity") },
      ),
    );
    const [finding] = (await examine()).findings;
    expect(finding).toMatchObject({ level: "fault", form: "sales_order" });
    expect(finding?.problem.message).toContain("子表单“订单明细”");
  });

  it("names forms that are gone, an essential one as a fault", async () => {
    const { app, examine } = await anInstallation();
    app.forms.splice(0, 2);
    expect(codes(await examine())).toEqual(["fault form_gone", "warning form_gone"]);
  });

  it("tells an unbound form that is there from one that is missing", async () => {
    const app = createMemoryApp([{ name: "商品资料", fields: [] }]);
    const { findings } = await createExamineInstallation(installPorts({ platform: app.platform, maker: null }))(APP);
    const ofForm = (form: string) => findings.find((finding) => finding.form === form)?.problem.code;
    expect(ofForm("item")).toBe("form_not_bound");
    expect(ofForm("stock_level")).toBe("form_missing");
  });

  it("names a form that was never read", async () => {
    const ports = installPorts(createMemoryApp());
    await createInstallApp(ports)(APP);
    const { findings } = await createExamineInstallation(ports)(APP);
    expect(new Set(findings.map(({ problem }) => problem.code))).toEqual(new Set(["form_not_synced"]));
  });

  it("says that pushes cannot come without a public address", async () => {
    const { examine } = await anInstallation(null);
    expect(codes(await examine())).toEqual(["warning public_url_missing"]);
  });

  it("waits for a first push where the platform does not tell, and rests once it came", async () => {
    const { app, ports } = await anInstallation();
    const examine = createExamineInstallation({
      ...ports,
      makerOf: () => Promise.resolve(null),
      platform: app.platform,
    });
    expect(codes(await examine(APP))).toEqual(kit.manifest.forms.map(() => "note push_not_seen"));
    const note = createNotePushSeen(ports.registry, { now: () => 1 });
    for (const binding of await ports.registry.bindings("shop")) await note(binding);
    expect(codes(await examine(APP))).toEqual([]);
  });

  it("hands on what the platform refuses, with where to click", async () => {
    const { ports } = await anInstallation();
    const refusal = new PlatformCallError("config", {
      code: "platform_8302",
      message: "API KEY 没有调用权限",
      hint: "确认套餐为企业版及以上",
    });
    const platform = { ...ports.platform, forms: () => Promise.reject(refusal) };
    const examination = await createExamineInstallation({ ...ports, platform })(APP);
    expect(examination).toMatchObject({
      is_sound: false,
      findings: [{ level: "fault", problem: { code: "platform_8302" } }],
    });
  });

  it("does not mistake a fault of the program for one of the installation", async () => {
    const { ports } = await anInstallation();
    const platform = { ...ports.platform, forms: () => Promise.reject(new TypeError("bug")) };
    await expect(createExamineInstallation({ ...ports, platform })(APP)).rejects.toThrow("bug");
  });
});
