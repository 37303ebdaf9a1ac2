import { describe, expect, it } from "@jest/globals";
import { eventFields } from "../../../src/app/cause/event-fields.ts";
import { theFindings } from "../../store/an-event.ts";

describe("what an event's record bears of its cause", () => {
  it("is emptied where it turns out that nothing lacked yet, so that no former cause stays", () => {
    const { found, explanation } = theFindings();
    const fields = eventFields({ ...found, outcome: "open", main_cause: null }, explanation);
    expect(Object.keys(fields).sort()).toEqual([
      ...["cause_evidence", "cause_score", "duration_days", "lost_amount", "lost_quantity", "machine_cause"],
      "supply_stage",
    ]);
    expect(new Set(Object.values(fields))).toEqual(new Set([null]));
  });
});
