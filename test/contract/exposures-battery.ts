/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { Exposure, EventExposures, ExposurePlace } from "../../src/ports/exposures.ts";
import type { Store } from "../../src/ports/store.ts";
import { aLook, anExposure } from "../store/exposure-builders.ts";
import { anAssessment, claimOne, SHOP } from "../store/store-builders.ts";

const FORETOLD = anExposure({
  ...{ kind: "predicted", order_no: "", customer_code: "C-2", quantity: 3.5, probability: 0.4 },
  ...{ expected_loss_margin: null, foretold_from: "2026-11-24", foretold_through: "2026-12-04" },
});

/** Who is or was exposed to events. */
export function describeExposures(store: () => Store): void {
  const keep = (...looks: readonly EventExposures[]) => store().exposures.keep(SHOP, looks);
  const ofEvent = (event_no = "CUP/WH/1", installation_id = SHOP) =>
    store().exposures.ofEvent(installation_id, event_no);

  describe("exposures", () => {
    it("are kept whole, each once, in order of customer, kind and order", async () => {
      const second = anExposure({ order_no: "SO-2" });
      await keep(aLook([FORETOLD, second, anExposure()]));
      await keep(aLook([FORETOLD, second, anExposure()]));
      expect(await ofEvent()).toEqual([anExposure(), second, FORETOLD]);
      expect(await ofEvent("PLATE/WH/1")).toEqual([]);
      expect(await ofEvent("CUP/WH/1", "other")).toEqual([]);
    });

    it("have the figures of the last look and the day of the first", async () => {
      await keep(aLook([anExposure()]));
      await keep(aLook([anExposure({ quantity: 1, expected_loss_margin: null, exposed_on: "2026-11-25" })]));
      expect(await ofEvent()).toEqual([anExposure({ quantity: 1, expected_loss_margin: null })]);
    });

    it("are over once a look at their kind finds them no more, and stand again once one does", async () => {
      await keep(aLook([anExposure(), FORETOLD]));
      await keep(aLook([], { kinds: ["open"], on: "2026-11-26" }));
      await keep(aLook([], { kinds: ["open"], on: "2026-11-27" }));
      expect(await ofEvent()).toEqual([anExposure({ over_on: "2026-11-26" }), FORETOLD]);
      await keep(aLook([anExposure()], { kinds: ["open"], on: "2026-11-28" }));
      expect(await ofEvent()).toEqual([anExposure(), FORETOLD]);
    });

    it("are kept with the assessment they come from, and not with one that does not count", async () => {
      const claimed = await claimOne(store());
      const commit = { claimed, assessment: anAssessment(), effects: [] };
      await store().assessments.commit([{ ...commit, exposures: [aLook([anExposure()])] }]);
      await store().assessments.commit([{ ...commit, exposures: [aLook([FORETOLD])] }]);
      expect(await ofEvent()).toEqual([anExposure()]);
    });

    it("are told of one customer, newest first", async () => {
      const plate = { event_no: "PLATE/WH/1", item_code: "PLATE", exposed_on: "2026-11-25" };
      await keep(aLook([anExposure(), FORETOLD]), aLook([anExposure(plate)], { event_no: "PLATE/WH/1" }));
      expect(await store().exposures.ofCustomer(SHOP, "C-1")).toEqual([anExposure(plate), anExposure()]);
    });

    it("are told from a day on, a page at a time", async () => {
      const later = anExposure({ order_no: "SO-2", exposed_on: "2026-11-24" });
      const old = anExposure({ order_no: "SO-0", exposed_on: "2026-11-22" });
      await keep(aLook([later, old, FORETOLD, anExposure()]));
      const page = (after: ExposurePlace | null) => store().exposures.since(SHOP, "2026-11-23", { after, limit: 2 });
      expect(await page(null)).toEqual([anExposure(), FORETOLD]);
      expect(await page(FORETOLD)).toEqual([later]);
      expect(await page(later)).toEqual([]);
    });

    it("that failed a customer in fact are told of a time, the newest first", async () => {
      const failed = (kind: Exposure["kind"], exposed_on: string, customer_code = "C-1") =>
        anExposure({ kind, exposed_on, customer_code });
      const found = [
        failed("cut", "2026-11-20"),
        failed("refused", "2026-11-21", "C-2"),
        failed("cancelled", "2026-11-21"),
        failed("cancelled", "2026-11-19", "C-3"),
        failed("open", "2026-11-22"),
        failed("delayed", "2026-11-22", "C-2"),
      ];
      await keep(aLook(found, { kinds: [] }));
      const since = async (day: string, limit = 9) =>
        (await store().exposures.failedSince(SHOP, day, limit)).map((one) => `${one.kind} ${one.customer_code}`);
      expect(await since("2026-11-20")).toEqual(["cancelled C-1", "refused C-2", "cut C-1"]);
      expect(await since("2026-11-01", 1)).toEqual(["cancelled C-1"]);
      expect(await store().exposures.failedSince("other", "2026-11-01", 9)).toEqual([]);
    });

    it("are erased with their customer, forgotten a share at a time, and go with their installation", async () => {
      await keep(aLook([anExposure(), anExposure({ order_no: "SO-2" }), FORETOLD]));
      expect(await store().exposures.erase(SHOP, "C-1")).toBe(2);
      expect(await store().exposures.erase(SHOP, "C-1")).toBe(0);
      expect(await ofEvent()).toEqual([FORETOLD]);
      await keep(aLook([anExposure({ exposed_on: "2026-01-01" }), anExposure({ order_no: "9" })]));
      expect(await store().exposures.forget("2026-11-23", 1)).toBe(1);
      expect(await store().exposures.forget("2026-11-23", 1)).toBe(0);
      await store().registry.removeInstallation(SHOP);
      expect(await ofEvent()).toEqual([]);
    });
  });
}
