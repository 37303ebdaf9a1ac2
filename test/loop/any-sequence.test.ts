import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { alertFields } from "../../src/app/assess/alert-fields.ts";
import { fieldsToWrite } from "../../src/domain/writeback/visible-step.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";
import { planFields } from "../../src/app/production/plan-fields.ts";
import { anAddonFromScratch, knowledgeOf, outlooksFrom, risksFrom } from "./from-scratch.ts";
import { ITEM_COUNT, playEvents, type ShopEvent, shopEvents } from "./shop-events.ts";

const RUNS = 4;
const TIME_LIMIT_MS = 30_000;
const LOOP_FORMS = ["stockout_alert", "stockout_event", "replenishment", "care_task"] as const;

/** Plays the events in bad weather, then lets the weather clear, reads everything once and compares. */
async function holds(events: readonly ShopEvent[]): Promise<void> {
  const world = await aShopWorld({ item_count: ITEM_COUNT });
  try {
    await playEvents(world, events);
    await world.platform.calm();
    await world.settled();
    await world.running.reconcile(true);
    await world.settled();
    await expectSameAsFromScratch(world);
    await expectNothingTwice(world);
  } finally {
    await world.close();
  }
}

async function expectSameAsFromScratch(world: ShopWorld): Promise<void> {
  const { scratch, close } = await anAddonFromScratch(world);
  try {
    expect(await knowledgeOf(world.addon)).toEqual(await knowledgeOf(scratch));
    const wanted = await risksFrom(scratch, world.addon);
    const kept = await world.addon.store.assessments.list(INSTALLATION);
    const risks = wanted.map(({ subject: { item_code } }) => kept.find((one) => one.item_code === item_code)?.risk);
    expect(risks).toEqual(wanted.map(({ risk }) => risk));
    expect(kept).toHaveLength(wanted.length);
    for (const { subject, risk } of wanted) {
      const { stock_level } = await scratch.store.subjects.facts(subject, world.clock.today());
      if (stock_level === null) continue;
      const [shown] = await world.find("stock_level", { _id: stock_level.record_id });
      const wanted = alertFields(risk, world.clock.startOf);
      expect({ ...subject, unseen: fieldsToWrite(shown ?? {}, wanted, { today: world.clock.today() }) }).toEqual({
        ...subject,
        unseen: [],
      });
    }
    const outlooks = await outlooksFrom(scratch);
    const keptOutlooks = await world.addon.store.production.outlooks(INSTALLATION);
    expect(keptOutlooks.map(({ outlook }) => outlook).sort(byOrder)).toEqual([...outlooks].sort(byOrder));
    for (const outlook of outlooks) {
      const [shown] = await world.find("production_plan", { _id: outlook.order_id });
      // The platform shows an empty text where nothing is written.
      const borne = Object.fromEntries(
        Object.entries(shown ?? {}).map(([name, value]) => [name, value === "" ? null : value]),
      );
      const fields = planFields(outlook, world.clock.startOf);
      expect(fieldsToWrite(borne, fields, { today: world.clock.today() })).toEqual([]);
    }
  } finally {
    await close();
  }
}

function byOrder(one: { readonly order_id: string }, other: { readonly order_id: string }): number {
  return one.order_id < other.order_id ? -1 : 1;
}

async function expectNothingTwice(world: ShopWorld): Promise<void> {
  const records = (await Promise.all(LOOP_FORMS.map((form) => world.records(form)))).flat();
  const keys = records.map(({ effect_key }) => String(effect_key)).sort();
  expect(keys).toEqual([...new Set(keys)]);
  const done = await world.addon.store.outbox.list(INSTALLATION, { state: "done" }, 10_000);
  const created = done.filter(({ action }) => action.kind === "create_record").map(({ effect_key }) => effect_key);
  expect(keys).toEqual(created.sort());
}

describe("whatever people, programs and the network do", () => {
  it("ends in what a fresh add-on reads and computes, and has done nothing twice", async () => {
    await fc.assert(fc.asyncProperty(shopEvents, holds), {
      ...{ numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT_MS, endOnFailure: true },
    });
  }, 90_000);
});
