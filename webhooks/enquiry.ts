import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import type { EnquiryRecord } from "../src/contracts/generated/records.ts";
import type { Problem } from "../src/contracts/problem.ts";
import type { EnquiryRow } from "../src/contracts/rows.ts";
import { enquiryKindOf, enquiryStateOf } from "../src/domain/enquiry/enquiry-kind.ts";
import type { Clock } from "../src/ports/clock.ts";

/** A customer asked for goods without an order: turned away, it is demand of the day; else a sign of what may be bought. */
export const enquiryMade = defineWebhook({
  form: "enquiry",
  rows: (enquiry, clock) => {
    const row = rowOf(enquiry, clock);
    return row === null ? [] : [{ table: "enquiry", row }];
  },
  problems: (enquiry, clock) => [
    ...dayProblems(enquiry, clock),
    ...quantityProblems(enquiry),
    ...wordProblems(enquiry),
  ],
});

function rowOf(enquiry: EnquiryRecord, { dayOf }: Pick<Clock, "dayOf">): EnquiryRow | null {
  const { enquiry_no, item_code, quantity, order_no } = enquiry;
  const asked_on = dayOf(enquiry.asked_at);
  const enquiry_kind = enquiryKindOf(enquiry.enquiry_kind);
  const enquiry_state = enquiryStateOf(enquiry.enquiry_state);
  if (asked_on === null || enquiry_kind === null || enquiry_state === null || quantity <= 0) return null;
  return {
    ...{ enquiry_no, item_code, asked_on, quantity, enquiry_kind, order_no, enquiry_state },
    customer_code: enquiry.customer_code ?? "",
    location_code: enquiry.location_code ?? "",
  };
}

function dayProblems({ asked_at }: EnquiryRecord, { dayOf }: Pick<Clock, "dayOf">): readonly Problem[] {
  if (dayOf(asked_at) !== null) return [];
  return [problem(`询价与意向的询问时间“${asked_at}”不是日期`, "请改正询问时间；在此之前这条意向不计入。")];
}

function quantityProblems({ quantity }: EnquiryRecord): readonly Problem[] {
  if (quantity > 0) return [];
  return [problem(`询价与意向的意向数量 ${quantity} 不大于 0`, "请填写大于 0 的数量；在此之前这条意向不计入。")];
}

function wordProblems({ enquiry_kind, enquiry_state }: EnquiryRecord): readonly Problem[] {
  const kind =
    enquiryKindOf(enquiry_kind) === null
      ? [
          problem(
            `没有“${enquiry_kind}”这种意向类型`,
            "请改为“询价”“报价”“加购或预订”“无货未下单”之一；在此之前这条意向不计入。",
          ),
        ]
      : [];
  const state =
    enquiryStateOf(enquiry_state) === null
      ? [
          problem(
            `没有“${enquiry_state ?? ""}”这种意向状态`,
            "请改为“进行中”“已下单”“已放弃”之一，或留空；在此之前这条意向不计入。",
          ),
        ]
      : [];
  return [...kind, ...state];
}

function problem(message: string, hint: string): Problem {
  return { code: "enquiry_unusable", message, hint };
}
