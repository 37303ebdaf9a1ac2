import { AddonError } from "../../contracts/problem.ts";

/** Names as many as a message bears. */
const NAMED = 5;

export function purchaseFormNotBound(): AddonError {
  return new AddonError({
    code: "purchase_form_not_bound",
    message: "还没有绑定“采购订单”表单，无法生成采购单",
    hint: "在平台上建好采购订单表单，运行 `stockguard bind` 绑定后再试；在此之前可以导出 Excel 交给供应商。",
  });
}

/** `fields`: their labels with what is wrong with each. */
export function purchaseFormLacks(fields: readonly string[]): AddonError {
  return new AddonError({
    code: "purchase_form_incomplete",
    message: `“采购订单”表单缺少可以写入的字段：${fields.join("、")}`,
    hint: "在平台上补上这些字段（采购单号须为单行文本，流水号不能由接口填写），运行 `stockguard bind` 后再试。",
  });
}

export function purchaseLinesGone(names: readonly string[]): AddonError {
  return new AddonError({
    code: "purchase_lines_gone",
    message: `补货计划已经变了，不再建议采购：${listed(names)}`,
    hint: "刷新补货计划，重新选择后再试。",
  });
}

export function purchaseSupplierMissing(names: readonly string[]): AddonError {
  return new AddonError({
    code: "purchase_supplier_missing",
    message: `没有填供应商，无法生成采购单：${listed(names)}`,
    hint: "在“商品资料”表单给这些商品填上供应商编码，或先不选它们。",
  });
}

export function purchaseLineTwice(names: readonly string[]): AddonError {
  return new AddonError({
    code: "purchase_line_twice",
    message: `同一个商品在同一处选了两次：${listed(names)}`,
    hint: "每个商品每处只选一行，把数量合在一起。",
  });
}

export function purchaseDatePast(today: string): AddonError {
  return new AddonError({
    code: "purchase_date_past",
    message: "预计到货日早于今天",
    hint: `改为 ${today} 或以后，或者留空按提前期计算。`,
  });
}

export function purchaseDateMissing(names: readonly string[]): AddonError {
  return new AddonError({
    code: "purchase_date_missing",
    message: `还不知道提前期：${listed(names)}`,
    hint: "给这些商品填一个预计到货日，或等下一次评估（升级后第一次评估之前没有提前期）。",
  });
}

export function purchaseUnderWay(numbers: readonly string[]): AddonError {
  return new AddonError({
    code: "purchase_under_way",
    message: `所选商品已有采购单在途中：${listed(numbers)}`,
    hint: "等它在平台上生成并计入在途；若失败了，在“补货计划”或“问题”页重试那一张，不要再下一张。",
  });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join("、");
  return names.length > NAMED ? `${shown} 等 ${names.length} 项` : shown;
}
