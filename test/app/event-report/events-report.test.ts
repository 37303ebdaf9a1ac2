import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createEventsReport } from "../../../src/app/event-report/events-report.ts";
import type { StockoutEventsView } from "../../../src/contracts/stockout-events.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { anEventMark } from "../../store/an-event.ts";
import { aChange, aSubject, SHOP } from "../../store/store-builders.ts";

const TODAY = "2026-11-30";
const VIEW: StockoutEventsView = { days: 365, search: "", cause: null, state: "all", page: 1 };

/** A shop with so many events, each of another item, raised in turn on the days before today. */
async function aBusyShop(events: number, days: number) {
  const store = createMemoryStore();
  const places = Array.from({ length: events }, (_, n) => aSubject({ item_code: `I-${n}` }));
  const touches = places.map((place) => ({ ...place, kind: "subject" }) as const);
  await store.records.apply([aChange("all", [], { form: "promotion", touches })]);
  const claimed = await store.subjects.claimDirty(SHOP, events, 10_000, 60_000);
  const commits = claimed.map((one, n) => {
    const raised_on = addDays(TODAY, -1 - (n % days));
    const event = anEventMark({ event_no: `${one.item_code}/WH/1`, raised_on, snapshot: null });
    return { claimed: one, assessment: null, effects: [], event };
  });
  await store.assessments.commit(commits);
  return createEventsReport({ ...store, clock: { today: () => TODAY } });
}

describe("the list of events", () => {
  it("looks at the newest of very many, and says so", async () => {
    const report = await (await aBusyShop(5_050, 101))(SHOP, VIEW);
    expect(report).toMatchObject({ matching: 5_000, cut: { looked_at: 5_000, from: addDays(TODAY, -100) } });
    expect(report.rows[0]).toMatchObject({ raised_on: addDays(TODAY, -1) });
  });

  it("looks at all where there are fewer, whatever was before the time that is asked for", async () => {
    const eventsReport = await aBusyShop(5_050, 101);
    expect(await eventsReport(SHOP, { ...VIEW, days: 30 })).toMatchObject({ matching: 1_500, cut: null });
    expect(await (await aBusyShop(12, 6))(SHOP, VIEW)).toMatchObject({ matching: 12, cut: null });
  });
});
