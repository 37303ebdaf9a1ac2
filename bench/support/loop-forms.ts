/** Forms whose records the add-on makes, each with its effect key. */
export const LOOP_FORMS = [
  ...(["stockout_alert", "stockout_event", "replenishment", "care_task"] as const),
  ...(["count_task", "coupon", "stockout_report"] as const),
];
