import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { effectKeys } from "../../../src/app/alert/alert-keys.ts";
import { createCustomerBases } from "../../../src/app/customer-base/kept-customer-base.ts";
import { createEventReport } from "../../../src/app/event-report/event-report.ts";
import { createKeptChurn } from "../../../src/app/customer-retention/kept-churn.ts";
import { createEventFutureLoss } from "../../../src/app/exposure/event-future-loss.ts";
import { createFutureLosses } from "../../../src/app/exposure/future-losses.ts";
import type { FormName } from "../../../src/contracts/form.ts";
import type { RowsByTable } from "../../../src/contracts/rows.ts";
import { EXPOSURE_KINDS } from "../../../src/domain/exposure/exposure-sign.ts";
import { stockoutEventReport } from "../../../src/contracts/stockout-events.ts";
import type { CareAssignment } from "../../../src/ports/care.ts";
import type { Exposure } from "../../../src/ports/exposures.ts";
import type { NewEffect } from "../../../src/ports/outbox.ts";
import type { RecordChange } from "../../../src/ports/records.ts";
import { anEventMark } from "../../store/an-event.ts";
import { anAssignment } from "../../store/care-builders.ts";
import { aLook, anExposure } from "../../store/exposure-builders.ts";
import { anEnquiry, aSalesLine, aStockLevel } from "../../store/row-builders.ts";
import { A_BASE } from "../exposure/a-hit-shop.ts";
import { aChange, anAssessment, anEffect, aSubject, claimOne, SHOP } from "../../store/store-builders.ts";

const EVENT = "CUP/WH/1";
const TODAY = "2026-11-30";

/** What happened beside the event itself. */
interface Happened {
  readonly effects?: readonly NewEffect[];
  readonly found?: readonly Exposure[];
  readonly ended_on?: string | null;
  readonly changes?: readonly RecordChange[];
}

/** A shop with one event, raised on the first of November. */
async function reportWith({ effects = [], found = [], ended_on = null, changes = [] }: Happened) {
  const store = createMemoryStore();
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
  const binding = { installation_id: SHOP, app_id: "app", entry_id: "e1", push_token: "token", push_secret: "sealed" };
  await store.registry.saveBinding({ ...binding, form: "care_task", fields: [], synced_through: null });
  await store.records.apply([aChange("stock", [aStockLevel()])]);
  const claimed = await claimOne(store, aSubject());
  const assessment = anAssessment(aSubject(claimed));
  const event = anEventMark({ ended_on, ended_at: ended_on === null ? null : 9_000 });
  const exposures = [aLook(found, { kinds: EXPOSURE_KINDS, on: "2026-11-01" })];
  await store.assessments.commit([{ claimed, assessment, effects, event, exposures }]);
  await store.records.apply(changes);
  const customerBases = createCustomerBases(store.registry);
  await customerBases.save(SHOP, { learned_on: TODAY, customers: 200, base: A_BASE });
  const futureLosses = createFutureLosses({ ...store, keptChurn: createKeptChurn(store.registry) });
  const report = createEventReport({
    ...{ ...store, clock: { today: () => TODAY }, customerBases, breathe: () => Promise.resolve() },
    eventFutureLoss: createEventFutureLoss({ ...store, futureLosses }),
    formUrl: () => Promise.resolve(null),
  });
  return { store, report: () => report(SHOP, EVENT) };
}

/** A record that is to be made of an event. */
function made(effect_key: string, form: FormName = "care_task", event_no = EVENT): NewEffect {
  const kind = { kind: "create_record", form, start_trigger: false, start_workflow: false } as const;
  return anEffect(effect_key, { line: effect_key, action: { ...kind, values: { effect_key, event_no } } });
}

describe("the care tasks of an event", () => {
  const subject = aSubject();

  it("are all that were made for it, whatever asked for them, and nothing else", async () => {
    const effects = [
      made(effectKeys.care(subject, 1, "A")),
      made(effectKeys.foretold(subject, 1, "B")),
      made(effectKeys.turnedAway(subject, 1, "C")),
      made(effectKeys.interested(subject, 1, "D")),
      made(effectKeys.careAction(EVENT, "C", "delay_notice")),
      made(effectKeys.careAction(EVENT, "C", "coupon")),
      made(effectKeys.coupon(EVENT, "C"), "coupon"),
      made(effectKeys.care(subject, 2, "A"), "care_task", "CUP/WH/2"),
    ];
    const { report } = await reportWith({ effects });
    expect((await report())?.care).toMatchObject({ tasks: 6, done: 0 });
  });

  it("are counted once where people have worked at their records, and those that people wrote themselves as well", async () => {
    const { store, report } = await reportWith({ effects: [made(effectKeys.turnedAway(subject, 1, "C"))] });
    const task = (record_id: string, values: object) =>
      aChange(record_id, [], { form: "care_task", values: { event_no: EVENT, ...values } });
    await store.records.apply([
      task("r1", { effect_key: effectKeys.turnedAway(subject, 1, "C"), care_status: "已联系" }),
      task("r2", { care_status: "待跟进" }),
      task("r3", { event_no: "CUP/WH/2", care_status: "已联系" }),
    ]);
    expect((await report())?.care).toMatchObject({ tasks: 2, done: 1 });
  });
});

