import { peopleIn } from "../../domain/consent/person-address.ts";
import type { Consents, PersonLedger } from "../../ports/consents.ts";
import { markedPeople } from "../consent/person-marks.ts";
import type { CustomerMarks } from "./customer-marks.ts";

/** Ports of `customerConsents`. */
export interface CustomerConsentPorts {
  readonly consents: Pick<Consents, "of">;
  readonly marks: Pick<CustomerMarks, "marksOf">;
}

/** What is kept of the choices of a customer, known by their phone numbers and e-mail addresses. */
export async function customerConsents(
  { consents, marks }: CustomerConsentPorts,
  installation_id: string,
  contacts: readonly string[],
): Promise<readonly PersonLedger[]> {
  const people = contacts.flatMap(peopleIn);
  const marked = await markedPeople(marks, installation_id, people);
  const person_marks = [...new Set(marked.map(({ person_mark }) => person_mark))];
  return person_marks.length === 0 ? [] : consents.of(installation_id, person_marks);
}

/** What an erasure would forget of it: refusals without address and note stay, so that they are kept to. */
export function erasableConsents(ledgers: readonly PersonLedger[]): number {
  const isErasable = ({ kind, shown, note }: PersonLedger["entries"][number]) =>
    kind !== "opt_out" || shown !== "" || note !== "";
  return ledgers.reduce((sum, { entries, sent }) => sum + entries.filter(isErasable).length + sent.length, 0);
}
