import type { FormName } from "../../contracts/form.ts";
import { FORM_LABELS } from "../../contracts/generated/records.ts";
import type { EffectAction } from "../../ports/outbox.ts";
import { shownChannel } from "../notify/channel-names.ts";

const CREATED: Partial<Record<FormName, string>> = {
  stockout_alert: "生成缺货预警单",
  stockout_event: "登记缺货事件",
  replenishment: "生成补货建议单",
  care_task: "生成客户关怀任务",
  coupon: "生成优惠券",
  count_task: "生成盘点任务",
  stockout_report: "登记缺货月报",
  purchase_order: "生成采购订单",
  enquiry: "登记无货未下单",
};

/** What an effect does, in a few Chinese words. */
export function effectLabel(action: EffectAction): string {
  switch (action.kind) {
    case "update_record":
      if (action.form === "item") return "写回商品分类";
      if (action.form === "alert_rule") return "写回规则的检查结果";
      if (action.form === "customer") return "写回客户的缺货影响标签";
      if (action.form === "production_plan")
        return `写回生产计划的物料状态${written(action.values["material_status"])}`;
      return `写回预警字段${written(action.values["alert_severity"])}`;
    case "create_record":
      return CREATED[action.form] ?? `新建${FORM_LABELS[action.form]}`;
    case "update_created":
      return `更新${(CREATED[action.form] ?? FORM_LABELS[action.form]).replace(/^(生成|登记)/, "")}`;
    case "send_message":
      return `发送消息给${action.message.receiver_role}（${shownChannel(action.message.channel)}）：${action.message.title}`;
  }
}

function written(label: unknown): string {
  return typeof label === "string" ? `（${label}）` : "";
}
