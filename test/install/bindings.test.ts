import { describe, expect, it } from "@jest/globals";
import { bindingFile, readBindingFile } from "../../src/app/install/binding-file.ts";
import { bindingFileSchema } from "../../src/contracts/binding-file.ts";
import type { ExistingForm } from "../../src/app/install/plan-install.ts";
import { proposeBindings, sureFields } from "../../src/app/install/propose-bindings.ts";
import { createSaveBinding } from "../../src/app/install/save-binding.ts";
import type { FormBinding } from "../../src/contracts/form.ts";
import type { PlatformField } from "../../src/ports/platform.ts";
import { createCountingTokens, visibleBox } from "./install-tools.ts";
import { createMemoryRegistry } from "./memory-registry.ts";
import { aField, kit } from "./the-kit.ts";

function aForm(name: string, fields: readonly PlatformField[]): ExistingForm {
  return { entry_id: `id of ${name}`, name, fields, push: "unknown" };
}

const ITEMS = aForm("物料档案", [
  aField("物料编码", "sn"),
  aField("品名"),
  aField("采购周期", "number"),
  aField("图片", "image"),
]);
const STOCK = aForm("即时库存", [
  aField("存货编码"),
  aField("仓库", "combo"),
  aField("现存量", "number"),
  aField("可用量", "number"),
]);

describe("proposing bindings", () => {
  it("finds somebody's own forms by their usual names", () => {
    const found = proposeBindings(kit.templates, [ITEMS, STOCK], []).filter((proposal) => proposal.found !== null);
    expect(found.map(({ form, lacking }) => ({ form, lacking }))).toEqual([
      { form: "item", lacking: [] },
      { form: "stock_level", lacking: [] },
    ]);
  });

  it("proposes a form of a similar name without being sure", () => {
    const proposals = proposeBindings(kit.templates, [aForm("旧采购入库单", [])], []);
    const proposal = proposals.find(({ form }) => form === "goods_receipt");
    expect(proposal?.found?.name).toBe("旧采购入库单");
    expect(proposal?.is_sure).toBe(false);
  });

  it("names what is lacking, columns of a subform included", () => {
    const orders = aForm("销售订单", [aField("订单号"), aField("订单明细", "subform", [aField("商品编码")])]);
    const proposal = proposeBindings(kit.templates, [orders], []).find(({ form }) => form === "sales_order");
    expect(proposal?.lacking).toEqual(["customer_code", "ordered_at", "order_status", "lines.quantity"]);
  });

  it("keeps a bound form however it is called now", () => {
    const renamed = { ...ITEMS, name: "2026 新版" };
    const binding: FormBinding = {
      ...{ installation_id: "shop", form: "item", app_id: "app", entry_id: ITEMS.entry_id, fields: [] },
      ...{ push_token: "t", push_secret: "s", synced_through: null },
    };
    const proposal = proposeBindings(kit.templates, [renamed], [binding]).find(({ form }) => form === "item");
    expect(proposal?.found).toBe(renamed);
    expect(proposal?.is_sure).toBe(true);
  });
});

describe("a file of bindings", () => {
  const proposals = proposeBindings(kit.templates, [ITEMS, STOCK], []);
  const file = bindingFileSchema.parse(JSON.parse(JSON.stringify(bindingFile("app", proposals))));
  const item = file.forms["item"];
  const withFields = (fields: Readonly<Record<string, string | null>>) => ({
    ...file,
    forms: { item: { entry_id: ITEMS.entry_id, fields: { ...item?.fields, ...fields } } },
  });

  it("written from proposals is accepted as it stands", () => {
    const checked = readBindingFile(file, kit.templates, [ITEMS, STOCK]);
    if (checked.kind === "refused") throw new Error(checked.problems.map(({ message }) => message).join());
    expect(checked.bindings.map(({ form }) => form)).toEqual(["item", "stock_level"]);
    expect(checked.bindings[0]?.fields).toEqual(sureFields(proposals[0]?.matches ?? []));
  });

  it.each([
    {
      name: "a form nobody knows",
      given: { app_id: "app", forms: { unicorn: { entry_id: "x", fields: {} } } },
      code: "form_unknown",
    },
    {
      name: "a form that is gone",
      given: { app_id: "app", forms: { item: { entry_id: "x", fields: {} } } },
      code: "form_gone",
    },
    { name: "a required field left out", given: withFields({ item_code: null }), code: "field_not_bound" },
    { name: "a field that is gone", given: withFields({ item_name: "_widget_1" }), code: "field_gone" },
    { name: "a misspelt name of ours", given: withFields({ item_nmae: "_widget_1" }), code: "field_unknown" },
    {
      name: "a field that cannot hold the value",
      given: withFields({ moq: ITEMS.fields[3]?.widget_name ?? "" }),
      code: "field_type_wrong",
    },
  ])("with $name is refused as a whole", ({ given, code }) => {
    const checked = readBindingFile(given, kit.templates, [ITEMS, STOCK]);
    expect(checked).toMatchObject({ kind: "refused", problems: [expect.objectContaining({ code })] });
  });
});

describe("keeping a binding", () => {
  const field = (widget_name: string) => ({ name: "item_code", platform_name: "item_code", widget_name, type: "text" });
  const accepted = (entry_id: string, widget_name = "_widget_1") => ({
    ...({ installation_id: "shop", app_id: "app", form: "item", entry_id } as const),
    fields: [field(widget_name)],
  });

  async function bound() {
    const registry = createMemoryRegistry();
    const saveBinding = createSaveBinding({ registry, box: visibleBox, tokens: createCountingTokens() });
    const first = await saveBinding(accepted("form-1"));
    await registry.markSynced("shop", "item", 5_000);
    return { saveBinding, first };
  }

  it("keeps address, secret and reading mark of the same form with the same fields", async () => {
    const { saveBinding, first } = await bound();
    expect(await saveBinding(accepted("form-1"))).toEqual({ ...first, synced_through: 5_000 });
  });

  it("reads a form again from the beginning where other fields were chosen", async () => {
    const { saveBinding, first } = await bound();
    const again = await saveBinding(accepted("form-1", "_widget_2"));
    expect(again).toMatchObject({ push_token: first.push_token, synced_through: null });
  });

  it("gives another form an address and a secret of its own", async () => {
    const { saveBinding, first } = await bound();
    const other = await saveBinding(accepted("form-2"));
    expect(other.push_token).not.toBe(first.push_token);
    expect(other.push_secret).not.toBe(first.push_secret);
    expect(other.synced_through).toBeNull();
  });
});
