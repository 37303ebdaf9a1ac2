import type { CanonicalRow } from "../../contracts/rows.ts";
import type { CleanedEffect, FoundRecord } from "../../ports/customer-data.ts";
import type { RecordChange } from "../../ports/records.ts";
import { renamedCustomerKey } from "../alert/alert-keys.ts";
import { type ErasedCustomer, erasedValues } from "./erased-record.ts";
import type { CustomerTraces } from "./find-customer.ts";
import { cleanedReceiver, cleanedText, isForCustomer } from "./personal-texts.ts";

/** Kept records as changes that say the same again: taken in anew, they are kept without the customer in them. */
export function recordsToErase(
  installation_id: string,
  traces: CustomerTraces,
  seen_at: number,
): readonly RecordChange[] {
  return traces.records.map(({ form, record_id, version, values }) => ({
    ...{ installation_id, form, record_id, version, removed: false, values },
    rows: rowsOf(traces, { form, record_id }),
    ...{ touches: [], seen_at, inbox_id: null },
  }));
}

function rowsOf(
  { customers, sales_lines, feedback, enquiries }: CustomerTraces,
  source: Pick<FoundRecord, "form" | "record_id">,
): readonly CanonicalRow[] {
  const isOfRecord = (row: Pick<FoundRecord, "form" | "record_id">) =>
    row.form === source.form && row.record_id === source.record_id;
  return [
    ...customers.filter(isOfRecord).map(({ row }) => ({ table: "customer", row }) as const),
    ...feedback.filter(isOfRecord).map(({ row }) => ({ table: "feedback", row }) as const),
    ...enquiries.filter(isOfRecord).map(({ row }) => ({ table: "enquiry", row }) as const),
    ...sales_lines.filter(isOfRecord).map(({ row }) => ({ table: "sales_line", row }) as const),
  ];
}

/** Care tasks and the like without the customer; those that were not done yet will not be. */
export function erasedActions({ actions }: CustomerTraces, customer: ErasedCustomer): readonly CleanedEffect[] {
  const { customer_code, pseudonym } = customer;
  const renamed = (key: string) => renamedCustomerKey(key, customer_code, pseudonym);
  return actions.map(({ effect: { id, effect_key, line, receipt }, action, values }) => ({
    ...{ id, effect_key: renamed(effect_key), line: renamed(line), problem: null, receipt, dropped: true },
    action: { ...action, values: erasedValues(action.form, values, customer) },
  }));
}

/** Messages to the staff with another word where the customer stood; they are about other customers and goods too. */
export function erasedMessages(
  { messages, personal }: CustomerTraces,
  { customer_code, pseudonym }: ErasedCustomer,
): readonly CleanedEffect[] {
  const clean = (text: string) => cleanedText(text, customer_code, personal);
  return messages.map(({ effect: { id, effect_key, line, problem, receipt }, action, message }) => {
    const receiver = cleanedReceiver(message, customer_code, personal);
    const isForThem = isForCustomer(message, customer_code, personal);
    const renamed = (key: string) => renamedCustomerKey(key, customer_code, pseudonym);
    return {
      // What was for the customer and has not gone yet will not.
      ...{ id, effect_key: renamed(effect_key), line: renamed(line), dropped: isForThem },
      problem: problem === null || isForThem ? null : { ...problem, message: clean(problem.message) },
      receipt: receipt === null ? null : clean(receipt),
      action: {
        ...action,
        message: {
          ...{ ...message, receiver, title: clean(message.title), lines: message.lines.map(clean) },
          ...(message.customer_code === customer_code && { customer_code: pseudonym }),
          reference: renamed(message.reference),
        },
      },
    };
  });
}
