/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import { QUIET_ALERT } from "../../src/domain/alert/alert-state.ts";
import type { DirtySubject } from "../../src/ports/subjects.ts";
import type { Store } from "../../src/ports/store.ts";
import { anAlertEvent, anAssessment, anEffect, aSubject, claimOne, SHOP, touch } from "../store/store-builders.ts";

const RAISED = { ...QUIET_ALERT, episode: 1, status: "raised", severity: "out", raised_at: 2_000 } as const;
const ANSWERED = { ...RAISED, status: "acknowledged" } as const;
const ANSWER = { before: RAISED, event: anAlertEvent(), effects: [] };

/** What last assessments promise. */
export function describeAssessments(store: () => Store): void {
  const assessments = () => store().assessments;
  const dirty = () => store().subjects.dirtyCount(SHOP);
  const keep = (claimed: DirtySubject, parts: Parameters<typeof anAssessment>[0] = {}) =>
    assessments().commit([{ claimed, assessment: anAssessment({ ...aSubject(claimed), ...parts }), effects: [] }]);
  const name = async () => (await assessments().get(aSubject()))?.item_name;

  async function again(now: number): Promise<DirtySubject> {
    const [claimed] = await store().subjects.claimDirty(SHOP, 1, now, 1_000);
    if (claimed === undefined) throw new Error("nothing was free");
    return claimed;
  }

  describe("assessments", () => {
    it("are kept whole, with their alert", async () => {
      const assessment = anAssessment({ category: null, on_hand: null, alert: RAISED, written: {}, revision: 12 });
      await assessments().commit([{ claimed: await claimOne(store()), assessment, effects: [] }]);
      expect(await assessments().get(aSubject())).toEqual(assessment);
      expect(await assessments().get(aSubject({ location_code: "" }))).toBeNull();
      expect(await assessments().get(aSubject({ installation_id: "other" }))).toBeNull();
      expect(await dirty()).toBe(0);
    });

    it("are given with the facts and the write that the next ones begin from", async () => {
      const subject = aSubject();
      const assessment = anAssessment({ ...subject, written_by: "write" });
      const effects = [anEffect("write", subject)];
      await assessments().commit([{ claimed: await claimOne(store()), assessment, effects }]);
      const unknown = aSubject({ item_code: "unknown" });
      const since = "2026-01-01";
      expect(await assessments().bases([unknown, subject], since)).toEqual([
        { facts: await store().subjects.facts(unknown, since), previous: null, write: null, classes: null },
        {
          facts: await store().subjects.facts(subject, since),
          previous: assessment,
          write: await store().outbox.get(SHOP, "write"),
          classes: null,
        },
      ]);
      expect(await assessments().bases([], since)).toEqual([]);
    });

    it("of some subjects are read together, without those of which there is none", async () => {
      const [here, there] = [aSubject(), aSubject({ location_code: "ELSEWHERE" })];
      for (const subject of [here, there]) {
        const claimed = await claimOne(store(), subject);
        await assessments().commit([{ claimed, assessment: anAssessment(subject), effects: [] }]);
      }
      const found = await assessments().some([there, aSubject({ item_code: "NONE" }), here]);
      expect(found).toEqual([anAssessment(there), anAssessment(here)]);
      expect(await assessments().some([])).toEqual([]);
    });

    it("replace the one before", async () => {
      await keep(await claimOne(store()), { item_name: "旧", alert: RAISED });
      await keep(await claimOne(store()), { item_name: "新" });
      expect(await assessments().list(SHOP)).toMatchObject([{ item_name: "新", alert: QUIET_ALERT }]);
    });

    it("are gone where the subject is no more", async () => {
      await keep(await claimOne(store()));
      await assessments().commit([{ claimed: await claimOne(store()), assessment: null, effects: [] }]);
      expect(await assessments().get(aSubject())).toBeNull();
    });

    it("are kept together with their effects", async () => {
      const effects = [anEffect("e1"), anEffect("e2", { line: "other" })];
      await assessments().commit([{ claimed: await claimOne(store()), assessment: anAssessment(), effects }]);
      expect(await store().outbox.counts(SHOP)).toMatchObject({ waiting: 2 });
    });

    it("come worst first, then by expected loss", async () => {
      const parts = [
        { item_code: "A", severity: "none", expected_loss: 9_999 },
        { item_code: "B", severity: "high", expected_loss: 20 },
        { item_code: "C", severity: "out", expected_loss: null },
        { item_code: "D", severity: "high", expected_loss: 300.5 },
        { item_code: "E", severity: "critical", expected_loss: 0 },
        { item_code: "F", severity: "watch", expected_loss: 1 },
        { item_code: "G", severity: "high", expected_loss: 20 },
        { item_code: "H", severity: "unknown", expected_loss: 10_000 },
      ] as const;
      for (const { item_code, ...risk } of parts) {
        await keep(await claimOne(store(), aSubject({ item_code })), { item_code, risk });
      }
      const listed = await assessments().list(SHOP);
      expect(listed.map(({ item_code }) => item_code).join("")).toBe("CEDBGFHA");
      expect(await assessments().list("other")).toEqual([]);
    });

    it("change nothing when the same claim is committed twice", async () => {
      const claimed = await claimOne(store());
      await keep(claimed, { item_name: "甲" });
      const late = { claimed, assessment: anAssessment({ item_name: "乙" }), effects: [anEffect("e1")] };
      await assessments().commit([late]);
      expect(await name()).toBe("甲");
      expect(await store().outbox.get(SHOP, "e1")).toBeNull();
    });

    it("leave the subject dirty where it was marked again meanwhile", async () => {
      const claimed = await claimOne(store());
      await touch(store(), aSubject(), 11_000);
      await keep(claimed, { item_name: "甲" });
      expect(await name()).toBe("甲");
      expect(await again(0)).toMatchObject({ revision: claimed.revision + 1, since: 11_000 });
    });

    it("of a worker that was too slow are still kept while nobody else took the subject", async () => {
      const claimed = await claimOne(store(), aSubject(), 10_000);
      await touch(store(), aSubject(), 100_000);
      await keep(claimed, { item_name: "甲" });
      expect(await name()).toBe("甲");
    });

    it("of a worker that was too slow are not kept once another one has newer facts", async () => {
      const slow = await claimOne(store(), aSubject(), 10_000);
      await touch(store(), aSubject(), 80_000);
      const fast = await again(80_000);
      await keep(slow, { item_name: "旧" });
      expect(await name()).toBeUndefined();
      expect(await store().subjects.claimDirty(SHOP, 9, 80_001, 1)).toEqual([]);
      await keep(fast, { item_name: "新" });
      await keep(slow, { item_name: "旧" });
      expect([await name(), await dirty()]).toEqual(["新", 0]);
    });

    it("of the faster of two workers on the same facts are the ones that count", async () => {
      const slow = await claimOne(store(), aSubject(), 10_000);
      const fast = await again(80_000);
      await keep(fast, { item_name: "先" });
      await touch(store(), aSubject(), 81_000);
      const third = await again(81_000);
      await keep(slow, { item_name: "后" });
      expect(await name()).toBe("先");
      await keep(third, { item_name: "新" });
      expect([await name(), await dirty()]).toEqual(["新", 0]);
    });

    it("of several subjects are kept in one commit", async () => {
      await touch(store(), aSubject({ item_code: "A" }), 1_000);
      await touch(store(), aSubject({ item_code: "B" }), 1_000);
      const claims = await store().subjects.claimDirty(SHOP, 9, 2_000, 1_000);
      await assessments().commit(
        claims.map((claimed) => ({ claimed, assessment: anAssessment(aSubject(claimed)), effects: [] })),
      );
      expect((await assessments().list(SHOP)).map(({ item_code }) => item_code)).toEqual(["A", "B"]);
      await assessments().commit([]);
    });
  });

  describe("a person's answer to an alert", () => {
    it("is kept together with its event and what follows from it", async () => {
      await keep(await claimOne(store()), { alert: RAISED });
      await assessments().saveAlert(aSubject(), ANSWERED, { ...ANSWER, effects: [anEffect("told")] });
      expect(await store().alertEvents.ofSubject(aSubject(), 0)).toEqual([ANSWER.event]);
      expect(await store().outbox.get(SHOP, "told")).not.toBeNull();
    });

    it("is kept without a new assessment", async () => {
      await keep(await claimOne(store()), { alert: RAISED });
      await assessments().saveAlert(aSubject(), ANSWERED, ANSWER);
      expect(await assessments().get(aSubject())).toEqual(anAssessment({ alert: ANSWERED }));
      expect(await dirty()).toBe(0);
    });

    it("to what is another alert by now is not kept, with nothing that would follow from it", async () => {
      await keep(await claimOne(store()), { alert: { ...RAISED, peak_severity: "out", changed_at: 9_000 } });
      const answer = { ...ANSWER, effects: [anEffect("told")] };
      expect(await assessments().saveAlert(aSubject(), ANSWERED, answer)).toBe(false);
      expect((await assessments().get(aSubject()))?.alert.status).toBe("raised");
      expect(await store().alertEvents.ofSubject(aSubject(), 0)).toEqual([]);
      expect(await store().outbox.get(SHOP, "told")).toBeNull();
    });

    it("to what is not assessed changes nothing", async () => {
      await touch(store(), aSubject(), 1_000);
      await assessments().saveAlert(aSubject(), ANSWERED, { ...ANSWER, effects: [anEffect("told")] });
      expect(await assessments().get(aSubject())).toBeNull();
      expect(await store().alertEvents.ofSubject(aSubject(), 0)).toEqual([]);
      expect(await store().outbox.get(SHOP, "told")).toBeNull();
      expect(await dirty()).toBe(1);
    });

    it("is not overwritten by an assessment under way, which is made again", async () => {
      await keep(await claimOne(store()), { alert: RAISED });
      const underWay = await claimOne(store());
      await assessments().saveAlert(aSubject(), ANSWERED, ANSWER);
      await assessments().commit([
        { claimed: underWay, assessment: anAssessment({ alert: RAISED }), effects: [anEffect("e1")] },
      ]);
      expect((await assessments().get(aSubject()))?.alert).toEqual(ANSWERED);
      expect(await store().outbox.get(SHOP, "e1")).toBeNull();
      const next = await again(0);
      expect(next.since).toBe(underWay.since);
      await keep(next, { alert: ANSWERED, item_name: "新" });
      expect([await name(), await dirty()]).toEqual(["新", 0]);
    });

    it("leaves a subject that waits in its place", async () => {
      await keep(await claimOne(store()));
      await touch(store(), aSubject(), 5_000);
      await assessments().saveAlert(aSubject(), ANSWERED, { ...ANSWER, before: QUIET_ALERT });
      await keep(await again(6_000), { item_name: "新", alert: ANSWERED });
      expect([await name(), await dirty()]).toEqual(["新", 0]);
    });
  });
}
