import type { CustomerExport } from "../../contracts/customer-data.ts";
import type { FoundBody } from "../../ports/customer-data.ts";
import type { CustomerMessage, CustomerTraces } from "./find-customer.ts";
import { isForCustomer, ownLines, type PersonalTexts } from "./personal-texts.ts";

/** All traces of a customer as they are handed over: to the person they are about, so without a word about others. */
export function customerExport(
  traces: CustomerTraces,
  head: Pick<CustomerExport, "exported_at" | "installation" | "customer_code">,
): CustomerExport {
  const { customers, sales_lines, records, actions, messages, bodies, consents, personal } = traces;
  const { exposures, figures, care, coupons } = traces;
  return {
    format: "stockguard.customer/1",
    ...head,
    customers: customers.map(({ row }) => ({ ...row })),
    sales_lines: sales_lines.map(({ row }) => ({ ...row })),
    records: records.map(({ form, record_id, version, values }) => {
      return { form, record_id, changed_at: version, values: { ...values } };
    }),
    actions: actions.map(({ effect: { state, caused_at }, action, values }) => {
      return { kind: action.kind, form: action.form, state, caused_at, values: { ...values } };
    }),
    messages: messages.flatMap((message) => exportedMessage(message, head.customer_code, personal)),
    consents: consents.flatMap(({ entries }) =>
      entries.map(({ kind, purpose, source, at, note }) => ({ kind, purpose, source, at, note })),
    ),
    sent: consents.flatMap(({ sent }) => sent.map(({ purpose, channel, at }) => ({ purpose, channel, at }))),
    exposures: exposures.map((one) => ({ ...one })),
    figures: figures.map((one) => ({ ...one })),
    care: care.map((one) => ({ ...one })),
    coupons: coupons.map((one) => ({ ...one })),
    received: bodies.map(({ form, received_at, body }) => ({ form, received_at, body: parsed(body) })),
  };
}

function exportedMessage(
  { effect, message }: CustomerMessage,
  customer_code: string,
  personal: PersonalTexts,
): readonly CustomerExport["messages"][number][] {
  const lines = isForCustomer(message, customer_code, personal) ? message.lines : ownLines(message, personal);
  if (lines.length === 0) return [];
  const { state, caused_at } = effect;
  return [{ channel: message.channel, state, caused_at, title: message.title, lines: [...lines] }];
}

function parsed(body: FoundBody["body"]): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // What is no JSON is handed over as the text it is.
    return body;
  }
}
