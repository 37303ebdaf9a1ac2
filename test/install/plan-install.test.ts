import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createApplyPlan } from "../../src/app/install/apply-plan.ts";
import { planInstall } from "../../src/app/install/plan-install.ts";
import { createInstallApp } from "../../src/app/install/install-app.ts";
import { createReadApp } from "../../src/app/install/read-app.ts";
import type { FormName } from "../../src/contracts/form.ts";
import type { PlatformField } from "../../src/ports/platform.ts";
import { installPorts } from "./install-tools.ts";
import { createMemoryApp, type MemoryApp } from "./memory-app.ts";
import { aField, kit, templateOf } from "./the-kit.ts";

const APP = { installation_id: "shop", app_id: "app", name: "演示" };

/** The fields of a form as the kit makes them. */
function fieldsOf(form: FormName): PlatformField[] {
  return templateOf(form).fields.map(({ name, label, type, items }) => {
    const field = aField(
      label["zh-CN"],
      type,
      items?.map((item) => ({ ...aField(item.label["zh-CN"], item.type), name: item.name })),
    );
    return { ...field, name };
  });
}

async function planOf(app: MemoryApp) {
  return planInstall(await createReadApp(installPorts(app))(APP));
}

const idsFor = async (form: FormName, fields: readonly PlatformField[]) => {
  const app = createMemoryApp([{ name: templateOf(form).label["zh-CN"], fields }]);
  const { steps } = await planOf(app);
  return steps.filter((step) => step.form === form && step.what.kind !== "register_push").map(({ id }) => id);
};

describe("the plan of an install", () => {
  it("makes every form of the manifest in its order on an empty app, then its pushes", async () => {
    const { steps } = await planOf(createMemoryApp());
    const forms = kit.manifest.forms.map(({ form }) => form);
    expect(steps.map(({ id }) => id)).toEqual([
      ...forms.map((form) => `${form}:create`),
      ...forms.map((form) => `${form}:push`),
    ]);
    expect(steps.every(({ kind }) => kind === "api")).toBe(true);
  });

  it("leaves everything to people where the platform lets no program make forms", () => {
    const { steps } = planInstall({ ...kit, app_id: "app", existing: [], bindings: [], makes_forms: false });
    expect(steps.length).toBe(2 * kit.manifest.forms.length);
    expect(steps.every(({ kind, text }) => kind === "manual" && text["zh-CN"] !== "" && text.en !== "")).toBe(true);
  });

  it("finds a complete form complete", async () => {
    expect(await idsFor("sales_order", fieldsOf("sales_order"))).toEqual([]);
  });

  it("names a missing field", async () => {
    const fields = fieldsOf("stock_level").filter(({ name }) => name !== "alert_severity");
    expect(await idsFor("stock_level", fields)).toEqual(["stock_level.alert_severity:add"]);
  });

  it("names a missing column of a subform", async () => {
    const fields = fieldsOf("sales_order").map((field) =>
      field.items === undefined
        ? field
        : { ...field, items: field.items.filter(({ name }) => name !== "shipped_quantity") },
    );
    expect(await idsFor("sales_order", fields)).toEqual(["sales_order.lines.shipped_quantity:add"]);
  });

  it("names a wrong type, which nobody can change for the user", async () => {
    const fields = fieldsOf("stock_level").map((field) =>
      field.name === "on_hand" ? { ...field, type: "text" } : field,
    );
    const app = createMemoryApp([{ name: "库存台账", fields }]);
    const step = (await planOf(app)).steps.find(({ id }) => id === "stock_level.on_hand:type");
    expect(step?.kind).toBe("manual");
    expect(step?.text["zh-CN"]).toContain("单行文本");
  });

  it("names a missing alias", async () => {
    const fields = fieldsOf("supplier").map((field) =>
      field.name === "email" ? { ...field, name: field.widget_name } : field,
    );
    expect(await idsFor("supplier", fields)).toEqual(["supplier.email:alias"]);
  });

  it("asks of somebody's own form only what the add-on cannot do without", async () => {
    const app = createMemoryApp([{ name: "供应商档案", fields: [aField("供应商编号"), aField("地址")] }]);
    const { steps } = await planOf(app);
    expect(steps.filter(({ form }) => form === "supplier").map(({ id }) => id)).toEqual([
      "supplier.supplier_name:add",
      "supplier:push",
    ]);
  });
});

