import type { Problem } from "../../../contracts/problem.ts";
import { compareText } from "./compare-text.ts";
import type { FoundBody } from "../../../ports/customer-data.ts";
import type { AsideEntry, Inbox, InboxEntry, StoredInboxEntry } from "../../../ports/inbox.ts";

/** The line with what other parts need of it. */
export interface MemoryInbox {
  readonly inbox: Inbox;
  /** Marks an entry as worked off; one set apart stays where a person can see it. */
  finish(id: number): void;
  /** Entries with their state, oldest first. */
  bodies(installation_id: string): readonly FoundBody[];
  /** Forgets the body and the problem of an entry that does not wait. */
  emptyBody(installation_id: string, id: number): void;
  forget(installation_id: string): void;
}

interface Line {
  readonly entry: StoredInboxEntry;
  readonly state: "waiting" | "aside" | "done";
  readonly due_at: number;
  readonly problem: Problem | null;
  readonly aside_at: number | null;
}

/** The line of incoming messages, gone with the process. */
export function createMemoryInbox(): MemoryInbox {
  const lines = new Map<number, Line>();
  const ids = new Map<string, number>();
  let last_id = 0;

  const inState = (state: Line["state"], installation_id: string) =>
    [...lines.values()].filter((line) => line.state === state && line.entry.installation_id === installation_id);

  function change(id: number, from: readonly Line["state"][], changed: (line: Line) => Partial<Line>): boolean {
    const line = lines.get(id);
    if (line === undefined || !from.includes(line.state)) return false;
    lines.set(id, { ...line, ...changed(line) });
    return true;
  }

  function add(entry: InboxEntry): boolean {
    const key = JSON.stringify([entry.installation_id, entry.form, entry.delivery_id]);
    // As databases do, a repeat uses up an id too.
    last_id += 1;
    if (ids.has(key)) return false;
    ids.set(key, last_id);
    const stored = { ...entry, id: last_id, attempts: 0 };
    lines.set(last_id, { entry: stored, state: "waiting", due_at: 0, problem: null, aside_at: null });
    return true;
  }

  const finish = (id: number) => change(id, ["waiting"], () => ({ state: "done" }));

  const inbox: Inbox = {
    append: async (entries) => entries.filter(add).length,

    busyInstallations: async (now) => {
      const due = [...lines.values()].filter(({ state, due_at }) => state === "waiting" && due_at <= now);
      return [...new Set(due.map(({ entry }) => entry.installation_id))].sort(compareText);
    },

    claim: async ({ installation_id, limit, now, lease_ms }) => {
      const due = inState("waiting", installation_id).filter(({ due_at }) => due_at <= now);
      const claimed = due.slice(0, limit).map(({ entry }) => entry);
      for (const { id } of claimed) change(id, ["waiting"], () => ({ due_at: now + lease_ms }));
      return claimed;
    },

    waiting: async (installation_id, limit) =>
      inState("waiting", installation_id)
        .slice(0, limit)
        .map(({ entry }) => entry),

    finish: async (places) => places.forEach(({ id }) => finish(id)),

    postpone: async ({ id }, due_at) => {
      change(id, ["waiting"], ({ entry }) => ({ due_at, entry: { ...entry, attempts: entry.attempts + 1 } }));
    },

    setAside: async ({ id }, problem, at) => {
      change(id, ["waiting", "done", "aside"], () => ({ state: "aside", problem, aside_at: at }));
    },

    aside: async (installation_id, limit) =>
      inState("aside", installation_id).reverse().slice(0, limit).map(asideEntry),

    summary: async (installation_id) => {
      const waiting = inState("waiting", installation_id).map(({ entry }) => entry.received_at);
      const pushes = [...lines.values()]
        .filter(({ entry }) => entry.installation_id === installation_id && entry.source === "push")
        .map(({ entry }) => entry.received_at);
      return {
        waiting: waiting.length,
        oldest_waiting_at: waiting.length === 0 ? null : Math.min(...waiting),
        aside: inState("aside", installation_id).length,
        last_push_at: pushes.length === 0 ? null : Math.max(...pushes),
      };
    },

    retryAside: async (installation_id, id) => {
      if (lines.get(id)?.entry.installation_id !== installation_id) return false;
      return change(id, ["aside"], ({ entry }) => {
        return { state: "waiting", due_at: 0, problem: null, aside_at: null, entry: { ...entry, attempts: 0 } };
      });
    },

    prune: async (before) => {
      const isOld = ({ state, entry }: Line) => state === "done" && entry.body !== "" && entry.received_at < before;
      const old = [...lines.values()].filter(isOld);
      for (const { entry } of old) change(entry.id, ["done"], () => ({ entry: { ...entry, body: "" } }));
      return old.length;
    },

    forget: async (before, limit) => {
      const old = [...lines.values()]
        .filter(({ state, entry }) => state === "done" && entry.body === "" && entry.received_at < before)
        .sort((a, b) => a.entry.received_at - b.entry.received_at)
        .slice(0, limit);
      for (const { entry } of old) lines.delete(entry.id);
      for (const [key, id] of ids) if (!lines.has(id)) ids.delete(key);
      return old.length;
    },
  };

  return {
    inbox,
    finish,
    bodies: (installation_id) =>
      [...lines.values()]
        .filter(({ entry }) => entry.installation_id === installation_id)
        .map(({ entry: { id, form, source, received_at, body }, state }) => {
          return { id, form, source, state, received_at, body };
        }),
    emptyBody: (installation_id, id) => {
      if (lines.get(id)?.entry.installation_id !== installation_id) return;
      change(id, ["aside", "done"], ({ entry }) => {
        return { state: "done", problem: null, aside_at: null, entry: { ...entry, body: "" } };
      });
    },
    forget: (installation_id) => {
      for (const [id, { entry }] of lines) if (entry.installation_id === installation_id) lines.delete(id);
      for (const [key, id] of ids) if (!lines.has(id)) ids.delete(key);
    },
  };
}

function asideEntry({ entry, problem, aside_at }: Line): AsideEntry {
  if (problem === null || aside_at === null) throw new Error("an entry set apart has a problem and a time");
  return { ...entry, problem, aside_at };
}