/** Five orders of a customer, three days apart, the last on the thirtieth of October: their gap is short. */
function regular(customer_code: string): readonly RecordChange[] {
  return [18, 21, 24, 27, 30].map((day) => ordered(customer_code, `2026-10-${day}`));
}

function ordered(customer_code: string, ordered_on: string, parts: Partial<RowsByTable["sales_line"]> = {}) {
  const order_no = `${customer_code}-${ordered_on}`;
  return aChange(order_no, [
    aSalesLine({
      ...{ customer_code, ordered_on, order_no, item_code: "PLATE", quantity: 2, shipped_quantity: 2 },
      ...{ line_state: "closed", ...parts },
    }),
  ]);
}

const CUPS = { item_code: "CUP", order_no: "SO-9" };
const refusedOrder = { ...CUPS, line_state: "cancelled_for_stockout", shipped_quantity: 0 } as const;

/** Turned away without an order. */
const asked = (customer_code: string, asked_on: string) =>
  aChange(`${customer_code}-asked-${asked_on}`, [anEnquiry({ customer_code, asked_on, location_code: "WH" })]);
const turnedAway = (customer_code: string, exposed_on: string) =>
  anExposure({ customer_code, kind: "refused", order_no: "", exposed_on });

describe("what has become of the customers of an event", () => {
  const retentionOf = async (happened: Happened) => (await (await reportWith(happened)).report())?.retention;

  it("counts by the day of the order, and of those who asked in vain by the last day on which they did", async () => {
    const found = [
      anExposure({ customer_code: "A", kind: "cancelled", order_no: "SO-9", exposed_on: "2026-11-20" }),
      turnedAway("B", "2026-11-02"),
    ];
    // Both have bought other goods since; B asked again after that, and has not come back yet.
    const changes = [
      ...[...regular("A"), ordered("A", "2026-11-02", refusedOrder), ordered("A", "2026-11-04")],
      ...[...regular("B"), asked("B", "2026-11-02"), ordered("B", "2026-11-05"), asked("B", "2026-11-29")],
    ];
    expect(await retentionOf({ found, changes })).toEqual({
      ...{ exposed: 2, returned: 1, lost: 0, pending: 1, unknown: 0 },
    });
  });

  it("counts nobody who has never ordered, as nobody can have lost them", async () => {
    const found = [turnedAway("NEW", "2026-11-02")];
    expect(await retentionOf({ found, changes: [asked("NEW", "2026-11-02")] })).toBeNull();
  });

  it("counts no sales that name nobody: walk-in customers are many, and none is known again", async () => {
    const found = [anExposure({ customer_code: "散客", kind: "cancelled", order_no: "SO-9" })];
    const changes = [...regular("散客"), ordered("散客", "2026-11-02", refusedOrder), asked("散客", "2026-11-03")];
    expect(await retentionOf({ found, changes })).toBeNull();
  });

  it("counts nobody who waited and was served, and whose order still waits as pending", async () => {
    const found = ["SERVED", "WAITING"].map((customer_code) =>
      anExposure({ customer_code, order_no: "SO-9", over_on: customer_code === "SERVED" ? "2026-11-04" : null }),
    );
    const changes = [
      ...[...regular("SERVED"), ordered("SERVED", "2026-11-02", CUPS)],
      ...[
        ...regular("WAITING"),
        ordered("WAITING", "2026-11-02", { ...CUPS, line_state: "open", shipped_quantity: 0 }),
      ],
    ];
    expect(await retentionOf({ found, changes })).toMatchObject({ exposed: 1, pending: 1 });
  });

  it("counts nobody whose order of the day on which they asked tells of it, and of a smaller one the rest", async () => {
    const found = [turnedAway("A", "2026-11-02")];
    const bought = (quantity: number) => ordered("A", "2026-11-02", { ...CUPS, quantity, shipped_quantity: quantity });
    const changes = [...regular("A"), asked("A", "2026-11-02")];
    expect(await retentionOf({ found, changes: [...changes, bought(4)] })).toBeNull();
    expect(await retentionOf({ found, changes: [...changes, bought(1)] })).toMatchObject({ exposed: 1 });
  });

  it("counts nobody who came after it was over", async () => {
    const found = [turnedAway("A", "2026-11-02")];
    const changes = [...regular("A"), asked("A", "2026-11-02"), ordered("A", "2026-11-03")];
    const late = [...changes, ...regular("B"), asked("A", "2026-11-29"), asked("B", "2026-11-29")];
    const ended_on = "2026-11-20";
    const once = { exposed: 1, returned: 1, lost: 0, pending: 0, unknown: 0 };
    expect(await retentionOf({ found, ended_on, changes })).toEqual(once);
    expect(await retentionOf({ found, ended_on, changes: late })).toEqual(once);
  });

  it("has no place for those who were only expected to buy or asked for a price", async () => {
    const found = (["predicted", "intent"] as const).map((kind) =>
      anExposure({ customer_code: kind, kind, order_no: "", probability: 0.5 }),
    );
    expect(await retentionOf({ found, changes: [...regular("predicted"), ...regular("intent")] })).toBeNull();
  });
});

