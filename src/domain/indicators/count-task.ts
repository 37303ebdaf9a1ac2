import { addDays, type Day } from "../calendar/day.ts";
import { type CountProposal, type CountReason, RECOUNT_DAYS } from "./count-proposal.ts";

/** Days within which a task asks for its count. */
const COUNT_WITHIN_DAYS = 3;

/** A suspicion that people were asked to count for (盘点任务). */
export interface CountTask {
  readonly reason: CountReason;
  /** Tells the task from earlier ones of the same place and reason: the revision of the assessment that opened it. */
  readonly number: number;
  /** `counted`: done, and kept while the suspicion stands, so that nobody is asked again at once. */
  readonly state: "open" | "counted";
  readonly opened_on: Day;
  readonly due_on: Day;
  /** Units on the books as it was opened; null where nobody keeps them. */
  readonly book_quantity: number | null;
  /** The newest count known by then; null = none. */
  readonly seen_count: string | null;
  /** Null while it is open. */
  readonly counted_on: Day | null;
}

/** A count as tasks see it. */
export interface TaskCount {
  readonly count_no: string;
  readonly counted_on: Day;
  readonly book_quantity: number | null;
  readonly counted_quantity: number;
}

/** What is known of a place now. */
export interface CountSighting {
  readonly doubts: readonly CountProposal[];
  readonly last_count: TaskCount | null;
  readonly book_quantity: number | null;
  readonly today: Day;
  /** Of this assessment; higher than that of any before. */
  readonly number: number;
}

/** What becomes of the tasks of a place. */
export interface CountTaskStep {
  /** Those to be kept. */
  readonly tasks: readonly CountTask[];
  readonly opened: readonly { readonly task: CountTask; readonly doubt: CountProposal }[];
  /** `variance`: counted − book, units; null where there is no book. */
  readonly counted: readonly {
    readonly task: CountTask;
    readonly count: TaskCount;
    readonly variance: number | null;
  }[];
  /** Open ones whose suspicion is gone without a count. */
  readonly dropped: readonly CountTask[];
}

/**
 * One task for each suspicion until a count came in or the suspicion is gone. A count ends every open task of its place, and
 * is not asked to be done again for its own difference.
 */
export function stepCountTasks(before: readonly CountTask[], sighting: CountSighting): CountTaskStep {
  const { today, doubts, last_count } = sighting;
  const open = before.filter(({ state }) => state === "open");
  const counted = last_count === null ? [] : open.filter((task) => answers(last_count, task));
  const waiting = open.filter((task) => !counted.includes(task));
  const dropped = waiting.filter((task) => !stillStands(task, sighting));
  const done = [
    ...before.filter(({ state }) => state === "counted"),
    ...counted.map((task) => asCounted(task, task.reason, today)),
    ...counted.slice(0, 1).map((task) => asCounted(task, "count_difference", today)),
  ].filter((task) => isDoubted(task, doubts) && today < addDays(task.counted_on ?? today, RECOUNT_DAYS));
  const tasks = [...waiting.filter((task) => !dropped.includes(task)), ...done];
  const opened = doubts
    .filter(({ reason }) => !tasks.some((task) => task.reason === reason))
    .map((doubt) => ({ doubt, task: newTask(doubt, sighting) }));
  return {
    tasks: [...tasks, ...opened.map(({ task }) => task)],
    opened,
    counted:
      last_count === null ? [] : counted.map((task) => ({ task, count: last_count, ...varianceOf(task, last_count) })),
    dropped,
  };
}

function newTask({ reason }: CountProposal, sighting: CountSighting): CountTask {
  const { today, number, book_quantity, last_count } = sighting;
  return {
    ...{ reason, number, state: "open", book_quantity, counted_on: null },
    ...{ opened_on: today, due_on: addDays(today, COUNT_WITHIN_DAYS) },
    seen_count: last_count === null ? null : keyOf(last_count),
  };
}

function asCounted(task: CountTask, reason: CountReason, today: Day): CountTask {
  return { ...task, reason, state: "counted", counted_on: today };
}

/** A count that was not known when the task was opened, of that day or later. */
function answers(count: TaskCount, { seen_count, opened_on }: CountTask): boolean {
  return keyOf(count) !== seen_count && count.counted_on >= opened_on;
}

/** A movement without a document is told of for a day, and is in doubt until somebody has looked. */
function stillStands(task: CountTask, { doubts, today }: CountSighting): boolean {
  if (isDoubted(task, doubts)) return true;
  return task.reason === "undocumented_movement" && today < addDays(task.opened_on, RECOUNT_DAYS);
}

function isDoubted({ reason }: CountTask, doubts: readonly CountProposal[]): boolean {
  return doubts.some((doubt) => doubt.reason === reason);
}

function varianceOf(task: CountTask, { book_quantity, counted_quantity }: TaskCount) {
  const book = book_quantity ?? task.book_quantity;
  return { variance: book === null ? null : counted_quantity - book };
}

function keyOf({ counted_on, count_no }: TaskCount): string {
  return `${counted_on} ${count_no}`;
}
