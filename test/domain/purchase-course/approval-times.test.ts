import { describe, expect, it } from "@jest/globals";
import { approvalTimes } from "../../../src/domain/purchase-course/approval-times.ts";
import {
  courseSteps,
  type CourseTask,
  firstDecisionMs,
  type PurchaseCourse,
} from "../../../src/domain/purchase-course/purchase-course.ts";

const H = 3_600_000;

const aTask = (node_name: string, from: number, to: number | null, node_id = 1): CourseTask => {
  return { node_id, node_name, began_at: from * H, ended_at: to === null ? null : to * H };
};

/** Asked for at hour 0; the buyer takes two hours, the boss six; ordered an hour later, there after a day. */
const aCourse = (parts: Partial<PurchaseCourse> = {}): PurchaseCourse => ({
  form: "replenishment",
  requested_at: 0,
  tasks: [aTask("发起", 0, 0, 0), aTask("采购审批", 0, 2), aTask("老板审批", 2, 8, 2)],
  ended_at: 8 * H,
  is_approved: true,
  ordered_at: 9 * H,
  received_at: 33 * H,
  ...parts,
});
const hours = (course: PurchaseCourse) =>
  courseSteps(course).map(({ kind, node_name, ms }) => [node_name ?? kind, ms === null ? null : ms / H]);

describe("the steps of a purchase", () => {
  it("are its nodes, the way to the order and to the goods, without a node that took no time", () => {
    expect(hours(aCourse())).toEqual([
      ["采购审批", 2],
      ["老板审批", 6],
      ["to_order", 1],
      ["to_receipt", 24],
    ]);
  });

  it.each([
    { name: "count people at a node together once", tasks: [aTask("会签", 0, 3), aTask("会签", 1, 4)], want: 4 },
    { name: "add up visits, without the time in between", tasks: [aTask("会签", 0, 2), aTask("会签", 5, 8)], want: 5 },
    { name: "count one visit inside another once", tasks: [aTask("会签", 0, 8), aTask("会签", 2, 3)], want: 8 },
    {
      name: "have no time while somebody is still at it",
      tasks: [aTask("会签", 0, 2), aTask("会签", 0, null)],
      want: null,
    },
  ])("$name", ({ tasks, want }) => {
    expect(hours(aCourse({ tasks, ended_at: null, is_approved: null }))).toEqual([["会签", want]]);
  });

  it("end with the refusal, and wait for the order and for the goods while there are none", () => {
    const bare = { tasks: [] };
    expect(hours(aCourse({ ...bare, is_approved: false }))).toEqual([]);
    expect(hours(aCourse({ ...bare, ordered_at: null }))).toEqual([["to_order", null]]);
    expect(hours(aCourse({ ...bare, received_at: null })).at(-1)).toEqual(["to_receipt", null]);
  });

  it("begin with the approval where the order came before it; an order that stands with its approval waits for none", () => {
    const early = aCourse({ tasks: [], ordered_at: 3 * H });
    expect(hours(early)).toEqual([
      ["to_order", 0],
      ["to_receipt", 25],
    ]);
    expect(hours({ ...early, form: "purchase_order" })).toEqual([["to_receipt", 25]]);
    expect(hours({ ...early, form: "purchase_order", ordered_at: 20 * H })[0]).toEqual(["to_order", 12]);
    expect(hours({ ...early, received_at: 1 * H }).at(-1)).toEqual(["to_receipt", 0]);
  });

  it("are preceded by the first decision, whoever made it", () => {
    expect(firstDecisionMs(aCourse())).toBe(2 * H);
    expect(
      firstDecisionMs(aCourse({ tasks: [aTask("发起", 0, 0, 0), aTask("采购审批", 0, null)], ended_at: null })),
    ).toBeNull();
    expect(firstDecisionMs(aCourse({ tasks: [] }))).toBe(8 * H);
  });
});

describe("approval times", () => {
  it("tell medians, the tail and the step that takes the most of all time", () => {
    const slow = aCourse({ tasks: [aTask("采购审批", 0, 1), aTask("老板审批", 1, 91, 2)], ended_at: 91 * H });
    const open = aCourse({ tasks: [aTask("采购审批", 0, null)], ended_at: null, is_approved: null, ordered_at: null });
    const times = approvalTimes([
      aCourse(),
      { ...slow, ordered_at: null },
      open,
      aCourse({ tasks: [], is_approved: false }),
    ]);
    expect(times).toMatchObject({ requests: 4, approved: 2, refused: 1, running: 1 });
    expect(times.first_decision).toEqual({ count: 3, median_ms: 2 * H, p90_ms: 6.8 * H });
    expect(times.steps.map(({ kind, node_name, count, waiting }) => [node_name ?? kind, count, waiting])).toEqual([
      ["采购审批", 2, 1],
      ["老板审批", 2, 0],
      ["to_order", 1, 1],
      ["to_receipt", 1, 0],
    ]);
    const boss = times.steps[1];
    expect(boss).toMatchObject({ median_ms: 48 * H, is_slowest: true });
    expect(boss?.p90_ms).toBeCloseTo(81.6 * H, 0);
    expect(boss?.share).toBeCloseTo(96 / (3 + 96 + 1 + 24), 12);
    expect(times.steps.filter(({ is_slowest }) => is_slowest)).toHaveLength(1);
  });

  it("tell steps of two forms apart, and mark none where there is but one, or no time at all", () => {
    const tasks = [aTask("审批", 0, 2)];
    const bare = { tasks, is_approved: false };
    const both = approvalTimes([
      aCourse(bare),
      aCourse({ ...bare, form: "purchase_order", tasks: [aTask("审批", 0, 6)] }),
    ]);
    expect(both.steps.map(({ form, share, is_slowest }) => [form, share, is_slowest])).toEqual([
      ["replenishment", 0.25, false],
      ["purchase_order", 0.75, true],
    ]);
    expect(approvalTimes([aCourse(bare)]).steps).toMatchObject([{ share: 1, is_slowest: false }]);
    expect(approvalTimes([aCourse({ ordered_at: null })]).steps.at(-1)).toMatchObject({ count: 0, share: null });
    expect(approvalTimes([aCourse({ tasks: [], ordered_at: null })]).steps).toMatchObject([
      { kind: "to_order", count: 0, waiting: 1, median_ms: null, p90_ms: null, share: null, is_slowest: false },
    ]);
    expect(approvalTimes([])).toMatchObject({ requests: 0, first_decision: { count: 0, median_ms: null }, steps: [] });
  });
});