describe("the customers of an event", () => {
  const past = (customer_code: string, parts: Partial<Exposure> = {}) =>
    anExposure({ kind: "cut", customer_code, order_no: `SO-${customer_code}`, exposed_on: "2026-11-02", ...parts });
  const short = (customer_code: string, ordered_on: string) =>
    aChange(`short-${customer_code}`, [
      aSalesLine({
        ...{ customer_code, order_no: `SO-${customer_code}`, ordered_on, quantity: 5, shipped_quantity: 1 },
        line_state: "closed",
      }),
    ]);
  const again = (customer_code: string, ordered_on: string) =>
    aChange(`again-${customer_code}`, [
      aSalesLine({ customer_code, order_no: `SO2-${customer_code}`, ordered_on, quantity: 1, shipped_quantity: 1 }),
    ]);

  it("are listed when it is over, too, with what became of each, those who have not come back first", async () => {
    const { report } = await reportWith({
      found: [
        past("C-2", { over_on: "2026-11-08" }),
        past("C-1", { over_on: "2026-11-08" }),
        anExposure({ kind: "predicted", customer_code: "C-3", order_no: "", over_on: "2026-11-08" }),
        past("散客", { over_on: "2026-11-08" }),
      ],
      ended_on: "2026-11-08",
      changes: [short("C-1", "2026-11-02"), short("C-2", "2026-11-02"), again("C-2", "2026-11-10")],
    });
    const told = stockoutEventReport.parse(await report());
    expect(told.customers.map(({ customer_code, outcome }) => [customer_code, outcome])).toEqual([
      ["C-1", "pending"],
      ["C-2", "returned"],
      ["C-3", null],
    ]);
    expect(told.customers[0]).toMatchObject({ kinds: ["cut"], reached_on: null });
    expect(told.more_customers).toBe(0);
  });

  it("are cut to fifty, with how many more there are", async () => {
    const found = Array.from({ length: 60 }, (_, i) => past(`C-${100 + i}`));
    const { report } = await reportWith({ found });
    const told = await report();
    expect([told?.customers.length, told?.more_customers]).toEqual([50, 10]);
  });

  it("tell when they were reached, and the care stage when each action began", async () => {
    const { store, report } = await reportWith({ found: [past("C-1")] });
    const step = { installation_id: SHOP, name: "look", before: null, after: "1" };
    const of = (parts: Partial<CareAssignment>) =>
      anAssignment({ event_no: EVENT, assigned_on: "2026-11-03", ...parts });
    const assignments = [
      of({ customer_code: "C-1", action: "delay_notice" }),
      of({ customer_code: "C-2", action: "delay_notice", assigned_on: "2026-11-04" }),
      of({ customer_code: "C-3", action: "coupon", held_out: true }),
    ];
    await store.care.assign({ step, assignments, coupons: [], effects: [] });
    const place = { event_no: EVENT, customer_code: "C-1", action: "delay_notice" } as const;
    await store.care.noteTask(SHOP, place, { done_on: "2026-11-05", care_status: "已联系", outcome: null });
    const told = await report();
    expect(told?.care?.steps).toEqual([
      {
        ...{ action: "delay_notice", customers: 2, first_on: "2026-11-03", reached: 1 },
        first_reached_on: "2026-11-05",
      },
    ]);
    expect(told?.customers[0]).toMatchObject({ customer_code: "C-1", reached_on: "2026-11-05" });
  });
});
