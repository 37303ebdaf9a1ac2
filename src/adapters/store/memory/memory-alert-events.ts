import type { AlertEvent } from "../../../domain/alert/alert-event.ts";
import type { Subject } from "../../../contracts/subject.ts";
import type { AlertEvents, SubjectAlertEvent } from "../../../ports/alert-events.ts";
import { compareText, firstDifference } from "./compare-text.ts";

/** Events of alerts with what other parts need of them. */
export interface MemoryAlertEvents {
  readonly alertEvents: AlertEvents;
  /** Keeps events; those that are known stay as they are. */
  keep(events: readonly SubjectAlertEvent[]): void;
  forget(installation_id: string): void;
}

/** What has happened to alerts, gone with the process. */
export function createMemoryAlertEvents(): MemoryAlertEvents {
  const kept = new Map<string, SubjectAlertEvent>();
  const all = () => [...kept.values()];
  const ofInstallation = (installation_id: string) =>
    all().filter(({ subject }) => subject.installation_id === installation_id);

  return {
    alertEvents: {
      ofSubject: async (subject, since) =>
        all()
          .filter((event) => isSame(event.subject, subject) && event.at >= since)
          .sort(byTime)
          .map(withoutSubject),
      raisedSince: async (installation_id, since) => {
        const own = ofInstallation(installation_id);
        const raised = new Set(own.filter(({ kind, at }) => kind === "raised" && at >= since).map(episodeOf));
        return own
          .filter((event) => raised.has(episodeOf(event)))
          .sort(bySubjectAndTime)
          .map((event) => structuredClone(event));
      },
      happenedSince: async (installation_id, since) =>
        ofInstallation(installation_id)
          .filter(({ at }) => at >= since)
          .sort(bySubjectAndTime)
          .map((event) => structuredClone(event)),
      supplyOf: async (installation_id, places, since) =>
        places.flatMap((place) =>
          ofInstallation(installation_id)
            .filter(({ subject, at }) => at >= since && bySubject(subject, { installation_id, ...place }) === 0)
            .filter(({ kind }) => kind === "ordered" || kind === "received")
            .sort(byTime)
            .map((event) => structuredClone(event)),
        ),
      spansOf: async (installation_id, item_codes) =>
        ofInstallation(installation_id)
          .filter(({ subject }) => item_codes.includes(subject.item_code))
          .filter(({ kind }) => kind === "raised" || kind === "cleared" || kind === "reopened")
          .sort(bySubjectAndTime)
          .map((event) => structuredClone(event)),
      oldestAt: async (installation_id) => {
        const instants = ofInstallation(installation_id).map(({ at }) => at);
        return instants.length === 0 ? null : Math.min(...instants);
      },
      forget: async (before, limit) => {
        const old = [...kept].filter(([, { at }]) => at < before).sort(([, a], [, b]) => a.at - b.at);
        const forgotten = old.slice(0, limit);
        for (const [key] of forgotten) kept.delete(key);
        return forgotten.length;
      },
    },
    keep: (events) => {
      for (const event of events) {
        const key = JSON.stringify([episodeOf(event), event.at, event.kind, event.note]);
        if (!kept.has(key)) kept.set(key, structuredClone(event));
      }
    },
    forget: (installation_id) => {
      for (const [key, { subject }] of kept) if (subject.installation_id === installation_id) kept.delete(key);
    },
  };
}

function withoutSubject({ episode, kind, at, caused_at, severity, actor, note }: SubjectAlertEvent): AlertEvent {
  return { episode, kind, at, caused_at, severity, actor, note };
}

function isSame(a: Subject, b: Subject): boolean {
  return a.installation_id === b.installation_id && bySubject(a, b) === 0;
}

function episodeOf({ subject, episode }: SubjectAlertEvent): string {
  return JSON.stringify([subject.installation_id, subject.item_code, subject.location_code, episode]);
}

function bySubject(a: Subject, b: Subject): number {
  return firstDifference(compareText(a.item_code, b.item_code), compareText(a.location_code, b.location_code));
}

function bySubjectAndTime(a: SubjectAlertEvent, b: SubjectAlertEvent): number {
  return firstDifference(bySubject(a.subject, b.subject), byTime(a, b));
}

/** An alert clears because of what else happened at that instant. */
function byTime(a: AlertEvent, b: AlertEvent): number {
  const isCleared = ({ kind }: AlertEvent) => Number(kind === "cleared");
  return firstDifference(
    a.at - b.at,
    isCleared(a) - isCleared(b),
    compareText(a.kind, b.kind),
    compareText(a.note, b.note),
  );
}
