import type { Consents, KeptConsent, KeptSending, PersonLedger } from "../../../ports/consents.ts";
import { allAs, exists, type Program, run, type SqlRow, together } from "./program.ts";
import { deliveriesBy, forgetDeliveries, keepDelivery } from "./deliveries.ts";
import { forgetOldest } from "./forget-oldest.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** Who agreed to what, what they were sent, and what arrived. */
export function createSqlConsents(database: SqlDatabase): Consents {
  return {
    add: async (installation_id, entries) => {
      await database.write(of(installation_id), together(entries.map((entry) => addEntry(installation_id, entry))));
    },
    of: (installation_id, person_marks) => database.read(of(installation_id), ledgersOf(installation_id, person_marks)),
    take: (installation_id, person_marks, choose) =>
      database.write(of(installation_id), take(installation_id, person_marks, choose)),
    giveBack: async (installation_id, effect_key, person_marks) => {
      const forget = together(person_marks.map((mark) => forgetSending(installation_id, effect_key, mark)));
      await database.write(of(installation_id), forget);
    },
    keepDeliveries: async (installation_id, deliveries) => {
      const keep = together(deliveries.map((delivery) => keepDelivery(installation_id, delivery)));
      await database.write(of(installation_id), keep);
    },
    deliveries: (installation_id, ids) => database.read(of(installation_id), deliveriesBy(installation_id, ids)),
    erase: async (installation_id, person_marks) => {
      const erase = together(person_marks.map((mark) => erasePerson(installation_id, mark)));
      return (await database.write(of(installation_id), erase)).some(Boolean);
    },
    forget: (before, limit) => database.write("server", forgetOld(before, limit)),
  };
}

function addEntry(installation_id: string, entry: KeptConsent): Program<number> {
  return run(
    `insert into consent_entry (installation_id, person_mark, at, kind, purpose, source, shown, note)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (installation_id, person_mark, at, kind, purpose, source) do nothing`,
    installation_id,
    entry.person_mark,
    entry.at,
    entry.kind,
    entry.purpose,
    entry.source,
    entry.shown,
    entry.note,
  );
}

function ledgersOf(installation_id: string, person_marks: readonly string[]): Program<readonly PersonLedger[]> {
  return together(person_marks.map((mark) => ledgerOf(installation_id, mark)));
}

function* ledgerOf(installation_id: string, person_mark: string): Program<PersonLedger> {
  const [entries, sent] = yield* together([
    allAs(
      keptConsent,
      `select * from consent_entry where installation_id = ? and person_mark = ?
       order by at, kind, purpose, source`,
      installation_id,
      person_mark,
    ),
    allAs(
      keptSending,
      "select * from sent_to_person where installation_id = ? and person_mark = ? order by at, effect_key",
      installation_id,
      person_mark,
    ),
  ]);
  return { person_mark, entries, sent };
}

function* take<T>(
  installation_id: string,
  person_marks: readonly string[],
  choose: (ledgers: readonly PersonLedger[]) => { readonly result: T; readonly sendings: readonly KeptSending[] },
): Program<T> {
  const { result, sendings } = choose(yield* ledgersOf(installation_id, person_marks));
  yield* together(sendings.map((sending) => addSending(installation_id, sending)));
  return result;
}

function addSending(installation_id: string, sending: KeptSending): Program<number> {
  return run(
    `insert into sent_to_person (installation_id, person_mark, effect_key, purpose, channel, at)
     values (?, ?, ?, ?, ?, ?)
     on conflict (installation_id, person_mark, effect_key) do nothing`,
    installation_id,
    sending.person_mark,
    sending.effect_key,
    sending.purpose,
    sending.channel,
    sending.at,
  );
}

/** True where there was anything to forget. */
function* erasePerson(installation_id: string, mark: string): Program<boolean> {
  const isKnown = yield* exists(
    `select 1 from consent_entry where installation_id = ? and person_mark = ?
       and (kind <> 'opt_out' or shown <> '' or note <> '')
     union all select 1 from sent_to_person where installation_id = ? and person_mark = ?
     union all select 1 from delivery_receipt where installation_id = ? and person_mark = ?`,
    ...[installation_id, mark, installation_id, mark, installation_id, mark],
  );
  const where = "where installation_id = ? and person_mark = ?";
  yield* together([
    run(`delete from consent_entry ${where} and kind <> 'opt_out'`, installation_id, mark),
    run(`update consent_entry set shown = '', note = '' ${where}`, installation_id, mark),
    run(`delete from sent_to_person ${where}`, installation_id, mark),
    run(`delete from delivery_receipt ${where}`, installation_id, mark),
  ]);
  return isKnown;
}

function* forgetOld(before: number, limit: number): Program<number> {
  const key = ["installation_id", "person_mark", "effect_key"] as const;
  const sendings = yield* forgetOldest("sent_to_person", key, before, limit);
  return sendings + (yield* forgetDeliveries(before, limit - sendings));
}

// What stands in these columns was written by the functions above.
function keptConsent({ person_mark, at, kind, purpose, source, shown, note }: SqlRow): KeptConsent {
  return {
    person_mark: String(person_mark),
    at: Number(at),
    kind: String(kind) as KeptConsent["kind"],
    purpose: String(purpose) as KeptConsent["purpose"],
    source: String(source) as KeptConsent["source"],
    shown: String(shown),
    note: String(note),
  };
}

function keptSending({ person_mark, effect_key, purpose, channel, at }: SqlRow): KeptSending {
  return {
    person_mark: String(person_mark),
    effect_key: String(effect_key),
    purpose: String(purpose) as KeptSending["purpose"],
    channel: String(channel),
    at: Number(at),
  };
}

function forgetSending(installation_id: string, effect_key: string, person_mark: string) {
  return run(
    "delete from sent_to_person where installation_id = ? and effect_key = ? and person_mark = ?",
    ...[installation_id, effect_key, person_mark],
  );
}
