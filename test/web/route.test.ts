import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { eventPath, itemPath, routeOf } from "../../src/entrypoints/web/src/routing/route.ts";

describe("routeOf", () => {
  it.each([
    { path: "/", want: { page: "board" } },
    { path: "/production", want: { page: "production" } },
    { path: "/messages", want: { page: "messages" } },
    { path: "/rules", want: { page: "rules" } },
    { path: "/plan", want: { page: "plan" } },
    { path: "/rehearsal", want: { page: "rehearsal" } },
    { path: "/suppliers", want: { page: "suppliers" } },
    { path: "/suppliers/S%2F1", want: { page: "supplier", supplier_code: "S/1" } },
    { path: "/suppliers/%E4", want: { page: "not_found" } },
    { path: "/suppliers/", want: { page: "not_found" } },
    { path: "/operating", want: { page: "operating" } },
    { path: "/tuning", want: { page: "tuning" } },
    { path: "/care", want: { page: "care" } },
    { path: "/events", want: { page: "events" } },
    { path: "/events/A%252F1%2FW1%2F3", want: { page: "event", event_no: "A%2F1/W1/3" } },
    { path: "/events/%E4", want: { page: "not_found" } },
    { path: "/customers", want: { page: "customers" } },
    { path: "/problems", want: { page: "problems" } },
    { path: "/items/A-1/W1", want: { page: "item", item_code: "A-1", location_code: "W1" } },
    { path: "/items/A-1/", want: { page: "item", item_code: "A-1", location_code: "" } },
    { path: "/items/A-1", want: { page: "not_found" } },
    { path: "/items/%E4/W1", want: { page: "not_found" } },
    { path: "/hit-customers", want: { page: "hit_customers" } },
    { path: "/hit-customers/items/A-1/W1", want: { page: "hit_event", item_code: "A-1", location_code: "W1" } },
    { path: "/hit-customers/customers/C%2F1", want: { page: "hit_customer", customer_code: "C/1" } },
    { path: "/hit-customers/customers/%E4", want: { page: "not_found" } },
    { path: "/elsewhere", want: { page: "not_found" } },
  ])("reads $path", ({ path, want }) => {
    expect(routeOf(path)).toEqual(want);
  });

  it("finds an event again under its path, slashes and all", () => {
    const event_no = "SP%2F1/CK-1/2";
    expect(routeOf(eventPath(event_no))).toEqual({ page: "event", event_no });
  });

  it("finds an item again under its path, whatever its codes hold", () => {
    const code = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(code, fc.string({ unit: "grapheme" }), (item_code, location_code) => {
        const subject = { item_code, location_code };
        expect(routeOf(itemPath(subject))).toEqual({ page: "item", ...subject });
      }),
    );
  });
});
