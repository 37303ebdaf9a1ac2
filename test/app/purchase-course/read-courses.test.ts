import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createKeptCourses } from "../../../src/app/purchase-course/kept-courses.ts";
import { createReadCourses } from "../../../src/app/purchase-course/read-courses.ts";
import type { FormBinding } from "../../../src/contracts/form.ts";
import { PlatformCallError, type PlatformFailure } from "../../../src/ports/platform.ts";
import { aPurchaseLine } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";

const DAY_MS = 86_400_000;
const RECORDS = ["r1", "r2", "r3"];

/** Three orders; asking for the first of them fails. */
async function aReading(failure: PlatformFailure) {
  const store = createMemoryStore();
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  const changes = RECORDS.map((id) => aChange(id, [aPurchaseLine({ purchase_order_no: id })]));
  await store.records.apply(changes);
  const binding: FormBinding = {
    ...{ installation_id: SHOP, form: "purchase_order", app_id: "app", entry_id: "entry", fields: [] },
    ...{ push_token: "token", push_secret: "secret", synced_through: null },
  };
  const kept = createKeptCourses(store.registry);
  const asked: string[] = [];
  const failures: unknown[] = [];
  let now = 100 * DAY_MS;
  const readCourses = createReadCourses({
    ...{ ...store, kept },
    clock: { now: () => now, today: () => "2026-11-20" },
    binding: (_, form) => Promise.resolve(form === "purchase_order" ? binding : null),
    platform: {
      workflow: (_, record_id) => {
        asked.push(record_id);
        return record_id === "r1"
          ? Promise.reject(new PlatformCallError(failure, { code: "x", message: "", hint: "" }))
          : Promise.resolve({ requested_at: 1, tasks: [], ended_at: null, is_approved: null });
      },
    },
    onError: (_, error) => failures.push(error),
  });
  const later = () => {
    now += DAY_MS;
  };
  return { readCourses, kept, asked, failures, later };
}

describe("reading how far purchases have come", () => {
  it.each(["refused", "gone", "config"] as const)("goes on past a record whose call is %s", async (failure) => {
    const { readCourses, kept, asked, failures, later } = await aReading(failure);
    expect(await readCourses()).toBe(3);
    expect([asked.toSorted(), failures]).toEqual([RECORDS, []]);
    const [first] = (await kept.of(SHOP)).filter(({ record_id }) => record_id === "r1");
    expect(first).toMatchObject({ asked_at: 100 * DAY_MS, has_workflow: null });
    later();
    await readCourses();
    expect(asked).toHaveLength(6);
    expect((await kept.of(SHOP)).map(({ asked_at }) => asked_at)).toEqual([101, 101, 101].map((days) => days * DAY_MS));
  });

  it.each(["key", "quota", "rate", "transient", "timed_out"] as const)(
    "ends where every call would fail: %s",
    async (failure) => {
      const { readCourses, kept, asked, failures } = await aReading(failure);
      expect(await readCourses()).toBe(0);
      expect([asked, failures]).toEqual([["r1"], [expect.objectContaining({ failure })]]);
      expect(await kept.of(SHOP)).toEqual([]);
    },
  );
});
