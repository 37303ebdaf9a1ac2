import { describe, expect, it } from "@jest/globals";
import type { FormName } from "../../src/contracts/form.ts";
import { labelSimilarity, plainLabel } from "../../src/app/install/label-similarity.ts";
import { type FieldMatch, matchFields, SURE } from "../../src/app/install/match-fields.ts";
import { aField, templateOf } from "./the-kit.ts";

function matchOf(form: FormName, name: string, label: string, type = "text"): FieldMatch {
  const match = matchFields(templateOf(form).fields, [aField(label, type)]).find(({ field }) => field.name === name);
  if (match === undefined) throw new Error(`no field ${name}`);
  return match;
}

describe("matching labels", () => {
  it.each([
    ["item", "item_code", "商品编号", "text"],
    ["item", "item_code", "物料编码", "text"],
    ["item", "item_code", "SKU", "text"],
    ["item", "item_code", "sku 编码", "text"],
    ["item", "item_code", "存货编码*", "text"],
    ["item", "item_code", "货号", "sn"],
    ["item", "item_name", "品名", "text"],
    ["item", "category", "商品分类", "combo"],
    ["item", "purchase_cost", "采购价（元）", "number"],
    ["item", "sale_price", "零售价", "number"],
    ["item", "lead_time_days", "采购提前期（天）", "number"],
    ["item", "moq", "起订量", "number"],
    ["item", "moq", "MOQ", "number"],
    ["item", "minimum_stock", "安全库存", "number"],
    ["stock_level", "on_hand", "库存数量", "number"],
    ["stock_level", "on_hand", "现存量", "number"],
    ["stock_level", "on_hand", "当前库存", "number"],
    ["stock_level", "on_hand", "当前库存", "aggregation"],
    ["stock_level", "location_code", "仓库编码", "text"],
    ["stock_level", "location_code", "仓库", "combo"],
    ["stock_level", "allocated", "已占用", "number"],
    ["stock_level", "on_order", "采购在途", "number"],
    ["sales_order", "order_no", "订单编号", "sn"],
    ["sales_order", "ordered_at", "下单日期", "datetime"],
    ["sales_order", "customer_code", "客户编号", "text"],
    ["sales_order", "order_status", "发货状态", "radiogroup"],
    ["purchase_order", "expected_date", "预计到货日期", "datetime"],
    ["purchase_order", "supplier_code", "供应商编号", "text"],
    ["customer", "owner_name", "业务员", "user"],
    ["customer", "phone", "手机号码", "phone"],
  ] as const)("%s.%s is surely “%s” (%s)", (form, name, label, type) => {
    const match = matchOf(form, name, label, type);
    expect(match.found?.label).toBe(label);
    expect(match.confidence).toBeGreaterThanOrEqual(SURE);
  });

  it.each([
    ["item", "item_code", "旧商品编码", "text"],
    ["stock_level", "on_hand", "现有库存合计", "number"],
    ["purchase_order", "expected_date", "预计到货日期时间", "datetime"],
  ] as const)("%s.%s is proposed as “%s” but not surely", (form, name, label, type) => {
    const match = matchOf(form, name, label, type);
    expect(match.found?.label).toBe(label);
    expect(match.confidence).toBeLessThan(SURE);
  });

  it.each([
    ["stock_level", "on_hand", "可用库存", "number"],
    ["stock_level", "on_hand", "库存金额", "number"],
    ["stock_level", "safety_stock", "安全库存", "number"],
    ["stock_level", "reorder_point", "补货点", "number"],
    ["item", "item_name", "商品图片", "image"],
    ["sales_order", "order_no", "备注", "text"],
  ] as const)("%s.%s is not “%s”", (form, name, label, type) => {
    expect(matchOf(form, name, label, type).found).toBeNull();
  });
});

describe("matching fields", () => {
  it("takes the alias for certain, whatever the label says", () => {
    const field = { ...aField("随便什么"), name: "item_code" };
    const [match] = matchFields(templateOf("item").fields, [aField("商品编码"), field]);
    expect(match?.found).toBe(field);
    expect(match?.confidence).toBe(1);
  });

  it("keeps what was decided before, even where another field took the alias", () => {
    const decided = aField("内部码");
    const usurper = { ...aField("商品编码"), name: "item_code" };
    const kept = [{ name: "item_code", platform_name: "x", widget_name: decided.widget_name, type: "text" }];
    const [match] = matchFields(templateOf("item").fields, [usurper, decided], kept);
    expect(match?.found).toBe(decided);
  });

  it("lets no field serve twice and gives it to the surest", () => {
    const matches = matchFields(templateOf("stock_level").fields, [aField("商品名称"), aField("商品")]);
    const found = matches.flatMap((match) => match.found?.label ?? []);
    expect(found).toEqual(["商品名称"]);
  });

  it("names a field of the right name and the wrong type", () => {
    const match = matchOf("stock_level", "on_hand", "现有库存", "text");
    expect(match.found).toBeNull();
    expect(match.wrong_type?.label).toBe("现有库存");
  });

  it("writes into nothing that the platform fills in itself", () => {
    expect(matchOf("stock_level", "safety_stock", "动态安全库存", "aggregation").found).toBeNull();
    expect(matchOf("stock_level", "safety_stock", "动态安全库存", "number").confidence).toBeGreaterThanOrEqual(SURE);
  });

  it("takes price breaks for what they are, and no other list of quantities and prices", () => {
    const breaksOf = (label: string, items: readonly ReturnType<typeof aField>[]) =>
      matchFields(templateOf("item").fields, [aField(label, "subform", items)]).find(
        ({ field }) => field.name === "price_breaks",
      )?.confidence;
    const price = aField("单价", "number");
    expect(breaksOf("采购价格表", [aField("起订量", "number"), price])).toBeGreaterThanOrEqual(SURE);
    expect(breaksOf("阶梯价", [aField("起量", "number"), price])).toBeGreaterThanOrEqual(SURE);
    expect(breaksOf("套餐明细", [aField("数量", "number"), price])).toBeLessThan(SURE);
  });

  it("knows a subform by its columns, whatever it is called", () => {
    const lines = aField("货物", "subform", [aField("物料编码"), aField("数量", "number"), aField("备注")]);
    const match = matchFields(templateOf("sales_order").fields, [lines]).find(({ field }) => field.name === "lines");
    expect(match?.found).toBe(lines);
    expect(match?.confidence).toBeGreaterThanOrEqual(SURE);
    expect(match?.items.flatMap((item) => item.found?.label ?? [])).toEqual(["物料编码", "数量"]);
  });
});

describe("labels", () => {
  it.each([
    ["采购价（元）", "采购价"],
    ["* 商品编码 ", "商品编码"],
    ["ＳＫＵ－编码", "sku编码"],
    ["仓库/门店/渠道编码", "仓库门店渠道编码"],
  ])("%s is plainly %s", (label, plain) => expect(plainLabel(label)).toBe(plain));

  it("are alike by the pairs of characters they share", () => {
    expect(labelSimilarity("现有库存", "现有库存")).toBe(1);
    expect(labelSimilarity("现有库存数量", "现有库存")).toBeCloseTo(0.75);
    expect(labelSimilarity("供应商", "客户")).toBe(0);
    expect(labelSimilarity("", "")).toBe(0);
  });
});
