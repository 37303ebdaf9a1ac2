import type { Consents, KeptConsent, KeptDelivery, KeptSending, PersonLedger } from "../../../ports/consents.ts";
import { compareText, firstDifference } from "./compare-text.ts";

/** Choices, sendings and deliveries of one installation, each by its key. */
interface Kept {
  readonly entries: Map<string, KeptConsent>;
  readonly sent: Map<string, KeptSending>;
  readonly deliveries: Map<string, KeptDelivery>;
}

/** Consents with what other parts need of them. */
export interface MemoryConsents {
  readonly consents: Consents;
  forget(installation_id: string): void;
}

/** Who agreed to what, what they were sent, and what arrived, gone with the process. */
export function createMemoryConsents(): MemoryConsents {
  const all = new Map<string, Kept>();

  function keptOf(installation_id: string): Kept {
    const kept = all.get(installation_id) ?? { entries: new Map(), sent: new Map(), deliveries: new Map() };
    all.set(installation_id, kept);
    return kept;
  }

  function ledgerOf(installation_id: string, person_mark: string): PersonLedger {
    const { entries, sent } = keptOf(installation_id);
    const own = <T extends { readonly person_mark: string }>(rows: Map<string, T>) =>
      structuredClone([...rows.values()].filter((row) => row.person_mark === person_mark));
    return { person_mark, entries: own(entries).sort(byTimeOfEntry), sent: own(sent).sort(byTimeOfSending) };
  }

  function erasePerson(installation_id: string, person_mark: string): boolean {
    const { entries, sent, deliveries } = keptOf(installation_id);
    let isKnown = false;
    for (const [key, entry] of entries) {
      if (entry.person_mark !== person_mark) continue;
      if (entry.kind === "opt_out" && entry.shown === "" && entry.note === "") continue;
      isKnown = true;
      if (entry.kind === "opt_out") entries.set(key, { ...entry, shown: "", note: "" });
      else entries.delete(key);
    }
    for (const rows of [sent, deliveries])
      for (const [key, row] of rows) if (row.person_mark === person_mark) isKnown = rows.delete(key) || isKnown;
    return isKnown;
  }

  const consents: Consents = {
    add: async (installation_id, added) => {
      const { entries } = keptOf(installation_id);
      for (const entry of added) {
        const key = keyOf(entry.person_mark, entry.at, entry.kind, entry.purpose, entry.source);
        if (!entries.has(key)) entries.set(key, structuredClone(entry));
      }
    },
    of: async (installation_id, person_marks) => person_marks.map((mark) => ledgerOf(installation_id, mark)),
    take: async (installation_id, person_marks, choose) => {
      const { sent } = keptOf(installation_id);
      const { result, sendings } = choose(person_marks.map((mark) => ledgerOf(installation_id, mark)));
      for (const sending of sendings) {
        const key = keyOf(sending.person_mark, sending.effect_key);
        if (!sent.has(key)) sent.set(key, structuredClone(sending));
      }
      return result;
    },
    giveBack: async (installation_id, effect_key, person_marks) => {
      const { sent } = keptOf(installation_id);
      for (const [key, sending] of sent)
        if (sending.effect_key === effect_key && person_marks.includes(sending.person_mark)) sent.delete(key);
    },
    keepDeliveries: async (installation_id, reported) => {
      const { deliveries } = keptOf(installation_id);
      for (const delivery of reported) {
        const key = keyOf(delivery.vendor_id, delivery.person_mark);
        if (delivery.at >= (deliveries.get(key)?.at ?? -Infinity)) deliveries.set(key, structuredClone(delivery));
      }
    },
    deliveries: async (installation_id, ids) => {
      const wanted = new Set(ids);
      return [...keptOf(installation_id).deliveries.values()]
        .filter(({ vendor_id, out_id }) => wanted.has(vendor_id) || (out_id !== null && wanted.has(out_id)))
        .sort((a, b) => compareText(a.vendor_id, b.vendor_id) || compareText(a.person_mark, b.person_mark))
        .map((delivery) => structuredClone(delivery));
    },
    erase: async (installation_id, person_marks) =>
      person_marks.map((mark) => erasePerson(installation_id, mark)).some(Boolean),
    forget: async (before, limit) => {
      const kept = [...all.values()];
      const sendings = forgetOldest(
        kept.map(({ sent }) => sent),
        before,
        limit,
      );
      return (
        sendings +
        forgetOldest(
          kept.map(({ deliveries }) => deliveries),
          before,
          limit - sendings,
        )
      );
    },
  };
  return { consents, forget: (installation_id) => void all.delete(installation_id) };
}

function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}

function forgetOldest(tables: readonly Map<string, { readonly at: number }>[], before: number, limit: number): number {
  const old = tables
    .flatMap((rows) => [...rows].map(([key, { at }]) => ({ rows, key, at })))
    .filter(({ at }) => at < before)
    .sort((a, b) => a.at - b.at)
    .slice(0, limit);
  for (const { rows, key } of old) rows.delete(key);
  return old.length;
}

function byTimeOfEntry(a: KeptConsent, b: KeptConsent): number {
  return firstDifference(
    a.at - b.at,
    compareText(a.kind, b.kind),
    compareText(a.purpose, b.purpose),
    compareText(a.source, b.source),
  );
}

function byTimeOfSending(a: KeptSending, b: KeptSending): number {
  return firstDifference(a.at - b.at, compareText(a.effect_key, b.effect_key));
}
