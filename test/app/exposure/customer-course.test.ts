import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createCustomerCourse } from "../../../src/app/exposure/customer-course.ts";
import { customerCourse } from "../../../src/contracts/customer-course.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { anAssignment } from "../../store/care-builders.ts";
import { anExposure } from "../../store/exposure-builders.ts";
import { aFeedback, anEnquiry, anItem, aSalesLine } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";

const TODAY = "2026-11-23";
const MET = anExposure({ kind: "cut", exposed_on: "2026-11-01", over_on: "2026-11-10" });

async function courseOf(code = "C-1", fill: (store: ReturnType<typeof createMemoryStore>) => Promise<unknown> = aFull) {
  const store = createMemoryStore();
  await fill(store);
  const tell = createCustomerCourse({ ...store, clock: { today: () => TODAY } });
  return customerCourse.parse(await tell(SHOP, code, code === "C-1" ? [MET] : []));
}

const line = (order_no: string, ordered_on: string, parts: object = {}) =>
  aSalesLine({ order_no, customer_code: "C-1", ordered_on, quantity: 2, shipped_quantity: 2, ...parts });

async function aFull(store: ReturnType<typeof createMemoryStore>) {
  await store.records.apply([
    aChange("item", [anItem({ item_code: "CUP", item_name: "保温杯" })]),
    aChange("o1", [line("SO-1", "2026-11-01", { shipped_quantity: 1, line_state: "closed" })]),
    aChange("o2", [line("SO-2", "2026-11-15", { line_state: "closed" })]),
    aChange("o3", [
      line("SO-3", "2026-11-20", { line_state: "open" }),
      line("SO-3", "2026-11-20", { item_code: "POT" }),
      ...["PAN", "LID", "BOX"].map((item_code) => line("SO-3", "2026-11-20", { item_code })),
    ]),
    aChange("old", [line("SO-0", addDays(TODAY, -366), { line_state: "closed" })]),
    aChange("other", [aSalesLine({ order_no: "SO-9", customer_code: "C-2", ordered_on: "2026-11-15" })]),
    aChange("said", [aFeedback({ customer_code: "C-1", received_on: "2026-11-12", content: "少".repeat(200) })]),
    aChange("asked", [anEnquiry({ customer_code: "C-1", asked_on: "2026-11-02", enquiry_kind: "refused" })]),
  ]);
  const care = (action: "delay_notice" | "coupon", held_out: boolean) =>
    anAssignment({ customer_code: "C-1", action, held_out, assigned_on: "2026-11-03" });
  const step = { installation_id: SHOP, name: "look", before: null, after: "1" };
  const assignments = [care("delay_notice", false), care("coupon", true)];
  await store.care.assign({ step, assignments, coupons: [], effects: [] });
}

describe("what happened between the shop and a customer", () => {
  it("is told newest first, a day's order before the shortage that it met", async () => {
    const { entries, more, from } = await courseOf();
    expect(entries.map(({ kind, day }) => `${day} ${kind}`)).toEqual([
      ...["2026-11-20 order", "2026-11-15 order", "2026-11-12 feedback", "2026-11-03 care", "2026-11-02 enquiry"],
      ...["2026-11-01 shortage", "2026-11-01 order"],
    ]);
    expect({ more, from }).toEqual({ more: 0, from: addDays(TODAY, -365) });
  });

  it("follows every order after a shortage by its days, with what became of it", async () => {
    const { entries } = await courseOf();
    const orders = entries.filter(({ kind }) => kind === "order");
    expect(orders).toMatchObject([
      { order_no: "SO-3", state: "open", days_after_shortage: 19, item_names: ["保温杯", "POT", "PAN"], more_items: 2 },
      { order_no: "SO-2", state: "served", days_after_shortage: 14 },
      { order_no: "SO-1", state: "short", days_after_shortage: null },
    ]);
  });

  it("calls no order short where the customer's shipments are not on record", async () => {
    const { entries } = await courseOf("C-1", (store) =>
      store.records.apply([aChange("o1", [line("SO-1", "2026-11-15", { shipped_quantity: 0, line_state: "closed" })])]),
    );
    expect(entries.find(({ kind }) => kind === "order")).toMatchObject({ state: "served" });
  });

  it("never tells who was held out of an action, and shortens what was said", async () => {
    const { entries } = await courseOf();
    expect(entries.filter(({ kind }) => kind === "care")).toMatchObject([{ action: "delay_notice", done_on: null }]);
    const said = entries.find(({ kind }) => kind === "feedback");
    expect(said?.kind === "feedback" ? said.content : "").toHaveLength(81);
  });

  it("shows the newest of many and counts the rest", async () => {
    const { entries, more } = await courseOf("C-1", (store) =>
      store.records.apply(
        Array.from({ length: 100 }, (_, i) => aChange(`o${i}`, [line(`SO-${i}`, addDays(TODAY, -i - 30))])),
      ),
    );
    expect(entries).toHaveLength(80);
    // Hundred orders and the one shortage.
    expect(more).toBe(21);
  });

  it("leaves out events that might only have hit the customer: the cards tell of them", async () => {
    const store = createMemoryStore();
    await store.records.apply([aChange("o2", [line("SO-2", "2026-11-15", { line_state: "closed" })])]);
    const tell = createCustomerCourse({ ...store, clock: { today: () => TODAY } });
    const foretold = anExposure({ kind: "predicted", order_no: "", exposed_on: "2026-11-01" });
    const { entries } = await tell(SHOP, "C-1", [foretold]);
    expect(entries).toMatchObject([{ kind: "order", days_after_shortage: null }]);
  });

  it("is not told of the code of all walk-in customers", async () => {
    expect((await courseOf("散客")).entries).toEqual([]);
  });
});
