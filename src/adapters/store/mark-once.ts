import type { Subject } from "../../contracts/subject.ts";

/** Marks a subject at an instant (ms). */
export type MarkSubject = (subject: Subject, at: number) => void;

/** Marks every subject once for all changes of one transaction; again only for a mark that is older. */
export function createMarkOnce(mark: MarkSubject): MarkSubject {
  const marked = new Map<string, number>();
  return (subject, at) => {
    const key = JSON.stringify([subject.installation_id, subject.item_code, subject.location_code]);
    const earliest = marked.get(key);
    if (earliest !== undefined && earliest <= at) return;
    marked.set(key, at);
    mark(subject, at);
  };
}
