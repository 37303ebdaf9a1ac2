import { causeOfLabel } from "../../../domain/cause/cause-class.ts";
import type { EventSnapshot } from "../../../domain/cause/event-snapshot.ts";
import type { EventChoiceRow } from "../../../contracts/rows.ts";
import type { Subject } from "../../../contracts/subject.ts";
import type { NewEffect } from "../../../ports/outbox.ts";
import type {
  EventFindings,
  EventMark,
  EventPlace,
  ExplainedEvent,
  KeptEvent,
  StockoutEvents,
} from "../../../ports/stockout-events.ts";
import { compareText, firstDifference } from "./compare-text.ts";
import { type MemoryRows, newestRow } from "./memory-rows.ts";

/** Shortages with what other parts need of them. */
export interface MemoryStockoutEvents {
  readonly stockoutEvents: StockoutEvents;
  mark(subject: Subject, mark: EventMark): void;
  forget(installation_id: string): void;
}

interface Entry {
  event: Omit<KeptEvent, "chosen_cause" | "found">;
  explained_mark: number;
  findings: EventFindings | null;
  readonly snapshots: Map<string, EventSnapshot>;
}

/** Shortages from raise to clear, gone with the process. */
export function createMemoryStockoutEvents(
  rows: MemoryRows,
  addEffect: (effect: NewEffect) => void,
): MemoryStockoutEvents {
  const kept = new Map<string, Entry>();
  const ofInstallation = (installation_id: string) =>
    [...kept.values()].filter(({ event }) => event.installation_id === installation_id);

  function choices(installation_id: string): readonly EventChoiceRow[] {
    const groups = Map.groupBy(rows.table(installation_id, "event_choice"), ({ row }) => row.event_no);
    return [...groups.values()]
      .flatMap((group) => newestRow(group)?.row ?? [])
      .toSorted((a, b) => compareText(a.event_no, b.event_no));
  }

  function told(installation_id: string, entries: readonly Entry[]): readonly KeptEvent[] {
    const chosen = new Map(choices(installation_id).map((one) => [one.event_no, one.stockout_cause]));
    return entries.map(({ event, findings }) => ({
      ...event,
      found: structuredClone(findings?.found ?? null),
      chosen_cause: causeOfLabel(chosen.get(event.event_no) ?? ""),
    }));
  }

  const explained = ({ findings }: Entry) => findings?.found.explained_on ?? "";

  return {
    stockoutEvents: {
      due: async (installation_id, { today, ended_since }, limit) => {
        const due = ofInstallation(installation_id).filter((entry) => {
          const { event, explained_mark } = entry;
          if (event.mark > explained_mark) return true;
          return (event.ended_on ?? "") >= ended_since && explained(entry) < today;
        });
        const ordered = due.toSorted((a, b) =>
          firstDifference(compareText(explained(a), explained(b)), oldestFirst(a, b)),
        );
        return told(installation_id, ordered.slice(0, limit));
      },
      between: async (installation_id, { from, through }, limit) => {
        const found = ofInstallation(installation_id).filter(
          ({ event: { raised_on } }) => raised_on >= from && raised_on <= through,
        );
        return told(installation_id, found.toSorted(newestFirst).slice(0, limit));
      },
      get: async (place) => {
        const entry = kept.get(keyOf(place));
        const [event] = entry === undefined ? [] : told(place.installation_id, [entry]);
        if (event === undefined) return null;
        const { explanation = null, written = {} } = entry?.findings ?? {};
        const found: ExplainedEvent = { event, explanation, written };
        return structuredClone(found);
      },
      snapshots: async (place) =>
        [...(kept.get(keyOf(place))?.snapshots.values() ?? [])]
          .toSorted((a, b) => compareText(a.day, b.day))
          .map((snapshot) => structuredClone(snapshot)),
      keep: async (place, findings, effects) => {
        const entry = kept.get(keyOf(place));
        if (entry === undefined) return;
        entry.explained_mark = findings.mark;
        entry.findings = structuredClone(findings);
        effects.forEach(addEffect);
      },
      choices: async (installation_id) => choices(installation_id),
      forget: async (before, limit) => {
        const old = [...kept].filter(([, { event }]) => event.raised_at < before);
        const forgotten = old.toSorted(([, a], [, b]) => a.event.raised_at - b.event.raised_at).slice(0, limit);
        for (const [key] of forgotten) kept.delete(key);
        return forgotten.length;
      },
    },

    mark: (subject, mark) => {
      const { snapshot, ...said } = structuredClone(mark);
      const { installation_id, item_code, location_code } = subject;
      const key = keyOf({ ...subject, episode: mark.episode });
      const entry = kept.get(key);
      const snapshots = entry?.snapshots ?? new Map<string, EventSnapshot>();
      if (snapshot !== null) snapshots.set(snapshot.day, snapshot);
      const before = entry?.event;
      const { raised_at, raised_on } = before ?? said;
      kept.set(key, {
        event: {
          ...{ installation_id, item_code, location_code },
          ...said,
          ...{ raised_at, raised_on },
          mark: (before?.mark ?? 0) + 1,
        },
        explained_mark: entry?.explained_mark ?? 0,
        findings: entry?.findings ?? null,
        snapshots,
      });
    },
    forget: (installation_id) => {
      for (const [key, { event }] of kept) if (event.installation_id === installation_id) kept.delete(key);
    },
  };
}

function keyOf({ installation_id, item_code, location_code, episode }: EventPlace): string {
  return JSON.stringify([installation_id, item_code, location_code, episode]);
}

function oldestFirst({ event: a }: Entry, { event: b }: Entry): number {
  return firstDifference(a.raised_at - b.raised_at, byPlace(a, b));
}

function newestFirst({ event: a }: Entry, { event: b }: Entry): number {
  return firstDifference(compareText(b.raised_on, a.raised_on), b.raised_at - a.raised_at, byPlace(a, b));
}

function byPlace(a: Entry["event"], b: Entry["event"]): number {
  return firstDifference(
    compareText(a.item_code, b.item_code),
    compareText(a.location_code, b.location_code),
    a.episode - b.episode,
  );
}
