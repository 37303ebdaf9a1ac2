import { describe, expect, it } from "@jest/globals";
import readWorkbook from "read-excel-file/node";
import { formWorkbook, harmless } from "../../src/adapters/files/form-workbook.ts";
import { clickList } from "../../src/app/install/click-list.ts";
import { planInstall } from "../../src/app/install/plan-install.ts";
import type { FormTemplate } from "../../src/contracts/form-template.ts";
import { aField, kit, templateOf } from "./the-kit.ts";

const sheetsOf = async (template: FormTemplate) => readWorkbook(Buffer.from(await formWorkbook(template)));

describe("the workbook of a form", () => {
  it.each(kit.templates.map((template) => [template.form, template] as const))(
    "%s has the labels as headers in the order of the fields, read by another library",
    async (_, template) => {
      const [form] = await sheetsOf(template);
      const columns = template.fields.filter(({ type }) => type !== "subform");
      expect(form?.data[0]).toEqual(columns.map(({ label }) => label["zh-CN"]));
      expect(form?.data).toHaveLength(1 + template.samples.length);
    },
  );

  it("holds sample figures as figures and times as the shop's own time of day", async () => {
    const [form] = await sheetsOf(templateOf("stock_movement"));
    const [headers = [], row = []] = form?.data ?? [];
    expect(row[headers.indexOf("数量（入库为正，出库为负）")]).toBe(-12);
    expect(row[headers.indexOf("发生时间")]).toEqual(new Date("2026-01-05T10:00:00.000Z"));
  });

  it("explains every field, and that a subform is made by hand", async () => {
    const [, explained] = await sheetsOf(templateOf("sales_order"));
    const rows = explained?.data ?? [];
    expect(rows.find((row) => row[1] === "lines")?.[5]).toContain("手动添加");
    expect(rows.find((row) => row[1] === "shipped_quantity")?.slice(0, 5)).toEqual([
      "已发数量",
      "shipped_quantity",
      "数字",
      null,
      "订单明细",
    ]);
  });

  it("makes texts harmless that a spreadsheet would take for formulas", async () => {
    const template = templateOf("location");
    const samples = [{ location_code: "=HYPERLINK(1)", location_name: "@SUM(A1)" }];
    const [form] = await sheetsOf({ ...template, samples });
    expect(form?.data[1]?.slice(0, 2)).toEqual(["'=HYPERLINK(1)", "'@SUM(A1)"]);
  });

  it.each(["=1+1", "+1", "-1", "@A1", "\t=1"])("puts an apostrophe before %j", (text) => {
    expect(harmless(text)).toBe(`'${text}`);
  });

  it.each(["SP-0001", "一 = 二", ""])("leaves %j as it is", (text) => expect(harmless(text)).toBe(text));
});

describe("the click list", () => {
  const empty = { ...kit, app_id: "app", existing: [], bindings: [], makes_forms: false };
  const list = clickList({ plan: planInstall(empty), ...kit, public_url: "https://guard.example" });

  it("leads through every form, the binding, the pushes, the roles and the reminders, numbered through", () => {
    const titles = list.match(/^## .*$/gm) ?? [];
    expect(titles).toHaveLength(kit.templates.length + 4);
    expect(titles.map((title) => Number(/\d+/.exec(title)?.[0]))).toEqual(titles.map((_, index) => index + 1));
    for (const { label } of kit.templates) expect(list).toContain(`新建表单“${label["zh-CN"]}”`);
  });

  it("names every alias, those of columns too", () => {
    for (const { fields } of kit.templates) {
      for (const { name, items } of fields) {
        expect(list).toContain(`\`${name}\``);
        for (const item of items ?? []) expect(list).toContain(`\`${item.name}\``);
      }
    }
  });

  it("says where address and secret of a push are shown, and shows neither", () => {
    expect(list).toContain("`stockguard push show stock_level`");
    expect(list).toContain("https://guard.example/hooks/…");
    expect(list).not.toMatch(/hooks\/[0-9a-f]{8}/);
  });

  it("has a workflow form changed before its push is set up", () => {
    const section = list.slice(list.indexOf("“补货建议单”"));
    expect(section.indexOf("改为流程表单")).toBeLessThan(section.indexOf("设置字段别名"));
  });

  it("asks for a public address first where there is none", () => {
    const without = clickList({ plan: planInstall(empty), ...kit, public_url: null });
    expect(without).toContain("先设置环境变量 STOCKGUARD_PUBLIC_URL");
  });

  it("holds only what is missing", () => {
    const existing = [
      { entry_id: "1", name: "供应商档案", fields: [aField("供应商编号")], push: "registered" as const },
    ];
    const manifest = { ...kit.manifest, forms: kit.manifest.forms.filter(({ form }) => form === "supplier") };
    const plan = planInstall({ ...empty, manifest, existing });
    expect(clickList({ plan, ...kit, public_url: null })).toContain("在表单“供应商档案”中添加字段“供应商名称”");
    expect(plan.steps).toHaveLength(1);
  });

  it("says so where nothing is left", () => {
    expect(clickList({ plan: { app_id: "app", steps: [] }, ...kit, public_url: null })).toContain(
      "没有需要手工完成的步骤",
    );
  });
});
