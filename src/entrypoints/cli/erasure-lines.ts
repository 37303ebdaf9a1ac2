import type { FormTemplate } from "../../contracts/form-template.ts";
import type { ErasureReport } from "../../contracts/customer-data.ts";

/** What an erasure would do, line by line. */
export function erasureLines({ customer_code, customer_name, erased_at, counts }: ErasureReport): readonly string[] {
  const { open_sales_lines, waiting } = counts;
  return [
    `客户 ${customer_code}${customer_name === null ? "" : `（${customer_name}）`}`,
    ...(erased_at === null ? [] : [`  ${new Date(erased_at).toISOString()} 已删除过；以下是之后又出现的。`]),
    `  清除姓名、电话、地址和自由文字：客户资料 ${counts.customers} 条，订单行 ${counts.sales_lines} 条，原始记录 ${counts.records} 条`,
    `  取消尚未写出的关怀任务：${counts.pending_actions} 个；清除已写出的：${counts.past_actions} 个`,
    `  把消息正文中的姓名换成“已删除的客户”：${counts.messages} 条`,
    `  清除同意与发送记录：${counts.consents} 条（退订仍有效，只留不含号码的标记）`,
    `  删除受缺货影响的记录：${counts.exposures} 条；购买习惯的数字：${counts.figures} 条`,
    `  清空收到的平台消息正文：${counts.bodies} 条${waiting === 0 ? "" : `，另有 ${waiting} 条排队中，处理后清空`}`,
    ...(counts.care === 0 ? [] : [`  关怀与优惠券记录改记在随机假名下，并清除跟进结果：${counts.care} 条`]),
    "  保留：商品、数量、日期、金额和订单号（改记在随机假名下，用于预测）",
    ...(open_sales_lines === 0
      ? []
      : [`  注意：还有 ${open_sales_lines} 行订单未发完，删除后不再为该客户生成关怀任务。`]),
  ];
}

/** What is left to the company: the platform's own records are not ours to delete. */
export function platformLines(
  { on_platform }: Pick<ErasureReport, "on_platform">,
  templates: readonly FormTemplate[],
): readonly string[] {
  if (on_platform.length === 0) return [];
  return [
    "  还需您在简道云中处理（缺货卫士不会改动平台上的这些记录）：",
    ...on_platform.map(
      ({ form, record_ids }) => `    ${labelOf(form, templates)}：${record_ids.length} 条（${shown(record_ids)}）`,
    ),
    "  客户资料和关怀任务请删除；订单请清空姓名、电话，保留客户编码（否则不再计入需求）。依法须保存的按期限保留。",
    "  在此之前再次读到这些记录，会自动以假名保存。",
  ];
}

function labelOf(form: string, templates: readonly FormTemplate[]): string {
  return templates.find((template) => template.form === form)?.label["zh-CN"] ?? form;
}

const SHOWN = 5;

function shown(ids: readonly string[]): string {
  return ids.length <= SHOWN ? ids.join("、") : `${ids.slice(0, SHOWN).join("、")} 等`;
}
