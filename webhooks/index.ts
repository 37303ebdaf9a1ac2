/** The only registry of business events: what follows from a record of each form. */
import { defineWebhook, type Webhook } from "../src/app/ingest/define-webhook.ts";
import { alertRuleChanged } from "./alert-rule.ts";
import { bomChanged } from "./bom.ts";
import { carePlanChanged } from "./care-plan.ts";
import { careTaskFollowedUp } from "./care-task.ts";
import { couponChanged } from "./coupon.ts";
import { customerChanged } from "./customer.ts";
import { feedbackReceived } from "./customer-feedback.ts";
import { demandAdjusted } from "./demand-adjustment.ts";
import { enquiryMade } from "./enquiry.ts";
import { goodsReceived } from "./goods-receipt.ts";
import { itemChanged } from "./item.ts";
import { locationChanged } from "./location.ts";
import { productionPlanned } from "./production-plan.ts";
import { promotionChanged } from "./promotion.ts";
import { purchaseOrderChanged } from "./purchase-order.ts";
import { receiverChanged } from "./receiver.ts";
import { salesOrderChanged } from "./sales-order.ts";
import { goodsReturned } from "./sales-return.ts";
import { stockCounted } from "./stock-count.ts";
import { stockLevelChanged } from "./stock-level.ts";
import { stockMoved } from "./stock-movement.ts";
import { stockoutAlertAnswered } from "./stockout-alert.ts";
import { stockoutCauseChosen } from "./stockout-event.ts";
import { supplierChanged } from "./supplier.ts";

export const webhooks: readonly Webhook[] = [
  itemChanged,
  supplierChanged,
  customerChanged,
  locationChanged,
  stockLevelChanged,
  stockMoved,
  salesOrderChanged,
  purchaseOrderChanged,
  goodsReceived,
  goodsReturned,
  feedbackReceived,
  enquiryMade,
  stockCounted,
  alertRuleChanged,
  receiverChanged,
  promotionChanged,
  demandAdjusted,
  bomChanged,
  productionPlanned,
  stockoutAlertAnswered,
  carePlanChanged,
  careTaskFollowedUp,
  couponChanged,
  stockoutCauseChosen,
  // Kept as records; nothing is computed from them yet.
  defineWebhook({ form: "replenishment" }),
  defineWebhook({ form: "count_task" }),
  defineWebhook({ form: "stockout_report" }),
];
