import { describe, expect, it } from "@jest/globals";
import { stockoutEventReport, stockoutEventsReport } from "../../src/contracts/stockout-events.ts";
import { anEventMark, theFindings } from "../store/an-event.ts";
import { aStockLevel } from "../store/row-builders.ts";
import { aChange, aSubject, anAssessment, claimOne, SHOP } from "../store/store-builders.ts";
import { aServedBoard } from "./a-served-board.ts";

const EVENT_NO = "CUP/WH/1";
const LOSS = {
  ...{ start: "2026-11-01", end: "2026-11-03", out_days: 3, refused_units: 12.5, waiting_units: 0 },
  ...{ estimated_units: 0, lost_units: 12.5, lost_money: 125.25, basis: "margin" as const, customer_count: 2 },
};

describe("shortages by HTTP", () => {
  const board = aServedBoard({
    now: Date.parse("2026-11-05T04:00:00Z"),
    async fill({ store }) {
      await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 1 });
      await store.records.apply([aChange("stock", [aStockLevel()])]);
      const claimed = await claimOne(store, aSubject());
      const event = anEventMark({ item_name: "杯 13812345678" });
      const assessment = anAssessment(aSubject(claimed));
      await store.assessments.commit([{ claimed, assessment, effects: [], event }]);
      const place = { ...aSubject(claimed), episode: 1 };
      const findings = theFindings();
      await store.stockoutEvents.keep(place, { ...findings, explanation: { ...findings.explanation, loss: LOSS } }, []);
    },
  });
  const PATHS = ["/stockout-events", `/stockout-events/${encodeURIComponent(EVENT_NO)}`] as const;

  it("are nobody's business who is not signed in", async () => {
    for (const path of PATHS) expect((await board.stranger().get(path)).status).toBe(401);
  });

  it("are told with their money and whole texts to those who may read both", async () => {
    const list = stockoutEventsReport.strict().parse(JSON.parse((await board.admin().get(PATHS[0])).body));
    expect(list.rows).toMatchObject([{ event_no: EVENT_NO, item_name: "杯 13812345678", lost_money: 125.25 }]);
    expect(list.causes.total.lost_money).toBe(125.25);
    const one = stockoutEventReport.strict().parse(JSON.parse((await board.admin().get(PATHS[1])).body));
    expect(one).toMatchObject({ lost_money: 125.25, loss: { basis: "margin" } });
  });

  it("hide money and phone numbers from those who may read the board alone", async () => {
    const viewer = await board.signedIn("viewer");
    const bodies = await Promise.all(PATHS.map(async (path) => (await viewer.get(path)).body));
    for (const body of bodies) {
      expect(body).toContain("138******78");
      expect(body).not.toContain("13812345678");
      expect(body).not.toContain("125.25");
    }
    const list = stockoutEventsReport.strict().parse(JSON.parse(bodies[0] ?? ""));
    expect(list.rows).toMatchObject([{ lost_money: null, lost_units: 12.5, out_days: 3 }]);
    expect(list.causes).toMatchObject({ rows: [{ lost_money: null }], total: { lost_money: null, lost_units: 12.5 } });
    const one = stockoutEventReport.strict().parse(JSON.parse(bodies[1] ?? ""));
    expect(one).toMatchObject({ lost_money: null, future_loss: null, loss: { start: "2026-11-01" } });
  });

  it("say so where no such event is kept", async () => {
    expect((await board.admin().get("/stockout-events/NONE%2FWH%2F1")).status).toBe(404);
  });
});
