import { describe, expect, it } from "@jest/globals";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { CountReason } from "../../../src/domain/indicators/count-proposal.ts";
import {
  type CountSighting,
  type CountTask,
  stepCountTasks,
  type TaskCount,
} from "../../../src/domain/indicators/count-task.ts";

const TODAY = "2026-11-23";
const doubt = (reason: CountReason) => ({ reason, sentence: "请盘点。", doubted_units: 5 });
const aCount = (parts: Partial<TaskCount> = {}): TaskCount => {
  return { count_no: "PD-1", counted_on: TODAY, book_quantity: 40, counted_quantity: 25, ...parts };
};
const seen = (parts: Partial<CountSighting> = {}): CountSighting => {
  return { doubts: [], last_count: null, book_quantity: 40, today: TODAY, number: 7, ...parts };
};
const later = (days: number) => addDays(TODAY, days);
const opened = (reason: CountReason = "phantom_stock", parts: Partial<CountSighting> = {}): readonly CountTask[] =>
  stepCountTasks([], seen({ doubts: [doubt(reason)], ...parts })).tasks;

describe("asking for a count", () => {
  it("opens one task for each suspicion, due in three days", () => {
    const doubts = [doubt("negative_stock"), doubt("undocumented_movement")];
    const step = stepCountTasks([], seen({ doubts }));
    expect(step.opened.map(({ task }) => task.reason)).toEqual(["negative_stock", "undocumented_movement"]);
    expect(step.tasks).toEqual(step.opened.map(({ task }) => task));
    expect(step.tasks[0]).toEqual({
      ...{ reason: "negative_stock", number: 7, state: "open", opened_on: TODAY, due_on: "2026-11-26" },
      ...{ book_quantity: 40, seen_count: null, counted_on: null },
    });
  });

  it("asks no second time while the task waits", () => {
    const before = opened();
    const again = stepCountTasks(before, seen({ doubts: [doubt("phantom_stock")], number: 8, today: later(9) }));
    expect(again).toEqual({ tasks: before, opened: [], counted: [], dropped: [] });
  });

  it("ends with a count, which says how far the book was off", () => {
    const before = opened();
    const step = stepCountTasks(before, seen({ last_count: aCount() }));
    expect(step).toEqual({
      ...{ tasks: [], opened: [], dropped: [] },
      counted: [{ task: before[0], count: aCount(), variance: -15 }],
    });
  });

  it.each([
    { name: "the book of the task where the count has none", book: 40, want: -15 },
    { name: "nothing where neither has one", book: null, want: null },
  ])("holds a count against $name", ({ book, want }) => {
    const before = opened("phantom_stock", { book_quantity: book });
    const step = stepCountTasks(before, seen({ last_count: aCount({ book_quantity: null }) }));
    expect(step.counted.map(({ variance }) => variance)).toEqual([want]);
  });

  it.each([
    { name: "known before", last_count: aCount(), opened_with: aCount() },
    { name: "of an earlier day", last_count: aCount({ count_no: "PD-0", counted_on: later(-1) }), opened_with: null },
  ])("does not end with a count $name", ({ last_count, opened_with }) => {
    const before = opened("phantom_stock", { last_count: opened_with });
    const step = stepCountTasks(before, seen({ doubts: [doubt("phantom_stock")], last_count }));
    expect(step).toEqual({ tasks: before, opened: [], counted: [], dropped: [] });
  });

  it("does not ask again for what was just counted, nor for the difference that the count found", () => {
    const doubts = [doubt("phantom_stock"), doubt("count_difference")];
    const counted = stepCountTasks(opened(), seen({ doubts, last_count: aCount() }));
    expect(counted.opened).toEqual([]);
    expect(counted.tasks.map(({ reason, state }) => [reason, state])).toEqual([
      ["phantom_stock", "counted"],
      ["count_difference", "counted"],
    ]);
    const next = stepCountTasks(counted.tasks, seen({ doubts, last_count: aCount(), today: later(29) }));
    expect(next).toEqual({ tasks: counted.tasks, opened: [], counted: [], dropped: [] });
    const month = stepCountTasks(counted.tasks, seen({ doubts, last_count: aCount(), today: later(30) }));
    expect(month.opened).toHaveLength(2);
  });

  it("asks again where the suspicion was gone in between", () => {
    const counted = stepCountTasks(opened(), seen({ last_count: aCount() }));
    const back = stepCountTasks(
      counted.tasks,
      seen({ doubts: [doubt("phantom_stock")], last_count: aCount(), number: 9 }),
    );
    expect(back.opened.map(({ task }) => [task.number, task.seen_count])).toEqual([[9, `${TODAY} PD-1`]]);
  });

  it("asks for a second count where somebody counted far off without being asked", () => {
    const step = stepCountTasks([], seen({ doubts: [doubt("count_difference")], last_count: aCount() }));
    expect(step.opened.map(({ task }) => task.reason)).toEqual(["count_difference"]);
    const recounted = stepCountTasks(
      step.tasks,
      seen({ last_count: aCount({ count_no: "PD-2", counted_quantity: 40 }) }),
    );
    expect(recounted.counted.map(({ variance }) => variance)).toEqual([0]);
  });

  it("needs no count any more where the suspicion is gone by itself", () => {
    const before = opened("negative_stock");
    expect(stepCountTasks(before, seen())).toEqual({ tasks: [], opened: [], counted: [], dropped: before });
  });

  it("waits a month for what moved without a document, which is told of for a day only", () => {
    const before = opened("undocumented_movement");
    expect(stepCountTasks(before, seen({ today: later(29) })).tasks).toEqual(before);
    expect(stepCountTasks(before, seen({ today: later(30) })).dropped).toEqual(before);
  });
});
