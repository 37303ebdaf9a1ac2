import { describe, expect, it } from "@jest/globals";
import { countTasksOf, dropCountTasks } from "../../../src/app/effects/count-tasks.ts";
import type { CountTask } from "../../../src/domain/indicators/count-task.ts";
import { anAssessedSubject, aSetting } from "../../notify/assessed-builder.ts";

const WITH_FORM = aSetting({ bound: new Set(["count_task"] as const) });
const NONE = { tasks: [], stock_mark: undefined };

describe("a count that people are asked for on the platform", () => {
  const negative = anAssessedSubject({ on_hand: -4 });

  it("is a record with the book, the reason in Chinese, a day and nobody's name", () => {
    const { tasks, effects } = countTasksOf(negative, NONE, WITH_FORM);
    expect(tasks.map(({ reason }) => reason)).toEqual(["negative_stock"]);
    expect(effects).toMatchObject([
      {
        effect_key: "count_task/CUP-1/WH-1/negative_stock/1",
        action: {
          ...{ kind: "create_record", form: "count_task", start_trigger: false, start_workflow: false },
          values: {
            ...{ effect_key: "count_task/CUP-1/WH-1/negative_stock/1", item_code: "CUP-1", location_code: "WH-1" },
            ...{ book_quantity: -4, doubt: "账面为负", task_status: "待盘点" },
            ...{ opened_on: "2026-11-23T00:00:00.000Z", due_date: "2026-11-26T00:00:00.000Z" },
            count_reason: expect.stringContaining("低于零，请盘点核对"),
          },
        },
      },
    ]);
    expect(effects[0]?.action).not.toHaveProperty("values.owner_name");
  });

  it("is asked for once", () => {
    const { tasks } = countTasksOf(negative, NONE, WITH_FORM);
    const again = countTasksOf({ ...negative, revision: 2 }, { ...NONE, tasks }, WITH_FORM);
    expect(again).toEqual({ tasks, effects: [] });
  });

  it("is asked for by nothing where the form is not there, and once it is", () => {
    const without = countTasksOf(negative, NONE, aSetting());
    expect(without).toEqual({ tasks: [], effects: [] });
    expect(countTasksOf(negative, { ...NONE, tasks: without.tasks }, WITH_FORM).effects).toHaveLength(1);
  });

  it("ends in the record that asked, with what was counted or without", () => {
    const { tasks } = countTasksOf(negative, NONE, WITH_FORM);
    const record = { record_id: "c1", counted_on: "2026-11-23", book_quantity: -4, counted_quantity: 6 };
    const place = { count_no: "PD-1", item_code: "CUP-1", location_code: "WH-1" };
    const facts = { ...negative.facts, last_count: { ...place, ...record } };
    const counted = countTasksOf({ ...negative, facts, revision: 2 }, { ...NONE, tasks }, WITH_FORM);
    const created_by = "count_task/CUP-1/WH-1/negative_stock/1";
    expect(counted.effects).toMatchObject([
      {
        ...{ effect_key: `${created_by}/change/2`, line: created_by },
        action: {
          ...{ kind: "update_created", form: "count_task", created_by },
          values: { task_status: "已盘点", count_no: "PD-1", counted_quantity: 6, variance: 10 },
        },
      },
    ]);
    const mended = { ...anAssessedSubject({ on_hand: 4 }), revision: 3 };
    expect(countTasksOf(mended, { ...NONE, tasks }, WITH_FORM)).toMatchObject({
      tasks: [],
      effects: [{ action: { kind: "update_created", values: { task_status: "不再需要" } } }],
    });
  });

  it("ends with what is no more, where it still waits", () => {
    const { tasks } = countTasksOf(negative, NONE, WITH_FORM);
    const done = tasks.map((task): CountTask => ({ ...task, state: "counted", counted_on: "2026-11-22" }));
    expect(dropCountTasks(negative, [...tasks, ...done], WITH_FORM)).toHaveLength(1);
    expect(dropCountTasks(negative, tasks, aSetting())).toEqual([]);
  });
});
