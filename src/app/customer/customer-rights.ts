import { erasedCode } from "../../domain/customer/erased-customer.ts";
import type { AuditEvent } from "../../contracts/access.ts";
import type { CustomerExport, ErasureOutcome, ErasureReport } from "../../contracts/customer-data.ts";
import type { Accounts } from "../../ports/accounts.ts";
import type { Care } from "../../ports/care.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Consents } from "../../ports/consents.ts";
import type { CustomerFigures } from "../../ports/customer-figures.ts";
import type { Exposures } from "../../ports/exposures.ts";
import type { Feedback } from "../../ports/feedback.ts";
import type { Records } from "../../ports/records.ts";
import type { Installation } from "../../ports/registry.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { Substitutes } from "../../ports/substitutes.ts";
import type { Asking } from "../access/manage-users.ts";
import type { CareLooks } from "../care/care-looks.ts";
import type { KeptRetention } from "../customer-retention/kept-retention.ts";
import type { CustomerMarks } from "./customer-marks.ts";
import { customerUnknown, erasureIncomplete, erasureNotConfirmed, erasureUnknown } from "./customer-refusals.ts";
import type { ErasedCustomer } from "./erased-record.ts";
import { erasedActions, erasedMessages, recordsToErase } from "./erased-traces.ts";
import { erasureReport, isClean } from "./erasure-report.ts";
import { customerExport } from "./export-customer.ts";
import { createFindCustomer, type CustomerTraces, type FindCustomerPorts, ownRecordIds } from "./find-customer.ts";
import type { ToldTags } from "./told-tags.ts";

/** Ports of a customer's rights. */
export interface CustomerRightsPorts extends FindCustomerPorts {
  /** Those that keep erased customers erased. */
  readonly records: Pick<Records, "apply">;
  readonly marks: Pick<CustomerMarks, "markOf" | "marksOf" | "erasureOf">;
  readonly consents: Pick<Consents, "of" | "erase">;
  readonly care: FindCustomerPorts["care"] & Pick<Care, "rename">;
  readonly careLooks: Pick<CareLooks, "overtake">;
  readonly toldTags: Pick<ToldTags, "forget">;
  /** The churn risks that their records were last to bear. */
  readonly toldChurn: Pick<ToldTags, "forget">;
  readonly subjects: Pick<Subjects, "cancelClaims">;
  readonly exposures: Pick<Exposures, "ofCustomer" | "erase">;
  readonly customerFigures: Pick<CustomerFigures, "of" | "erase">;
  readonly retention: Pick<KeptRetention, "forget">;
  readonly substitutes: Pick<Substitutes, "forgetOffersOf">;
  readonly feedback: Pick<Feedback, "forget">;
  readonly accounts: Pick<Accounts, "audit">;
  readonly tokens: { random(): string };
  readonly clock: Pick<Clock, "now">;
}

/** Changes that were under way when the mark was set are found by another round. */
const ROUNDS = 5;

