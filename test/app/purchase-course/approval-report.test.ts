import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createApprovalReport } from "../../../src/app/purchase-course/approval-report.ts";
import { createKeptCourses } from "../../../src/app/purchase-course/kept-courses.ts";
import { aPurchaseLine, aReceiptLine } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";

const DAY_MS = 86_400_000;
const APPROVED_AT = Date.UTC(2026, 10, 1);

/** An approved order of 60 cups with its line and receipts; its steps from the order on. */
async function stepsOf(is_open: boolean, ...received: readonly number[]) {
  const store = createMemoryStore();
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  await store.records.apply([
    aChange("r1", [aPurchaseLine({ is_open })]),
    ...received.map((quantity, i) => aChange(`g${i}`, [aReceiptLine({ quantity, received_on: `2026-11-0${i + 5}` })])),
  ]);
  const courses = createKeptCourses(store.registry);
  const course = { form: "purchase_order", record_id: "r1", asked_at: 1, has_workflow: true, tasks: [] } as const;
  await courses.save(SHOP, [{ ...course, requested_at: 1, ended_at: APPROVED_AT, is_approved: true }]);
  const clock = { now: () => APPROVED_AT + 20 * DAY_MS, today: () => "2026-11-21", dayOf: () => "2026-11-01" };
  const { steps } = await createApprovalReport({ ...store, courses, clock })(SHOP);
  return steps.map(({ kind, count, waiting, median_ms }) => [kind, count, waiting, median_ms]);
}

describe("from order to goods", () => {
  it("ends with the receipt that covers the order, whatever the order itself says", async () => {
    expect(await stepsOf(true, 20)).toEqual([["to_receipt", 0, 1, null]]);
    expect(await stepsOf(true, 20, 40)).toEqual([["to_receipt", 1, 0, 5 * DAY_MS]]);
    expect(await stepsOf(false, 20)).toEqual([["to_receipt", 1, 0, 4 * DAY_MS]]);
  });

  it("is no step of an order that was called off", async () => {
    expect(await stepsOf(true)).toEqual([["to_receipt", 0, 1, null]]);
    expect(await stepsOf(false)).toEqual([]);
  });
});
