import { KEPT_FIELDS } from "./erased-record.ts";
import { FORM_FIELDS } from "../../contracts/generated/records.ts";
import type { FieldValues, FormBinding, FormName } from "../../contracts/form.ts";
import type { Care, CareAssignment, KeptCoupon } from "../../ports/care.ts";
import type { CustomerRow, EnquiryRow, FeedbackRow, SalesLineRow } from "../../contracts/rows.ts";
import type { CustomerData, FoundBody, FoundRecord, Placed } from "../../ports/customer-data.ts";
import type { CustomerFigure, CustomerFigures } from "../../ports/customer-figures.ts";
import type { Exposure, Exposures } from "../../ports/exposures.ts";
import type { PersonLedger } from "../../ports/consents.ts";
import type { EffectAction, StoredEffect } from "../../ports/outbox.ts";
import type { Platform, PlatformChange } from "../../ports/platform.ts";
import type { Message } from "../../contracts/message.ts";
import { noteLine } from "../effects/record-note.ts";
import { readPolledRecord } from "../ingest/polled-record.ts";
import { type CustomerConsentPorts, customerConsents } from "./customer-consents.ts";
import { customerCodeOf } from "./erasing-records.ts";
import { cleanedText, isForCustomer, type PersonalTexts, personalTexts, tellingTexts } from "./personal-texts.ts";

/** An effect that writes a customer's record (their tag too) or a care task about them. */
export interface CustomerAction {
  readonly effect: StoredEffect;
  readonly action: Exclude<EffectAction, { readonly kind: "send_message" }>;
  readonly values: FieldValues;
}

/** A message to the staff that names a customer. */
export interface CustomerMessage {
  readonly effect: StoredEffect;
  readonly action: Extract<EffectAction, { readonly kind: "send_message" }>;
  readonly message: Message;
}

/** Everything kept about one customer. */
export interface CustomerTraces {
  readonly customers: readonly Placed<CustomerRow>[];
  readonly sales_lines: readonly Placed<SalesLineRow>[];
  readonly feedback: readonly Placed<FeedbackRow>[];
  readonly enquiries: readonly Placed<EnquiryRow>[];
  readonly records: readonly FoundRecord[];
  readonly actions: readonly CustomerAction[];
  readonly messages: readonly CustomerMessage[];
  readonly bodies: readonly FoundBody[];
  /** What was done for them, or held out, and their coupons. */
  readonly care: readonly CareAssignment[];
  readonly coupons: readonly KeptCoupon[];
  /** Under their phone numbers and e-mail addresses. */
  readonly consents: readonly PersonLedger[];
  /** Events that hit them, and what the nights learned of them. */
  readonly exposures: readonly Exposure[];
  readonly figures: readonly CustomerFigure[];
  readonly personal: PersonalTexts;
}

/** Ports of `findCustomer`. */
export interface FindCustomerPorts extends CustomerConsentPorts {
  readonly customerData: CustomerData;
  readonly exposures: Pick<Exposures, "ofCustomer">;
  readonly customerFigures: Pick<CustomerFigures, "of">;
  readonly care: Pick<Care, "ofCustomers" | "couponsOf">;
  readonly platform: Pick<Platform, "readPush">;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
}

/** Forms that speak of a customer by code. */
export const CUSTOMER_FORMS: readonly FormName[] =
  // The keys of this object are the names of the forms.
  (Object.keys(FORM_FIELDS) as FormName[]).filter((form) => "customer_code" in FORM_FIELDS[form]);

/** Lines of the notes that we write on a customer's records, which do not name the customer by code. */
function noteLines(records: readonly FoundRecord[]): readonly string[] {
  return records.flatMap(({ form, record_id }) => {
    if (form === "customer") return [noteLine(form, record_id), noteLine(form, record_id, "churn_risk")];
    return form === "customer_feedback" ? [noteLine(form, record_id)] : [];
  });
}

/**
 * Gathers all that is kept about a customer, and nothing about others. `known`: what was found before their rows were
 * erased, whose texts name them and on whose records something may have been told since.
 */
