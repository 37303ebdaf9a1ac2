import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createReconcileAll } from "../../../src/app/ingest/reconcile-all.ts";
import type { FormBinding } from "../../../src/contracts/form.ts";
import { PlatformCallError, type PlatformFailure } from "../../../src/ports/platform.ts";

const FOUND = { read: 1, added: 1, gone: 0, calls: 2, untold: [], is_form_gone: false };
const FORMS = ["item", "customer", "supplier", "location", "stock_level", "sales_order"] as const;

/** Two installations with six forms each; what is looked at is noted. */
async function twoInstallations(failing: Readonly<Record<string, PlatformFailure>>) {
  const { registry, ...store } = createMemoryStore();
  for (const installation_id of ["one", "two"]) {
    await registry.saveInstallation({ installation_id, name: "", app_id: "app", created_at: 0 });
    for (const form of FORMS) {
      const address = { app_id: "app", entry_id: form, push_token: `${installation_id}/${form}`, push_secret: "" };
      await registry.saveBinding({ installation_id, form, ...address, fields: [], synced_through: 1 });
    }
  }
  const looked: string[] = [];
  const reconcileAll = createReconcileAll({
    ...{ registry, store },
    bindings: {
      all: registry.bindings,
      forget: () => undefined,
      byToken: () => Promise.resolve(null),
      ofForm: () => Promise.resolve(null),
    },
    lookAtForm: ({ installation_id, form }: FormBinding) => {
      looked.push(`${installation_id}/${form}`);
      const failure = failing[installation_id] ?? failing[`${installation_id}/${form}`];
      if (failure === undefined) return Promise.resolve(FOUND);
      return Promise.reject(new PlatformCallError(failure, { code: failure, message: "m", hint: "h" }));
    },
  });
  const of = (installation_id: string) => looked.filter((place) => place.startsWith(installation_id)).length;
  return { reconcileAll, of };
}

describe("reading all installations", () => {
  it("reads every form and counts what was new", async () => {
    const { reconcileAll } = await twoInstallations({});
    expect(await reconcileAll({ sweep: false })).toEqual({ added: 12, calls: 24 });
  });

  it.each(["key", "timed_out"] as const)("leaves one alone whose platform fails as a whole: %s", async (failure) => {
    const { reconcileAll, of } = await twoInstallations({ one: failure });
    await expect(reconcileAll({ sweep: false })).rejects.toMatchObject({ code: failure });
    expect(of("two")).toBe(6);
    expect(of("one")).toBeLessThan(6);
  });

  it("goes on with the other forms where one fails for a reason of its own", async () => {
    const { reconcileAll, of } = await twoInstallations({ "one/item": "config" });
    await expect(reconcileAll({ sweep: false })).rejects.toMatchObject({ code: "config" });
    expect([of("one"), of("two")]).toEqual([6, 6]);
  });
});
