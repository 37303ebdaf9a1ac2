import type { Subject } from "../../../contracts/subject.ts";
import { createMarkOnce } from "../mark-once.ts";
import { type Program, together } from "./program.ts";
import { markSubject } from "./subject-marks.ts";

/** Marks gathered in a transaction, so that they travel together. */
export interface Marks {
  add(subject: Subject, at: number): void;
  /** Writes what was gathered; to be run before subjects are read, and at the end. */
  write(): Program<void>;
}

/** Gathers each subject once, again only for a mark that is older. */
export function createMarks(): Marks {
  let gathered: Program<number>[] = [];
  return {
    add: createMarkOnce((subject, at) => gathered.push(markSubject(subject, at))),
    write: function* () {
      const marks = gathered;
      gathered = [];
      yield* together(marks);
    },
  };
}