/** What a person may ask of their own data (个人信息保护法 §45, §47): to have it handed over, and to have it erased. */
export function createCustomerRights(ports: CustomerRightsPorts) {
  const { customerData, records, marks, consents, toldTags, toldChurn, retention, accounts, tokens, clock } = ports;
  const findCustomer = createFindCustomer(ports);

  return {
    /** Everything kept about a customer. */
    async exported(installation: Installation, customer_code: string, asking: Asking): Promise<CustomerExport> {
      const { installation_id, name } = installation;
      const traces = await findCustomer(installation_id, customer_code);
      if (isEmpty(traces)) throw customerUnknown(customer_code);
      await note("customer_exported", customer_code, asking);
      return customerExport(traces, { exported_at: clock.now(), installation: name, customer_code });
    },

    /** What an erasure would do; nothing is changed. */
    async plan({ installation_id }: Installation, customer_code: string): Promise<ErasureReport> {
      const erasure = await marks.erasureOf(installation_id, customer_code);
      const traces = await findCustomer(installation_id, customer_code);
      if (isEmpty(traces) && erasure === null) throw customerUnknown(customer_code);
      return erasureReport(customer_code, traces, erasure?.erased_at ?? null);
    },

    /** Erases a customer and keeps them erased, until a person lifts that. Doing it again erases what came since. */
    async erase(
      { installation_id }: Installation,
      { customer_code, confirmation }: { readonly customer_code: string; readonly confirmation: string },
      asking: Asking,
    ): Promise<ErasureOutcome> {
      if (confirmation !== customer_code) throw erasureNotConfirmed(customer_code);
      const before = await findCustomer(installation_id, customer_code);
      const known = await marks.erasureOf(installation_id, customer_code);
      if (isEmpty(before) && known === null) throw customerUnknown(customer_code);
      const code_mark = await marks.markOf(installation_id, customer_code);
      const wanted = { code_mark, pseudonym: erasedCode(tokens.random()), erased_at: clock.now() };
      const { pseudonym, erased_at } = await customerData.markErased(installation_id, wanted);
      // The code would tie the pseudonym to the person again.
      await note("customer_erased", pseudonym, asking);
      await eraseAll(installation_id, { customer_code, pseudonym }, before);
      return { ...erasureReport(customer_code, before, erased_at), pseudonym };
    },

    /** Lets records of this code in again as they are. What was erased stays erased. */
    async lift({ installation_id }: Installation, customer_code: string, asking: Asking): Promise<void> {
      const erasure = await marks.erasureOf(installation_id, customer_code);
      if (erasure === null) throw erasureUnknown(customer_code);
      await customerData.liftErasure(installation_id, erasure.code_mark);
      await note("customer_erasure_lifted", customer_code, asking);
    },
  };

  async function eraseAll(installation_id: string, customer: ErasedCustomer, before: CustomerTraces): Promise<void> {
    let traces = before;
    for (let round = 0; round < ROUNDS; round += 1) {
      await eraseOnce(installation_id, customer, traces);
      traces = await findCustomer(installation_id, customer.customer_code, before);
      if (isClean(traces)) return;
    }
    throw erasureIncomplete(customer.customer_code);
  }

  async function eraseOnce(installation_id: string, customer: ErasedCustomer, traces: CustomerTraces): Promise<void> {
    await records.apply(recordsToErase(installation_id, traces, clock.now()), { decided: true });
    const effects = [...erasedActions(traces, customer), ...erasedMessages(traces, customer)];
    await customerData.replaceEffects(installation_id, effects);
    const own_records = ownRecordIds(traces.records);
    await toldTags.forget(installation_id, own_records);
    await toldChurn.forget(installation_id, own_records);
    await ports.customerFigures.erase(installation_id, customer.customer_code);
    // An assessment under way may have read them; those that begin from now on find nothing of them.
    await ports.subjects.cancelClaims(installation_id);
    await ports.exposures.erase(installation_id, customer.customer_code);
    await ports.careLooks.overtake(installation_id);
    await ports.care.rename(installation_id, customer.customer_code, customer.pseudonym);
    await retention.forget(installation_id, customer.customer_code);
    const mark = await marks.markOf(installation_id, customer.customer_code);
    await ports.substitutes.forgetOffersOf(installation_id, mark);
    await ports.feedback.forget(
      installation_id,
      traces.feedback.map(({ record_id }) => record_id),
    );
    await consents.erase(
      installation_id,
      traces.consents.map(({ person_mark }) => person_mark),
    );
    await customerData.emptyBodies(
      installation_id,
      traces.bodies.filter(({ state }) => state !== "waiting").map(({ id }) => id),
    );
  }

  function note(event: AuditEvent, object: string, { actor, origin }: Asking): Promise<void> {
    return accounts.audit({ at: clock.now(), actor: actor.name, event, object, address: origin });
  }
}

/** What a person may ask of their own data. */
export type CustomerRights = ReturnType<typeof createCustomerRights>;

function isEmpty(traces: CustomerTraces): boolean {
  return isClean(traces) && traces.bodies.length === 0;
}
