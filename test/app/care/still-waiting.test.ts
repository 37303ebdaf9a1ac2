import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { waitingExposures } from "../../../src/app/care/still-waiting.ts";
import type { CanonicalRow } from "../../../src/contracts/rows.ts";
import type { Exposure } from "../../../src/ports/exposures.ts";
import { aLook, anExposure } from "../../store/exposure-builders.ts";
import { anEnquiry, aSalesLine, aStockLevel } from "../../store/row-builders.ts";
import { aChange, aSubject, SHOP } from "../../store/store-builders.ts";

const CAME_ON = "2026-11-26";
const parts = { exposed_on: "2026-11-23", quantity: 4 };
const refused = anExposure({ ...parts, kind: "refused", order_no: "" });
const intent = anExposure({ ...parts, kind: "intent", order_no: "", probability: 0.5 });
const predicted = anExposure({ ...parts, kind: "predicted", order_no: "", probability: 0.5 });
const cancelled = anExposure({ ...parts, kind: "cancelled" });
const open = anExposure({ ...parts, kind: "open" });

const asked = (row: Parameters<typeof anEnquiry>[0] = {}) =>
  anEnquiry({ location_code: "WH", asked_on: "2026-11-23", ...row });
const quote = (row: Parameters<typeof anEnquiry>[0] = {}) => asked({ enquiry_kind: "quote", ...row });
const bought = (row: Parameters<typeof aSalesLine>[0] = {}) =>
  aSalesLine({
    ...{ order_no: "SO-9", location_code: "WH", ordered_on: "2026-11-25", line_state: "closed" },
    ...{ quantity: 4, shipped_quantity: 4, ...row },
  });

/** The kinds in which C-1 waits still. */
async function waiting(exposures: readonly Exposure[], rows: readonly CanonicalRow[] = []): Promise<readonly string[]> {
  const store = createMemoryStore();
  await store.records.apply([aStockLevel(), ...rows].map((row, at) => aChange(`r${at}`, [row])));
  const kinds = exposures.map(({ kind }) => kind);
  await store.exposures.keep(SHOP, [aLook(exposures, { kinds })]);
  for (const { over_on, kind } of exposures) {
    if (over_on !== null) await store.exposures.keep(SHOP, [aLook([], { kinds: [kind], on: over_on })]);
  }
  const found = await waitingExposures(store, aSubject(), { event_no: "CUP/WH/1", came_on: CAME_ON });
  return found.map(({ kind }) => kind);
}

describe("customers who still wait when goods come", () => {
  it("were hit to the end: whoever was over before wants it no more", async () => {
    expect(await waiting([cancelled])).toEqual(["cancelled"]);
    expect(await waiting([{ ...cancelled, over_on: CAME_ON }])).toEqual(["cancelled"]);
    expect(await waiting([{ ...cancelled, over_on: "2026-11-25" }])).toEqual([]);
    expect(await waiting([])).toEqual([]);
  });

  it("have not given up what they asked for", async () => {
    expect(await waiting([refused, intent], [asked(), quote()])).toEqual(["intent", "refused"]);
    expect(await waiting([refused], [asked({ enquiry_state: "given_up" }), quote()])).toEqual([]);
    expect(await waiting([intent], [quote({ enquiry_state: "given_up" }), asked()])).toEqual([]);
    expect(await waiting([refused], [asked({ customer_code: "C-2" })])).toEqual([]);
    expect(await waiting([{ ...refused, over_on: CAME_ON }], [asked(), bought({ ordered_on: "2026-11-23" })])).toEqual(
      [],
    );
  });

  it("have not bought as much since as they lacked", async () => {
    expect(await waiting([cancelled], [bought()])).toEqual([]);
    expect(await waiting([cancelled], [bought({ shipped_quantity: 3 })])).toEqual(["cancelled"]);
    expect(await waiting([cancelled], [bought({ order_no: "SO-1" })])).toEqual(["cancelled"]);
    expect(await waiting([cancelled], [bought({ ordered_on: "2026-11-22" })])).toEqual(["cancelled"]);
    expect(await waiting([cancelled], [bought({ customer_code: "C-2" })])).toEqual(["cancelled"]);
    expect(await waiting([refused], [asked(), bought()])).toEqual([]);
  });

  it("lack the rest still where the day's own order is out of it already", async () => {
    const day = { ordered_on: "2026-11-23", quantity: 2, shipped_quantity: 2 };
    expect(await waiting([{ ...refused, quantity: 2 }], [asked(), bought(day)])).toEqual(["refused"]);
  });

  it("lack what they were turned away for still, whatever another order that waited was shipped", async () => {
    const waited = bought({
      order_no: "SO-1",
      ordered_on: "2026-11-23",
      quantity: 10,
      shipped_quantity: 6,
      line_state: "open",
    });
    const own = [open, { ...refused, quantity: 5 }];
    expect(await waiting(own, [asked({ asked_on: "2026-11-24" }), waited])).toContain("refused");
  });

  it("have bought what they might have bought with any purchase, by an order that was waiting too", async () => {
    expect(await waiting([predicted], [bought({ shipped_quantity: 1 })])).toEqual([]);
    expect(await waiting([predicted], [bought({ shipped_quantity: 0 })])).toEqual(["predicted"]);
    expect(await waiting([open, predicted], [bought({ order_no: "SO-1" })])).toEqual([]);
    expect(await waiting([open], [bought()])).toEqual(["open"]);
  });
});
