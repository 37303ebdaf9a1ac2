import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { stepAlert } from "../../../src/domain/alert/alert-episode.ts";
import { type AlertEvent, type AlertEventKind, eventOfTransition } from "../../../src/domain/alert/alert-event.ts";
import { QUIET_ALERT } from "../../../src/domain/alert/alert-state.ts";
import { outDays, outSpells, type ShelfSign } from "../../../src/domain/alert/out-spells.ts";
import type { AlertSeverity } from "../../../src/domain/risk/severity.ts";
import { anAlertEvent } from "../../store/store-builders.ts";

const event = (kind: AlertEventKind, at: number, severity: AlertSeverity = "out") =>
  anAlertEvent({ kind, at, severity, actor: null });
const spells = (...signs: readonly ShelfSign[]) => outSpells(signs).map(({ from, to }) => [from, to]);

describe("the times in which an item was out", () => {
  it("begin where a look finds nothing left and end where one finds less, or the alert clears", () => {
    expect(spells(event("raised", 1, "high"), event("worsened", 3), event("cleared", 6, "none"))).toEqual([[3, 6]]);
    expect(spells(event("raised", 1), event("eased", 4, "critical"), event("relapsed", 7))).toEqual([
      [1, 4],
      [7, null],
    ]);
    expect(spells(event("raised", 1), event("cleared", 3), event("reopened", 5), event("cleared", 8))).toEqual([
      [1, 3],
      [5, 8],
    ]);
    expect(spells(event("raised", 1, "high"), event("cleared", 3, "high"))).toEqual([]);
    expect(spells()).toEqual([]);
  });

  it("go on after goods were received that leave nothing to sell, and end where a look says that they did", () => {
    expect(spells(event("raised", 1), event("received", 4), event("cleared", 9))).toEqual([[1, 9]]);
    // The purchase tells how bad it was before its goods were looked at.
    expect(spells(event("raised", 1), event("eased", 4, "high"), event("received", 4))).toEqual([[1, 4]]);
  });

  it("are not touched by messages, that say how bad it was when they were written", () => {
    expect(spells(event("raised", 1), event("told", 4, "high"), event("passed_on", 5, "unknown"))).toEqual([[1, null]]);
    expect(spells(event("raised", 1), event("eased", 4, "high"), event("told", 5), event("cleared", 9))).toEqual([
      [1, 4],
    ]);
  });

  it("are not ended by a look that could not tell, nor begun by one", () => {
    const looked = (at: number, severity: AlertSeverity): ShelfSign => ({ kind: "looked", at, severity });
    expect(outSpells([looked(1, "out"), looked(3, "unknown"), looked(5, "out"), looked(8, "none")])).toEqual([
      { from: 1, to: 8 },
    ]);
    expect(outSpells([looked(1, "unknown"), looked(2, "none")])).toEqual([]);
    expect(spells(event("raised", 1), event("acknowledged", 3, "unknown"), event("cleared", 6, "unknown"))).toEqual([
      [1, 6],
    ]);
  });

  it("are told by answers where no easing was recorded", () => {
    expect(spells(event("raised", 1), event("acknowledged", 4, "high"), event("cleared", 9))).toEqual([[1, 4]]);
  });

  it("are exactly those in which the looks found it out, whatever else happened", () => {
    const severity = fc.constantFrom<AlertSeverity>("out", "critical", "high", "watch", "none", "unknown");
    const noise = fc.constantFrom<AlertEventKind | null>("told", "received", "ordered", null);
    fc.assert(
      fc.property(fc.array(fc.tuple(severity, noise), { maxLength: 30 }), (looks) => {
        let state = QUIET_ALERT;
        const events: AlertEvent[] = [];
        const looked: ShelfSign[] = [];
        const wanted: [number, number | null][] = [];
        looks.forEach(([found, other], i) => {
          const at = i + 1;
          const { next, transition } = stepAlert(state, { severity: found, at }, { cool_down_ms: 4 });
          if (other !== null) events.push(event(other, at, state.severity));
          const own = eventOfTransition(state, next, transition, { at, caused_at: at });
          if (own !== null) events.push(own);
          looked.push({ kind: "looked", at, severity: found });
          state = next;
          if (found === "unknown") return;
          const last = wanted.at(-1);
          if (found === "out") {
            if (last === undefined || last[1] !== null) wanted.push([at, null]);
          } else if (last?.[1] === null) last[1] = at;
        });
        expect(spells(...events)).toEqual(wanted);
        expect(spells(...events, ...looked)).toEqual(wanted);
      }),
    );
  });
});

describe("their days", () => {
  const dayOf = (at: number) => (at > 90 ? null : `2026-03-${String(Math.floor(at)).padStart(2, "0")}`);

  it("run to the first day that begins with goods; back within its day, it is that day", () => {
    expect(outDays([{ from: 1.5, to: 4.2 }], dayOf)).toEqual([{ from: "2026-03-01", back_on: "2026-03-04" }]);
    expect(outDays([{ from: 1.5, to: 1.8 }], dayOf)).toEqual([{ from: "2026-03-01", back_on: "2026-03-01" }]);
    expect(outDays([{ from: 1.5, to: null }], dayOf)).toEqual([{ from: "2026-03-01", back_on: null }]);
    expect(outDays([{ from: 95, to: null }], dayOf)).toEqual([]);
  });
});