export function createFindCustomer(ports: FindCustomerPorts) {
  const { customerData, platform, binding } = ports;
  return async function findCustomer(
    installation_id: string,
    customer_code: string,
    known: Pick<CustomerTraces, "personal" | "records"> | null = null,
  ): Promise<CustomerTraces> {
    const [customers, sales_lines, feedback, enquiries, found, effects, care, coupons] = await Promise.all([
      customerData.customers(installation_id, customer_code),
      customerData.salesLines(installation_id, customer_code),
      customerData.feedback(installation_id, customer_code),
      customerData.enquiries(installation_id, customer_code),
      customerData.records(installation_id, customer_code),
      customerData.actions(installation_id, customer_code),
      ports.care.ofCustomers(installation_id, [customer_code]),
      ports.care.couponsOf(installation_id, customer_code),
    ]);
    const records = found.filter(({ values }) => customerCodeOf(values) === customer_code);
    const own_ids = ownRecordIds(records);
    const lines = new Set(noteLines([...records, ...(known?.records ?? [])]));
    const notes = await customerData.replacingLines(installation_id, [...lines]);
    const actions = [
      ...effects.flatMap(customerAction).filter(({ values }) => customerCodeOf(values) === customer_code),
      ...notes.flatMap(customerAction).filter(isTelling),
    ];
    const personal = known?.personal ?? personalTexts(customer_code, { customers, sales_lines, records, actions });
    const messages = await customerData.messagesHolding(installation_id, tellingTexts(personal));
    const bodies = await customerData.bodiesHolding(installation_id, [customer_code, ...own_ids]);
    const isOwn = createIsOwn(customer_code, new Set(own_ids));
    return {
      ...{ customers, sales_lines, feedback, enquiries, records, actions, care, coupons, personal },
      exposures: await ports.exposures.ofCustomer(installation_id, customer_code),
      figures: await ports.customerFigures.of(installation_id, [customer_code]),
      consents: await customerConsents(ports, installation_id, personal.contacts),
      messages: messages.flatMap(customerMessage).filter((message) => isNaming(message, customer_code, personal)),
      bodies: await chosen(bodies, async (body) => isOwn(body, await changesIn(installation_id, body))),
    };
  };

  /** Null where the body cannot be understood as its form is bound now. */
  async function changesIn(installation_id: string, body: FoundBody): Promise<readonly PlatformChange[] | null> {
    const bound = await binding(installation_id, body.form);
    if (bound === null) return null;
    const content = body.source === "poll" ? readPolledRecord(bound, body.body) : platform.readPush(bound, body.body);
    return content.kind === "changes" && content.changes.length > 0 ? content.changes : null;
  }
}

/** The records that are a customer's own. */
export function ownRecordIds(records: readonly FoundRecord[]): readonly string[] {
  return records.filter(({ form }) => form === "customer").map(({ record_id }) => record_id);
}

/** A note that was cleared, or of which only goods and days are left, says nothing of anybody. */
function isTelling({ action: { form }, values }: CustomerAction): boolean {
  const kept = KEPT_FIELDS[form] ?? {};
  return Object.entries(values).some(([name, value]) => value !== null && kept[name] === undefined);
}

/** Whether a body is about the customer. One that cannot be understood is, where it holds the code as a whole text. */
function createIsOwn(customer_code: string, own_ids: ReadonlySet<string>) {
  return ({ form, body }: FoundBody, changes: readonly PlatformChange[] | null): boolean => {
    if (!CUSTOMER_FORMS.includes(form)) return false;
    if (changes === null) return plainJson(body).includes(JSON.stringify(customer_code));
    return changes.some((change) =>
      change.kind === "removed"
        ? form === "customer" && own_ids.has(change.record_id)
        : customerCodeOf(change.record.values)?.trim() === customer_code ||
          (form === "customer" && own_ids.has(change.record.record_id)),
    );
  };
}

/** JSON as we would write it, without escapes that need not be; any other text as it is. */
function plainJson(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    // What is no JSON is looked through as it came.
    return body;
  }
}

function customerAction(effect: StoredEffect): readonly CustomerAction[] {
  const { action } = effect;
  return action.kind === "send_message" ? [] : [{ effect, action, values: action.values }];
}

function customerMessage(effect: StoredEffect): readonly CustomerMessage[] {
  const { action } = effect;
  return action.kind === "send_message" ? [{ effect, action, message: action.message }] : [];
}

function isNaming({ message, effect }: CustomerMessage, customer_code: string, personal: PersonalTexts): boolean {
  if (isForCustomer(message, customer_code, personal)) return true;
  const texts = [message.title, ...message.lines, effect.problem?.message ?? "", effect.receipt ?? ""];
  return texts.some((text) => cleanedText(text, customer_code, personal) !== text);
}

async function chosen<T>(list: readonly T[], isChosen: (one: T) => Promise<boolean>): Promise<readonly T[]> {
  const choices = await Promise.all(list.map(isChosen));
  return list.filter((_, index) => choices[index]);
}
