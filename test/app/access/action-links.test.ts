import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createSigner } from "../../../src/adapters/login/signer.ts";
import { anAssessment, aSubject, claimOne } from "../../store/store-builders.ts";
import { anAccess } from "./access-world.ts";

const DAY_MS = 86_400_000;
const subject = { installation_id: "shop", item_code: "杯子/1", location_code: "" };

describe("an answer by link", () => {
  it("does nothing when it is looked at, and its answer once when it is pressed", async () => {
    const { access, time, answered } = anAccess();
    const token = access.actions.token({ subject, episode: 3, answer: "acknowledge" }, time.now);
    for (let i = 0; i < 3; i += 1)
      expect(await access.actions.look(token)).toMatchObject({ subject, answer: "acknowledge", is_used: false });
    expect(answered).toEqual([]);
    const pressed = await Promise.allSettled([access.actions.use(token, "::1"), access.actions.use(token, "::1")]);
    expect(pressed.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(answered).toEqual([["acknowledge", subject, { actor: "link", episode: 3 }]]);
    expect(await access.actions.look(token)).toMatchObject({ is_used: true });
    expect((await access.audit(null)).entries[0]).toMatchObject({
      event: "alert_answered",
      actor: "link",
      object: "acknowledge 杯子/1 ",
    });
  });

  it("tells of an order with its quantity, and stays valid as long as none is given", async () => {
    const { access, time, answered } = anAccess();
    const token = access.actions.token({ subject, episode: 3, answer: "order" }, time.now);
    await expect(access.actions.use(token, null)).rejects.toMatchObject({ code: "order_unstated" });
    const stated = { quantity: 40, expected_on: "2026-12-05" };
    await access.actions.use(token, null, stated);
    expect(answered).toEqual([["order", subject, stated, { actor: "link", episode: 3 }]]);
    await expect(access.actions.use(token, null, stated)).rejects.toMatchObject({ code: "link_invalid" });
    expect((await access.audit(null)).entries[0]?.object).toBe("order 40 杯子/1 ");
  });

  it("shows the item's name and what is suggested, where they are known", async () => {
    const { access, time, store } = anAccess();
    const token = access.actions.token({ subject: aSubject(), episode: 1, answer: "order" }, time.now);
    const unknown = { item_name: null, suggested_order_quantity: null };
    expect(await access.actions.look(token)).toMatchObject(unknown);
    const claimed = await claimOne(store);
    const assessment = anAssessment({ item_name: "保温杯", risk: { suggested_order_quantity: 60 } });
    await store.assessments.commit([{ claimed, assessment, effects: [] }]);
    expect(await access.actions.look(token)).toMatchObject({ item_name: "保温杯", suggested_order_quantity: 60 });
  });

  it("says so where the alert is over, notes nothing, and works again where the answer could not be kept", async () => {
    let outcome: () => Promise<boolean> = () => Promise.resolve(false);
    const answers = { acknowledge: () => outcome(), order: () => outcome(), snooze: () => outcome() };
    const { access, time } = anAccess({ answers });
    for (const answer of ["acknowledge", "order", "snooze"] as const) {
      const token = access.actions.token({ subject, episode: 3, answer }, time.now);
      const use = () => access.actions.use(token, null, { quantity: 1, expected_on: null });
      outcome = () => Promise.resolve(false);
      await expect(use()).rejects.toMatchObject({ code: "alert_over" });
      outcome = () => Promise.reject(new Error("store away"));
      await expect(use()).rejects.toThrow("store away");
      expect((await access.audit(null)).entries.filter(({ event }) => event === "alert_answered")).toHaveLength(
        ["acknowledge", "order", "snooze"].indexOf(answer),
      );
      outcome = () => Promise.resolve(true);
      await use();
      await expect(use()).rejects.toMatchObject({ code: "link_invalid" });
    }
  });

  it("puts the alert off for a week where it says so", async () => {
    const { access, time, answered } = anAccess();
    await access.actions.use(access.actions.token({ subject, episode: 3, answer: "snooze" }, time.now), null);
    expect(answered).toEqual([["snooze", subject, 7, { actor: "link", episode: 3 }]]);
  });

  it("is the same text for the same telling, so that a repeated effect is the same effect", () => {
    const { access, time } = anAccess();
    const linked = { subject, episode: 1, answer: "acknowledge" as const };
    expect(access.actions.token(linked, time.now)).toBe(access.actions.token(linked, time.now));
    expect(access.actions.token(linked, time.now)).not.toBe(access.actions.token(linked, time.now + 1));
  });

  it("ends after three days", async () => {
    const { access, time } = anAccess();
    const token = access.actions.token({ subject, episode: 3, answer: "acknowledge" }, time.now);
    time.now += 3 * DAY_MS;
    await expect(access.actions.look(token)).rejects.toMatchObject({ code: "link_invalid" });
    await expect(access.actions.use(token, null)).rejects.toMatchObject({ code: "link_invalid" });
  });

  it("cannot be made or changed by anybody else", async () => {
    const { access, time } = anAccess();
    const genuine = access.actions.token({ subject, episode: 3, answer: "acknowledge" }, time.now);
    const stranger = createSigner(new Uint8Array(32).fill(9));
    const forged = fc.oneof(
      fc.string(),
      fc.string().map((text) => stranger.sign(`answer ${text}`)),
      fc.constant(access.csrfToken("any session")),
      fc
        .tuple(fc.nat(genuine.length - 1), fc.constantFrom("A", "b", "Z", "9", "-", "_", ".", "="))
        .map(([at, sign]) => {
          const changed = genuine.slice(0, at) + sign + genuine.slice(at + 1);
          return changed === genuine ? "" : changed;
        }),
    );
    await fc.assert(
      fc.asyncProperty(forged, async (token) => {
        await expect(access.actions.look(token)).rejects.toMatchObject({ code: "link_invalid" });
      }),
      { numRuns: 300 },
    );
  });
});
