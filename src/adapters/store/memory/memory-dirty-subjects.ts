import type { Subject } from "../../../contracts/subject.ts";
import type { DirtySubject } from "../../../ports/subjects.ts";
import { compareText, firstDifference } from "./compare-text.ts";

/** Subjects waiting for assessment, and how far those that are not have come. */
export interface MemoryDirtySubjects {
  /** Returns the revision of the mark. */
  mark(subject: Subject, at: number): number;
  claim(installation_id: string, limit: number, now: number, lease_ms: number): readonly DirtySubject[];
  /** Ends a claim; false where it counts no more: the subject was taken again, is done, or went with its installation. */
  release(claimed: DirtySubject): boolean;
  /** Makes a claim under way count no more; its subject waits again. */
  cancel(subject: Subject): void;
  /** The same of all claims of an installation. */
  cancelAll(installation_id: string): void;
  /** Installations of which something could be claimed, in order. */
  busyInstallations(now: number): readonly string[];
  count(installation_id: string): number;
  isDirty(subject: Subject): boolean;
  forget(installation_id: string): void;
}

/** A subject stays known when it is clean, so that its revision never starts again. */
interface Mark {
  readonly subject: Subject;
  readonly revision: number;
  /** The oldest mark that is not assessed; null when clean. */
  readonly since: number | null;
  /** The oldest mark since the claim. */
  readonly again_since: number | null;
  readonly held_until: number;
  readonly held_revision: number;
  readonly done_revision: number;
}

/** The set of subjects to assess again, with leases and revisions. */
export function createMemoryDirtySubjects(): MemoryDirtySubjects {
  const marks = new Map<string, Mark>();
  const change = (mark: Mark, changes: Partial<Mark>) => marks.set(keyOf(mark.subject), { ...mark, ...changes });

  function claimable(installation_id: string, now: number): readonly Mark[] {
    return [...marks.values()]
      .filter(({ subject, since, held_until }) => {
        return subject.installation_id === installation_id && since !== null && held_until <= now;
      })
      .sort(byAge);
  }

  function cancelled(mark: Mark): void {
    if (mark.since === null || mark.held_until === 0) return;
    const revision = mark.revision + 1;
    change(mark, { revision, held_revision: revision, held_until: 0, since: oldest(mark), again_since: null });
  }

  return {
    mark({ installation_id, item_code, location_code }, at) {
      const subject = { installation_id, item_code, location_code };
      const known = marks.get(keyOf(subject)) ?? untouched(subject);
      const isHeld = known.since !== null && known.held_until > 0;
      const revision = known.revision + 1;
      change(known, {
        revision,
        ...(isHeld ? { again_since: earlier(known.again_since, at) } : { since: earlier(known.since, at) }),
      });
      return revision;
    },

    claim: (installation_id, limit, now, lease_ms) =>
      claimable(installation_id, now)
        .slice(0, limit)
        .map((mark) => {
          const { subject, revision } = mark;
          const since = oldest(mark);
          change(mark, { since, again_since: null, held_until: now + lease_ms, held_revision: revision });
          return { ...subject, revision, since };
        }),

    release(claimed) {
      const mark = marks.get(keyOf(claimed));
      if (mark === undefined) return false;
      if (claimed.revision < mark.held_revision || claimed.revision <= mark.done_revision) return false;
      const since = mark.revision === claimed.revision ? null : (mark.again_since ?? mark.since);
      change(mark, { since, again_since: null, held_until: 0, done_revision: claimed.revision });
      return true;
    },

    cancel(subject) {
      const mark = marks.get(keyOf(subject));
      if (mark !== undefined) cancelled(mark);
    },

    cancelAll(installation_id) {
      for (const mark of [...marks.values()]) if (mark.subject.installation_id === installation_id) cancelled(mark);
    },

    busyInstallations: (now) => {
      const free = [...marks.values()].filter(({ since, held_until }) => since !== null && held_until <= now);
      return [...new Set(free.map(({ subject }) => subject.installation_id))].sort(compareText);
    },

    count: (installation_id) =>
      [...marks.values()].filter(({ subject, since }) => {
        return subject.installation_id === installation_id && since !== null;
      }).length,

    isDirty: (subject) => (marks.get(keyOf(subject))?.since ?? null) !== null,

    forget(installation_id) {
      for (const [key, { subject }] of marks) if (subject.installation_id === installation_id) marks.delete(key);
    },
  };
}

function untouched(subject: Subject): Mark {
  return { subject, revision: 0, since: null, again_since: null, held_until: 0, held_revision: 0, done_revision: 0 };
}

function keyOf({ installation_id, item_code, location_code }: Subject): string {
  return JSON.stringify([installation_id, item_code, location_code]);
}

function oldest({ since, again_since }: Mark): number {
  return earlier(again_since, since ?? Infinity);
}

function earlier(known: number | null, at: number): number {
  return known === null ? at : Math.min(known, at);
}

function byAge(a: Mark, b: Mark): number {
  return firstDifference(
    (a.since ?? 0) - (b.since ?? 0),
    compareText(a.subject.item_code, b.subject.item_code),
    compareText(a.subject.location_code, b.subject.location_code),
  );
}