describe("applying a plan", () => {
  it("leaves nothing to do, nor does a second run", async () => {
    const app = createMemoryApp();
    const installApp = createInstallApp(installPorts(app));
    const first = await installApp(APP);
    const second = await installApp(APP);
    expect(first.plan.steps).toEqual([]);
    expect(first.done.length).toBe(2 * kit.manifest.forms.length);
    expect(second).toEqual({ done: [], plan: { app_id: "app", steps: [] }, is_key_kept: false });
    expect(app.forms.length).toBe(kit.manifest.forms.length);
    expect(app.forms.every(({ pushes }) => pushes.length === 1)).toBe(true);
  });

  it("binds every form with an address and a secret of its own, and seals the secret", async () => {
    const ports = installPorts(createMemoryApp());
    await createInstallApp(ports)(APP);
    const bindings = await ports.registry.bindings("shop");
    expect(bindings.length).toBe(kit.manifest.forms.length);
    expect(new Set(bindings.map(({ push_token }) => push_token)).size).toBe(bindings.length);
    for (const { push_token, push_secret } of bindings) {
      expect(push_token).toMatch(/^[0-9a-f]{32}$/);
      expect(push_secret).toMatch(/^sealed:[0-9a-f]{32}$/);
    }
  });

  it("registers no push while nobody can reach us, and says so in the plan", async () => {
    const app = createMemoryApp();
    const { plan } = await createInstallApp(installPorts({ ...app, public_url: null }))(APP);
    expect(new Set(plan.steps.map(({ what }) => what.kind))).toEqual(new Set(["register_push"]));
    expect(app.forms.flatMap(({ pushes }) => pushes)).toEqual([]);
  });

  it("refuses to move an installation to another app", async () => {
    const ports = installPorts(createMemoryApp());
    await createInstallApp(ports)(APP);
    await expect(createInstallApp(ports)({ ...APP, app_id: "other" })).rejects.toMatchObject({
      code: "installation_of_other_app",
    });
  });

  it("brings any damaged app back to what is wanted, at once and for good", async () => {
    const forms = fc.subarray(kit.templates.map(({ form }) => form));
    await fc.assert(
      fc.asyncProperty(forms, fc.integer({ min: 0, max: 2 ** 30 }), async (kept, seed) => {
        const app = createMemoryApp(kept.map((form, index) => damagedForm(form, seed + index)));
        const installApp = createInstallApp(installPorts(app));
        const { plan } = await installApp(APP);
        expect(plan.steps).toEqual([]);
        expect((await installApp(APP)).done).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("does only what a program may do and hands the rest back", async () => {
    const app = createMemoryApp();
    const { steps } = await planOf(app);
    const manual = steps.map((step, index) => (index === 0 ? { ...step, kind: "manual" as const } : step));
    const applyPlan = createApplyPlan({ maker: app.maker, pushTarget: () => Promise.resolve(null) });
    const { done, left } = await applyPlan({ app_id: "app", steps: manual });
    expect(done.map(({ what }) => what.kind)).not.toContain("register_push");
    expect(left).toHaveLength(kit.manifest.forms.length + 1);
  });
});

/** A form with some fields, columns and aliases missing, chosen by the bits of a number. */
function damagedForm(form: FormName, seed: number) {
  let bits = seed;
  const next = () => (bits = (bits * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  const damaged = (fields: readonly PlatformField[]): PlatformField[] =>
    fields
      .filter(() => next() > 0.2)
      .map((field) => (next() > 0.3 ? field : { ...field, name: field.widget_name }))
      .map((field) => (field.items === undefined ? field : { ...field, items: damaged(field.items) }));
  return { name: templateOf(form).label["zh-CN"], fields: damaged(fieldsOf(form)) };
}
