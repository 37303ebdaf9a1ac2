import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createNoteRefusal } from "../../../src/app/order-check/note-refusal.ts";
import { SHOP } from "../../store/store-builders.ts";

describe("a refusal noted where the order was checked", () => {
  it("is the same records with the same numbers when the press is sent again, on another day too", async () => {
    const store = createMemoryStore();
    await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
    const binding = { installation_id: SHOP, app_id: "app", entry_id: "e", push_token: "t", push_secret: "s" };
    await store.registry.saveBinding({ ...binding, form: "enquiry", fields: [], synced_through: null });
    let now = Date.parse("2026-11-23T04:00:00Z");
    const clock = { now: () => now, stamp: () => new Date(now).toISOString() };
    const noteRefusal = createNoteRefusal({ ...store, clock });
    const lines = [{ item_code: "CUP", quantity: 9 }];
    const request = { request_id: "7f1c2a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b", customer_code: "C-1", lines };
    const first = await noteRefusal(SHOP, request);
    now += 86_400_000;
    expect(await noteRefusal(SHOP, request)).toEqual(first);
    const waiting = await store.outbox.list(SHOP, { state: "waiting" }, 9);
    expect(waiting.map(({ action }) => (action.kind === "create_record" ? action.values : null))).toMatchObject([
      { enquiry_no: first.enquiry_nos[0], asked_at: "2026-11-23T04:00:00.000Z", location_code: "" },
    ]);
  });
});
