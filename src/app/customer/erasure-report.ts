import type { ErasureReport, PlatformRecords } from "../../contracts/customer-data.ts";
import { maskPhones } from "../../domain/text/mask-phones.ts";
import { erasableConsents } from "./customer-consents.ts";
import type { CustomerAction, CustomerTraces } from "./find-customer.ts";

/** What an erasure of these traces would do, and what is left to the company. */
export function erasureReport(customer_code: string, traces: CustomerTraces, erased_at: number | null): ErasureReport {
  const { customers, sales_lines, records, actions, messages, bodies } = traces;
  const { consents, exposures, figures, care, coupons } = traces;
  const name = customers[0]?.row.customer_name ?? sales_lines[0]?.row.customer_name ?? null;
  const past_actions = actions.filter(({ effect }) => effect.state === "done").length;
  const waiting = bodies.filter(({ state }) => state === "waiting").length;
  return {
    customer_code,
    customer_name: name === null ? null : maskPhones(name),
    erased_at,
    counts: {
      customers: customers.length,
      sales_lines: sales_lines.length,
      open_sales_lines: sales_lines.filter(isOpen).length,
      records: records.length,
      pending_actions: actions.length - past_actions,
      past_actions,
      messages: messages.length,
      consents: erasableConsents(consents),
      exposures: exposures.length,
      figures: figures.length,
      bodies: bodies.length - waiting,
      waiting,
      care: care.length + coupons.length,
    },
    on_platform: onPlatform(traces),
  };
}

/** Whether nothing is left that names the customer; what waits in line loses them when it is worked off. */
export function isClean({
  customers,
  sales_lines,
  feedback,
  enquiries,
  records,
  actions,
  messages,
  bodies,
  consents,
  exposures,
  figures,
  care,
  coupons,
}: CustomerTraces): boolean {
  const rows = [customers, sales_lines, feedback, enquiries];
  const found = [...rows, records, actions, messages, exposures, figures, care, coupons];
  const isNothing = found.every((list) => list.length === 0) && erasableConsents(consents) === 0;
  return isNothing && bodies.every(({ state }) => state === "waiting");
}

function isOpen({ row: { line_state, quantity, shipped_quantity } }: CustomerTraces["sales_lines"][number]): boolean {
  return line_state === "open" && quantity > shipped_quantity;
}

/** Records that the platform still has: those that were read, and those that we made there. */
function onPlatform({ records, actions }: CustomerTraces): PlatformRecords[] {
  const ids = new Map<string, Set<string>>();
  const add = (form: string, record_id: string) => ids.set(form, (ids.get(form) ?? new Set()).add(record_id));
  for (const { form, record_id } of records) add(form, record_id);
  for (const made of actions.filter(isMade))
    if (made.effect.receipt !== null) add(made.action.form, made.effect.receipt);
  return [...ids].map(([form, found]) => ({ form, record_ids: [...found] }));
}

function isMade({ effect, action }: CustomerAction): boolean {
  return effect.state === "done" && action.kind === "create_record";
}
