import type { ConsentReport, ConsentRequest } from "../../contracts/consent.ts";
import { personStanding } from "../../domain/consent/consent-entry.ts";
import { personAddress } from "../../domain/consent/person-address.ts";
import { maskPhones } from "../../domain/text/mask-phones.ts";
import type { Accounts } from "../../ports/accounts.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Consents, PersonLedger } from "../../ports/consents.ts";
import type { Asking } from "../access/manage-users.ts";
import { addressUnusable } from "./consent-problems.ts";
import { type MarkedPerson, markedPeople, type MarkTexts } from "./person-marks.ts";

/** Ports of the ledger. */
export interface ConsentLedgerPorts {
  readonly consents: Pick<Consents, "add" | "of">;
  readonly marks: MarkTexts;
  readonly accounts: Pick<Accounts, "audit">;
  readonly clock: Pick<Clock, "now">;
}

/** What people chose, for whoever looks it up or is told of another choice. */
export type ConsentLedger = ReturnType<typeof createConsentLedger>;

/** Looks up and records choices of one person at a time. Raises `consent_address_unusable`. */
export function createConsentLedger({ consents, marks, accounts, clock }: ConsentLedgerPorts) {
  return {
    /** What is known of a person. */
    async of(installation_id: string, address: string): Promise<ConsentReport> {
      const marked = await markedPerson(installation_id, address);
      const [ledger] = await consents.of(installation_id, [marked.person_mark]);
      return consentReport(marked, ledger, clock.now());
    },

    /** Records a choice, which counts from now on, and writes down who recorded it. */
    async record(installation_id: string, request: ConsentRequest, { actor, origin }: Asking): Promise<ConsentReport> {
      const { kind, purpose, note } = request;
      const at = clock.now();
      const marked = await markedPerson(installation_id, request.address);
      const { person_mark, shown } = marked;
      const entry = { person_mark, shown, kind, purpose, at, source: "person" as const, note: maskPhones(note) };
      await consents.add(installation_id, [entry]);
      const object = `${shown} ${kind} ${purpose}`;
      await accounts.audit({ at, actor: actor.name, event: "consent_recorded", object, address: origin });
      const [ledger] = await consents.of(installation_id, [person_mark]);
      return consentReport(marked, ledger, at);
    },
  };

  async function markedPerson(installation_id: string, address: string): Promise<MarkedPerson> {
    const person = personAddress(address);
    if (person === null) throw addressUnusable();
    const [marked] = await markedPeople(marks, installation_id, [person]);
    if (marked === undefined) throw new Error("a person for each address was promised");
    return marked;
  }
}

function consentReport(
  { shown, person: { family } }: MarkedPerson,
  ledger: PersonLedger | undefined,
  now: number,
): ConsentReport {
  const { entries = [], sent = [] } = ledger ?? {};
  const choices = { family, entries, now };
  return {
    shown,
    standings: {
      internal: personStanding(choices, "internal"),
      service: personStanding(choices, "service"),
      marketing: personStanding(choices, "marketing"),
    },
    entries: entries.map(({ kind, purpose, source, at, note }) => ({ kind, purpose, source, at, note })).reverse(),
    sent: sent.map(({ purpose, channel, at }) => ({ purpose, channel, at })).reverse(),
  };
}
