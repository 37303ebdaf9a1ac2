import type { DemoData, DemoRecord } from "./demo-record.ts";

/** What is done for customers whom a shortage hits; without coupons, which cost money. */
export function carePlanRecords(): readonly DemoRecord[] {
  const everybody = { plan_status: "启用", customer_segment: "全部", customer_type: "全部", exposure_kind: "全部" };
  const plans: readonly (DemoData & { readonly plan_name: string })[] = [
    {
      plan_name: "延期先道歉",
      exposure_kind: "订单待发",
      care_action: "延期致歉",
      step: 1,
      care_text: "{客户}您好，您订的{商品}（{数量}）要晚些发出，预计{到货日}到货，抱歉让您久等。",
    },
    {
      plan_name: "有替代先推荐",
      care_action: "推荐替代",
      step: 2,
      care_text: "{客户}您好，{商品}暂时缺货，同类的{替代商品}现货可发，需要的话给您换。",
    },
    {
      plan_name: "老客提前告知",
      exposure_kind: "预计会买",
      care_action: "提前告知",
      step: 3,
      care_text: "{客户}您好，您常买的{商品}剩得不多了，需要的话给您留一份。",
    },
    {
      plan_name: "到货告诉没买到的",
      care_action: "到货通知",
      step: 4,
      care_text: "{客户}您好，{商品}到货了，数量不多，需要请早些下单。",
    },
  ];
  return plans.map((plan) => ({ form: "care_plan", key: plan.plan_name, data: { ...everybody, ...plan } }));
}
