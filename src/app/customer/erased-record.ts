import { ERASED_NAME } from "../../domain/customer/erased-customer.ts";
import type { FieldValue, FieldValues, FormName } from "../../contracts/form.ts";
import type { CanonicalRow } from "../../contracts/rows.ts";
import type { RecordChange } from "../../ports/records.ts";
import { renamedCustomerKey } from "../alert/alert-keys.ts";

/** A customer whose data is to be forgotten, and the code under which their orders go on. */
export interface ErasedCustomer {
  readonly customer_code: string;
  readonly pseudonym: string;
}

/** Fields of a form that may stay, in a subform those of its rows. Whatever is not named here is forgotten. */
type KeptFields = Readonly<Record<string, true | readonly string[]>>;

/** What stays of the forms that speak of a customer: which goods, how many, when. Never a name or a free text. */
export const KEPT_FIELDS: Partial<Readonly<Record<FormName, KeptFields>>> = {
  customer: {},
  sales_order: {
    ...{ order_no: true, ordered_at: true, promised_date: true, order_status: true, cancel_reason: true },
    ...{ channel: true, location_code: true },
    lines: ["item_code", "item_name", "quantity", "shipped_quantity", "unit_price"],
  },
  sales_return: {
    ...{ return_no: true, order_no: true, returned_at: true, location_code: true },
    lines: ["item_code", "quantity"],
  },
  customer_feedback: {
    ...{ feedback_no: true, order_no: true, item_code: true, received_at: true, feedback_kind: true },
    ...{ satisfaction_score: true, handle_status: true, event_no: true, stockout_related: true },
  },
  enquiry: {
    ...{ enquiry_no: true, item_code: true, location_code: true, quantity: true, asked_at: true, enquiry_kind: true },
    ...{ order_no: true, enquiry_state: true },
  },
  care_task: {
    ...{ effect_key: true, item_code: true, item_name: true, event_no: true, order_no: true },
    ...{ affected_quantity: true, due_date: true, care_status: true, care_action: true, coupon_no: true },
  },
  coupon: {
    ...{ effect_key: true, coupon_no: true, event_no: true, amount: true, minimum: true, valid_from: true },
    ...{ valid_to: true, coupon_status: true, order_no: true },
  },
};

/** A change of a record that speaks of an erased customer, as it may be kept. The same record always gives the same. */
export function erasedChange(change: RecordChange, customer: ErasedCustomer): RecordChange {
  return {
    ...change,
    values: erasedValues(change.form, change.values, customer),
    rows: change.rows.map((row) => erasedRow(row, customer)),
  };
}

/** Values of a form without the customer in them. */
export function erasedValues(form: FormName, values: FieldValues, customer: ErasedCustomer): FieldValues {
  const kept = KEPT_FIELDS[form] ?? {};
  const entries = Object.entries(values).map(([name, value]) => [name, erasedField(kept, name, value, customer)]);
  // The same names with other values.
  return Object.fromEntries(entries) as FieldValues;
}

function erasedField(kept: KeptFields, name: string, value: FieldValue, customer: ErasedCustomer): FieldValue {
  if (name === "customer_code") return customer.pseudonym;
  if (name === "customer_name") return ERASED_NAME;
  if (name === "effect_key" && typeof value === "string")
    return renamedCustomerKey(value, customer.customer_code, customer.pseudonym);
  const rule = kept[name];
  if (rule === undefined) return Array.isArray(value) ? [] : null;
  return rule === true ? value : lines(value, rule);
}

function lines(value: FieldValue, names: readonly string[]): FieldValue {
  if (!isList(value)) return [];
  return value.map((line) =>
    typeof line !== "object" || line === null || isList(line)
      ? null
      : Object.fromEntries(Object.entries(line).map(([name, part]) => [name, names.includes(name) ? part : null])),
  );
}

/** `Array.isArray` does not narrow lists that cannot be changed. */
function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}

function erasedRow(found: CanonicalRow, { pseudonym }: ErasedCustomer): CanonicalRow {
  const own = { customer_code: pseudonym, customer_name: ERASED_NAME };
  if (found.table === "sales_line") return { table: "sales_line", row: { ...found.row, ...own } };
  if (found.table === "feedback")
    return { table: "feedback", row: { ...found.row, customer_code: pseudonym, content: null, matched_words: null } };
  if (found.table === "enquiry") return { table: "enquiry", row: { ...found.row, customer_code: pseudonym } };
  if (found.table !== "customer") return found;
  const nothing = { customer_type: null, region: null, owner_name: null };
  return { table: "customer", row: { ...own, ...nothing, accepts_messages: false, is_key_customer: null } };
}
