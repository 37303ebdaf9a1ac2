/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { SubjectAlertEvent } from "../../src/ports/alert-events.ts";
import type { Store } from "../../src/ports/store.ts";
import {
  addEffects,
  anAlertEvent,
  anAssessment,
  anEffect,
  aSubject,
  claimOne,
  PROBLEM,
  SHOP,
} from "../store/store-builders.ts";

/** What has happened to alerts, however it came there. */
export function describeAlertEvents(store: () => Store): void {
  const event = (parts: Partial<SubjectAlertEvent> = {}): SubjectAlertEvent => ({
    subject: aSubject(),
    ...anAlertEvent(parts),
    ...parts,
  });
  const keep = async (...alert_events: readonly SubjectAlertEvent[]) => {
    const claimed = await claimOne(store());
    await store().assessments.commit([{ claimed, assessment: anAssessment(), effects: [], alert_events }]);
  };
  const keepElsewhere = async (at: number) => {
    const subject = { ...aSubject(), installation_id: "other" };
    const claimed = await claimOne(store(), subject);
    const alert_events = [event({ subject, kind: "raised", at })];
    await store().assessments.commit([{ claimed, assessment: anAssessment(subject), effects: [], alert_events }]);
  };
  const kinds = async (since = 0) => (await store().alertEvents.ofSubject(aSubject(), since)).map(({ kind }) => kind);

  describe("events of alerts", () => {
    it("are kept with the assessment they come from, each once, oldest first", async () => {
      const plain = anAlertEvent({
        ...{ kind: "raised", at: 1_000, caused_at: 900, actor: null, severity: "critical", note: "甲" },
      });
      const raised = event(plain);
      await keep(event({ kind: "cleared", at: 5_000 }), raised, event({ kind: "ordered", at: 2_000 }), raised);
      expect(await kinds()).toEqual(["raised", "ordered", "cleared"]);
      expect(await kinds(2_000)).toEqual(["ordered", "cleared"]);
      expect((await store().alertEvents.ofSubject(aSubject(), 0))[0]).toEqual(plain);
      expect(await store().alertEvents.ofSubject(aSubject({ item_code: "PLATE" }), 0)).toEqual([]);
    });

    it("end with what cleared where several happened at one instant", async () => {
      await keep(
        event({ kind: "cleared", at: 5 }),
        event({ kind: "received", at: 5 }),
        event({ kind: "ordered", at: 5 }),
      );
      expect(await kinds()).toEqual(["ordered", "received", "cleared"]);
    });

    it("are not kept of an assessment that does not count", async () => {
      const claimed = await claimOne(store());
      const commit = { claimed, assessment: anAssessment(), effects: [] };
      await store().assessments.commit([commit]);
      await store().assessments.commit([{ ...commit, alert_events: [event()] }]);
      expect(await kinds()).toEqual([]);
    });

    it("are told of whole alerts that were raised at an instant or later", async () => {
      const plate = aSubject({ item_code: "PLATE" });
      await keepElsewhere(9_000);
      await keep(
        ...[event({ kind: "raised", at: 1_000 }), event({ kind: "told", at: 9_000 })],
        ...[event({ episode: 2, kind: "told", at: 8_000 }), event({ episode: 2, kind: "raised", at: 7_000 })],
        event({ subject: plate, kind: "raised", at: 6_000 }),
      );
      const told = await store().alertEvents.raisedSince(SHOP, 6_000);
      expect(told.map(({ subject, episode, kind }) => [subject.item_code, episode, kind])).toEqual([
        ["CUP", 2, "raised"],
        ["CUP", 2, "told"],
        ["PLATE", 1, "raised"],
      ]);
    });

    it("are told of all alerts from an instant on, and how far back they reach", async () => {
      const plate = aSubject({ item_code: "PLATE" });
      await keepElsewhere(500);
      expect(await store().alertEvents.oldestAt(SHOP)).toBeNull();
      await keep(
        ...[event({ kind: "raised", at: 1_000 }), event({ kind: "cleared", at: 8_000 })],
        ...[event({ kind: "told", at: 8_000 }), event({ subject: plate, kind: "raised", at: 6_000 })],
      );
      const told = await store().alertEvents.happenedSince(SHOP, 6_000);
      expect(told.map(({ subject, kind }) => [subject.item_code, kind])).toEqual([
        ["CUP", "told"],
        ["CUP", "cleared"],
        ["PLATE", "raised"],
      ]);
      expect(await store().alertEvents.oldestAt(SHOP)).toBe(1_000);
    });

    it("are told of orders and receipts of some places alone", async () => {
      const [plate, bowl] = ["PLATE", "BOWL"].map((item_code) => aSubject({ item_code }));
      if (plate === undefined || bowl === undefined) throw new Error("no places");
      await keep(
        ...[event({ kind: "raised", at: 1_000 }), event({ kind: "received", at: 3_000 })],
        ...[event({ kind: "ordered", at: 2_000 }), event({ kind: "told", at: 2_500 })],
        ...[event({ kind: "ordered", at: 10 }), event({ subject: bowl, kind: "ordered", at: 2_000 })],
        event({ subject: plate, kind: "ordered", at: 1_500 }),
      );
      const told = await store().alertEvents.supplyOf(SHOP, [plate, aSubject()], 1_000);
      expect(told.map(({ subject, kind, at }) => [subject.item_code, kind, at])).toEqual([
        ["PLATE", "ordered", 1_500],
        ["CUP", "ordered", 2_000],
        ["CUP", "received", 3_000],
      ]);
      expect(await store().alertEvents.supplyOf(SHOP, [], 0)).toEqual([]);
    });

    it("come with the end of an effect where that end counts", async () => {
      await addEffects(store(), anEffect("e1"));
      const wish = { installation_id: SHOP, lane: "platform", limit: 9, now: 9_000, lease_ms: 1 } as const;
      const [effect] = await store().outbox.claim(wish);
      if (effect === undefined) throw new Error("nothing was claimed");
      const done = { kind: "done", at: 9_000, receipt: null } as const;
      await store().outbox.settle(effect, done, [event({ kind: "told" })]);
      await store().outbox.settle(effect, done, [event({ kind: "passed_on" })]);
      await store().outbox.settle(effect, { kind: "dead", at: 9_000, problem: PROBLEM }, [event({ kind: "snoozed" })]);
      expect(await kinds()).toEqual(["told"]);
    });

    it("are forgotten a share at a time, and with their installation", async () => {
      await keep(event({ at: 1_000 }), event({ at: 2_000 }), event({ at: 3_000 }), event({ at: 4_000 }));
      expect(await store().alertEvents.forget(4_000, 2)).toBe(2);
      expect(await store().alertEvents.forget(4_000, 2)).toBe(1);
      expect((await store().alertEvents.ofSubject(aSubject(), 0)).map(({ at }) => at)).toEqual([4_000]);
      await store().registry.removeInstallation(SHOP);
      expect(await kinds()).toEqual([]);
    });
  });
}
