/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { Message } from "../../src/contracts/message.ts";
import type { EffectAction, EffectOutcome, NewEffect } from "../../src/ports/outbox.ts";
import type { Store } from "../../src/ports/store.ts";
import { addEffects, anEffect, aSubject, PROBLEM, SHOP } from "../store/store-builders.ts";

const MESSAGE: Message = {
  channel: "采购群",
  receiver_role: "采购",
  receiver: null,
  severity: "out",
  title: "【缺货】保温杯",
  lines: ["可用 0 件"],
  link: null,
  reference: "CUP/WH/1",
};

const ACTIONS: readonly EffectAction[] = [
  anEffect("x").action,
  {
    kind: "create_record",
    form: "stockout_alert",
    values: { effect_key: "e" },
    start_trigger: true,
    start_workflow: false,
  },
  { kind: "update_created", form: "stockout_alert", created_by: "e", values: { alert_status: "已解除" } },
  { kind: "send_message", message: MESSAGE },
];

/** The shop's writes to the platform. */
const WRITES = { installation_id: SHOP, lane: "platform" } as const;

/** What the list of effects promises. */
export function describeOutbox(store: () => Store): void {
  const outbox = () => store().outbox;
  const add = (...effects: readonly NewEffect[]) => addEffects(store(), ...effects);
  const claim = async (now: number, limit = 10, lease_ms = 1_000) =>
    (await outbox().claim({ ...WRITES, limit, now, lease_ms })).map(({ effect_key }) => effect_key);
  const stateOf = async (key: string) => (await outbox().get(SHOP, key))?.state;

  async function take(key: string, now = 10_000, lease_ms = 1_000) {
    const found = (await outbox().claim({ ...WRITES, limit: 100, now, lease_ms })).find(
      ({ effect_key }) => effect_key === key,
    );
    if (found === undefined) throw new Error(`${key} was not free`);
    return found;
  }

  const placeOf = (id: number) => ({ installation_id: SHOP, id });
  const own = (key: string, parts: Partial<NewEffect> = {}) => anEffect(key, { line: key, ...parts });

  describe("outbox", () => {
    it.each(ACTIONS)("keeps an effect that is to $kind as it was decided", async (action) => {
      const effect = anEffect("e1", { action, replaces_line: true, due_at: 7, caused_at: 3, priority: 0 });
      await add(effect);
      const waiting = { id: expect.any(Number), state: "waiting", attempts: 0, interrupted: false };
      const untouched = { problem: null, receipt: null, settled_at: null };
      expect(await outbox().get(SHOP, "e1")).toEqual({ ...effect, ...waiting, ...untouched });
      const lane = action.kind === "send_message" ? "messages" : "platform";
      expect(await outbox().claim({ installation_id: SHOP, lane, limit: 1, now: 10, lease_ms: 1 })).toEqual([
        { ...effect, ...waiting, ...untouched, state: "held" },
      ]);
    });

    it("takes the same key again for the same effect", async () => {
      await add(own("e1"), own("e1", { priority: 0, line: "other" }));
      expect(await outbox().list(SHOP, {}, 10)).toHaveLength(1);
      expect((await outbox().get(SHOP, "e1"))?.priority).toBe(5);
      expect(await outbox().get("other", "e1")).toBeNull();
    });

    it("adds effects with the setting that remembers them, for one alone of those who begin from the same", async () => {
      const { registry } = store();
      const step = (before: string | null, after: string) => ({ installation_id: SHOP, name: "told", before, after });
      const first = ["1", "2", "3"].map((after) => outbox().addWith(step(null, after), [own(`e${after}`)]));
      const isAdded = await Promise.all(first);
      expect(isAdded.filter(Boolean)).toHaveLength(1);
      const kept = String(isAdded.indexOf(true) + 1);
      expect(await registry.setting(SHOP, "told")).toBe(kept);
      expect((await outbox().list(SHOP, {}, 10)).map(({ effect_key }) => effect_key)).toEqual([`e${kept}`]);
      expect(await outbox().addWith(step("other", "4"), [own("e4")])).toBe(false);
      expect(await outbox().addWith(step(kept, "4"), [own("e4", { line: `e${kept}`, replaces_line: true })])).toBe(
        true,
      );
      expect([await stateOf(`e${kept}`), await stateOf("e4")]).toEqual(["replaced", "waiting"]);
      expect(await outbox().addWith(step("4", "5"), [])).toBe(true);
      expect(await registry.setting(SHOP, "told")).toBe("5");
      expect(await registry.setting("other", "told")).toBeNull();
    });

    it("hands out what is due by priority, then age", async () => {
      await add(
        own("low", { priority: 9 }),
        own("late", { due_at: 5_000 }),
        own("old"),
        own("new"),
        own("top", { priority: 0 }),
      );
      expect(await claim(4_999, 3)).toEqual(["top", "old", "new"]);
      expect(await claim(5_000)).toEqual(["late", "low"]);
    });

    it("holds what it handed out until the lease is over, then says that it may have happened", async () => {
      await add(own("e1"));
      expect(await take("e1", 1_000)).toMatchObject({ state: "held", attempts: 0, interrupted: false });
      expect(await claim(1_999)).toEqual([]);
      expect(await take("e1", 2_000)).toMatchObject({ state: "held", attempts: 1, interrupted: true });
    });

    it("does not forget that a try never ended when the next one ends", async () => {
      await add(own("e1"));
      await take("e1", 1_000);
      const { id } = await take("e1", 2_000);
      await outbox().settle(placeOf(id), { kind: "retry", due_at: 3_000, problem: PROBLEM, is_try: true });
      expect(await take("e1", 3_000)).toMatchObject({ attempts: 2, interrupted: true, problem: PROBLEM });
    });

    it("never hands out two of a line, and keeps their order", async () => {
      await add(anEffect("first"), anEffect("second", { priority: 0 }), own("other", { priority: 9 }));
      expect(await claim(1_000)).toEqual(["first", "other"]);
      expect(await claim(1_500)).toEqual([]);
      const { id } = await take("first", 2_500);
      await outbox().settle(placeOf(id), { kind: "done", at: 2_600, receipt: null });
      expect(await take("second", 2_600)).toMatchObject({ effect_key: "second" });
    });

    it("lets a line wait for its oldest effect, even where that is not due", async () => {
      await add(anEffect("first", { due_at: 9_000 }), anEffect("second"));
      expect(await claim(1_000)).toEqual([]);
    });

    it("goes on with a line whose oldest effect was given up", async () => {
      await add(anEffect("first"), anEffect("second"));
      const { id } = await take("first", 1_000);
      await outbox().settle(placeOf(id), { kind: "dead", at: 1_100, problem: PROBLEM });
      expect(await claim(1_200)).toEqual(["second"]);
    });

    it("keeps lines of the same name in two installations apart", async () => {
      await add(anEffect("e1"), anEffect("e2", { installation_id: "other" }));
      const wish = { ...WRITES, limit: 10, now: 20_000, lease_ms: 1_000 };
      expect(await outbox().claim({ ...wish, installation_id: "other" })).toMatchObject([{ effect_key: "e2" }]);
      expect(await outbox().claim(wish)).toMatchObject([{ effect_key: "e1" }]);
    });

    it("retires what waits in a line when a newer effect replaces it", async () => {
      await add(
        anEffect("waiting-1"),
        anEffect("waiting-2"),
        own("elsewhere"),
        anEffect("newest", { replaces_line: true }),
      );
      expect(await Promise.all(["waiting-1", "waiting-2", "elsewhere", "newest"].map(stateOf))).toEqual([
        "replaced",
        "replaced",
        "waiting",
        "waiting",
      ]);
      expect(await claim(1_000)).toEqual(["elsewhere", "newest"]);
    });

    it("lets an effect under way end before the one that replaces it begins", async () => {
      await add(anEffect("running"));
      const { id } = await take("running", 1_000);
      await add(anEffect("newest", { replaces_line: true }));
      expect(await claim(1_500)).toEqual([]);
      await outbox().settle(placeOf(id), { kind: "done", at: 1_600, receipt: null });
      expect([await stateOf("running"), await claim(1_700)]).toEqual(["done", ["newest"]]);
    });

    it("does not try again what was replaced while it was under way", async () => {
      await add(anEffect("running"));
      const { id } = await take("running", 1_000);
      await add(anEffect("newest", { replaces_line: true }));
      await outbox().settle(placeOf(id), { kind: "retry", due_at: 1_500, problem: PROBLEM, is_try: true });
      expect(await stateOf("running")).toBe("replaced");
      expect(await claim(2_000)).toEqual(["newest"]);
    });

    it("keeps what the other side answered", async () => {
      await add(own("e1"));
      const { id } = await take("e1");
      await outbox().settle(placeOf(id), { kind: "done", at: 10_500, receipt: "record-9" });
      const done = { state: "done", receipt: "record-9", settled_at: 10_500, problem: null, attempts: 1 };
      expect(await outbox().get(SHOP, "e1")).toMatchObject(done);
      expect(await claim(99_000)).toEqual([]);
    });

    it("tries again when the time has come", async () => {
      await add(own("e1"));
      const { id } = await take("e1", 1_000);
      await outbox().settle(placeOf(id), { kind: "retry", due_at: 4_000, problem: PROBLEM, is_try: true });
      expect(await outbox().get(SHOP, "e1")).toMatchObject({ state: "waiting", problem: PROBLEM, settled_at: null });
      expect(await claim(3_999)).toEqual([]);
      expect(await take("e1", 4_000)).toMatchObject({ attempts: 1, interrupted: false });
    });

    it("does not count a turn that was only waited for as a try", async () => {
      await add(own("e1"));
      const { id } = await take("e1", 1_000);
      await outbox().settle(placeOf(id), { kind: "retry", due_at: 4_000, problem: PROBLEM, is_try: false });
      expect(await take("e1", 4_000)).toMatchObject({ attempts: 0 });
    });

    it("hands out messages and writes by lines of their own, so that neither waits for the other", async () => {
      await add(own("write"), own("message", { action: { kind: "send_message", message: MESSAGE }, priority: 9 }));
      const wish = { ...WRITES, limit: 10, now: 1_000, lease_ms: 1_000 };
      expect(await outbox().claim({ ...wish, lane: "messages" })).toMatchObject([{ effect_key: "message" }]);
      expect(await outbox().claim(wish)).toMatchObject([{ effect_key: "write" }]);
    });

    it("names the installations that have anything left to do, each once", async () => {
      expect(await outbox().busyInstallations()).toEqual([]);
      await add(own("e1"), own("e2"), own("e3", { installation_id: "other" }), own("e4", { due_at: 90_000 }));
      expect((await outbox().busyInstallations()).toSorted()).toEqual(["other", SHOP]);
      const { id } = await take("e1");
      await outbox().settle(placeOf(id), { kind: "done", at: 1, receipt: null });
      await outbox().claim({ ...WRITES, installation_id: "other", limit: 9, now: 10_000, lease_ms: 1_000 });
      expect((await outbox().busyInstallations()).toSorted()).toEqual(["other", SHOP]);
    });

    it("holds on to what is renewed in time, and to nothing else", async () => {
      await add(own("kept"), own("left"));
      const kept = await take("kept", 1_000);
      expect(await outbox().renew([kept], 5_000)).toEqual([]);
      expect(await claim(4_999, 10)).toEqual(["left"]);
      expect(await claim(5_000)).toEqual(["kept"]);
    });

    it("tells whoever renews what must not be begun any more: taken by another, ended, replaced", async () => {
      await add(own("taken"), own("ended"), anEffect("replaced"), own("fine"));
      const held = await outbox().claim({ ...WRITES, limit: 9, now: 1_000, lease_ms: 500 });
      const idOf = (key: string) => held.find(({ effect_key }) => effect_key === key)?.id ?? 0;
      await outbox().renew(
        held.filter(({ effect_key }) => effect_key !== "taken"),
        9_000,
      );
      expect(await claim(1_500)).toEqual(["taken"]);
      await outbox().settle(placeOf(idOf("ended")), { kind: "done", at: 1_600, receipt: null });
      await add(anEffect("newest", { replaces_line: true }));
      const stopped = await outbox().renew(held, 12_000);
      expect(stopped.toSorted()).toEqual([idOf("taken"), idOf("ended"), idOf("replaced")].toSorted());
      expect(await claim(9_001)).toEqual(["taken"]);
    });

    it("takes back what was not begun, as if it had never been taken", async () => {
      await add(own("e1"), own("e2"));
      const [first, second] = await outbox().claim({ ...WRITES, limit: 9, now: 1_000, lease_ms: 500 });
      if (first === undefined || second === undefined) throw new Error("two were free");
      await outbox().release([first]);
      expect(await take("e1", 1_000)).toMatchObject({ attempts: 0, interrupted: false });
      expect(await claim(1_001)).toEqual([]);
    });

    it("does not take from a worker what another one gives back too late", async () => {
      await add(own("e1"));
      const late = await take("e1", 1_000, 500);
      await take("e1", 1_500, 9_000);
      await outbox().release([late]);
      expect(await claim(2_000)).toEqual([]);
    });

    it("retires what is given back after a newer effect has replaced its line", async () => {
      await add(anEffect("old"));
      const old = await take("old", 1_000);
      await add(anEffect("new", { replaces_line: true }));
      await outbox().release([old]);
      expect([await stateOf("old"), await claim(1_001)]).toEqual(["replaced", ["new"]]);
    });

    it("settles many at once", async () => {
      const keys = Array.from({ length: 30 }, (_, i) => `e${i}`);
      await add(...keys.map((key) => own(key)));
      const held = await outbox().claim({ ...WRITES, limit: 30, now: 1_000, lease_ms: 1_000 });
      await Promise.all(held.map(({ id }) => outbox().settle(placeOf(id), { kind: "done", at: 1, receipt: `r${id}` })));
      expect(await outbox().counts(SHOP)).toEqual({ waiting: 0, held: 0, done: 30, dead: 0, replaced: 0 });
    });

    it.each([
      { late: { kind: "retry", due_at: 0, problem: PROBLEM, is_try: true }, want: "done" },
      { late: { kind: "dead", at: 0, problem: PROBLEM }, want: "done" },
      { late: { kind: "done", at: 9, receipt: "second" }, want: "done" },
    ] as const)("is not moved by a $late.kind that comes after the end", async ({ late, want }) => {
      await add(own("e1"));
      const { id } = await take("e1", 1_000);
      await outbox().settle(placeOf(id), { kind: "done", at: 5, receipt: "first" });
      await outbox().settle(placeOf(id), late);
      expect(await outbox().get(SHOP, "e1")).toMatchObject({
        state: want,
        receipt: "first",
        settled_at: 5,
        problem: null,
      });
    });

    it("takes what was done for done, even after it was given up", async () => {
      await add(own("e1"));
      const { id } = await take("e1", 1_000);
      await outbox().settle(placeOf(id), { kind: "dead", at: 5, problem: PROBLEM });
      await outbox().settle(placeOf(id), { kind: "retry", due_at: 0, problem: PROBLEM, is_try: true });
      expect(await stateOf("e1")).toBe("dead");
      await outbox().settle(placeOf(id), { kind: "done", at: 6, receipt: "late" });
      expect(await outbox().get(SHOP, "e1")).toMatchObject({ state: "done", receipt: "late", problem: null });
    });

    it("lists effects of a state or kind, newest first", async () => {
      await add(own("e1"), own("e2", { action: { kind: "send_message", message: MESSAGE } }), own("e3"));
      const { id } = await take("e1", 1_000);
      await outbox().settle(placeOf(id), { kind: "dead", at: 5, problem: PROBLEM });
      const keys = async (filter: Parameters<Store["outbox"]["list"]>[1], limit = 9) =>
        (await outbox().list(SHOP, filter, limit)).map(({ effect_key }) => effect_key);
      expect(await keys({})).toEqual(["e3", "e2", "e1"]);
      expect(await keys({}, 2)).toEqual(["e3", "e2"]);
      expect(await keys({ state: "held" })).toEqual(["e3"]);
      expect(await keys({ state: "dead" })).toEqual(["e1"]);
      expect(await keys({ kind: "send_message" })).toEqual(["e2"]);
      expect(await keys({ kind: "send_message", state: "dead" })).toEqual([]);
      expect(await outbox().list("other", {}, 9)).toEqual([]);
    });

    it("adds what follows from the time alone, each key once", async () => {
      const action = { kind: "send_message", message: MESSAGE } as const;
      await outbox().add([anEffect("week", { action }), anEffect("other", { action })]);
      await outbox().add([anEffect("week", { action, due_at: 99 })]);
      await outbox().add([]);
      expect((await outbox().list(SHOP, { kind: "send_message" }, 9)).map(({ effect_key }) => effect_key)).toEqual([
        ...["other", "week"],
      ]);
    });

    it("tells which messages of a line are over, oldest first", async () => {
      const action = { kind: "send_message", message: MESSAGE } as const;
      await add(anEffect("earlier", { action }));
      expect((await outbox().ofSubject(aSubject(), 9, "send_message")).map(({ effect_key }) => effect_key)).toEqual([
        "earlier",
      ]);
      const parts = { line: "digest", replaces_line: true, action };
      for (const key of ["m1", "m2", "m3"]) await add(anEffect(key, parts));
      await add(anEffect("other", { action }), anEffect("record", { line: "digest" }));
      const over = async () =>
        (await outbox().messagesOfLine(SHOP, "digest")).map(({ effect_key, state }) => `${effect_key} ${state}`);
      expect(await over()).toEqual(["m1 replaced", "m2 replaced"]);
      const last = await outbox().get(SHOP, "m3");
      await outbox().settle({ installation_id: SHOP, id: last?.id ?? 0 }, { kind: "done", at: 9, receipt: null });
      expect(await over()).toEqual(["m1 replaced", "m2 replaced", "m3 done"]);
    });

    it("lists effects of a subject, newest first", async () => {
      await add(own("e1"), own("e2"), own("e3", { location_code: "WEB" }), own("e4", { item_code: "PLATE" }));
      const keys = async (limit: number) =>
        (await outbox().ofSubject(aSubject(), limit)).map(({ effect_key }) => effect_key);
      expect([await keys(9), await keys(1)]).toEqual([["e2", "e1"], ["e2"]]);
    });

    it("puts a dead effect back in line, its patience whole again, for a person who vouches that it did not happen", async () => {
      await add(own("e1"));
      await take("e1", 1_000);
      const { id } = await take("e1", 2_000);
      expect(await outbox().replay(SHOP, id, 3_000)).toBe(false);
      await outbox().settle(placeOf(id), { kind: "dead", at: 2_100, problem: PROBLEM });
      expect(await outbox().replay("other", id, 3_000)).toBe(false);
      expect(await outbox().replay(SHOP, id, 3_000)).toBe(true);
      expect(await outbox().replay(SHOP, id, 3_000)).toBe(false);
      expect(await claim(2_999)).toEqual([]);
      expect(await take("e1", 3_000)).toMatchObject({ attempts: 0, interrupted: false, settled_at: null });
      expect(await outbox().replay(SHOP, 987, 3_000)).toBe(false);
    });

    it("does not bring back an effect that a newer one has replaced: old values would overwrite new ones", async () => {
      await add(anEffect("old"));
      const { id } = await take("old", 1_000);
      await outbox().settle(placeOf(id), { kind: "dead", at: 1_100, problem: PROBLEM });
      await add(anEffect("new", { replaces_line: true }));
      expect(await outbox().replay(SHOP, id, 3_000)).toBe(true);
      expect(await stateOf("old")).toBe("replaced");
    });

    it("forgets old effects that are over, but none that created a record or that somebody may still look at", async () => {
      const creation = ACTIONS[1];
      if (creation === undefined) throw new Error("there is no creation");
      await add(
        own("done", { caused_at: 1 }),
        own("later", { caused_at: 9 }),
        own("created", { caused_at: 1, action: creation }),
        own("dead", { caused_at: 1 }),
        own("waits", { caused_at: 1 }),
      );
      for (const key of ["done", "later", "created", "dead"]) {
        const { id } = await outbox()
          .get(SHOP, key)
          .then((found) => found ?? { id: 0 });
        await claim(10_000, 100);
        const end = {
          at: 2,
          ...(key === "dead" ? { kind: "dead", problem: PROBLEM } : { kind: "done", receipt: null }),
        };
        await outbox().settle(placeOf(id), end as EffectOutcome);
      }
      await add(own("replaced", { caused_at: 1 }), own("newer", { line: "replaced", replaces_line: true }));
      expect(await stateOf("replaced")).toBe("replaced");
      expect(await outbox().forget(5, 1)).toBe(1);
      expect(await outbox().forget(5, 10)).toBe(1);
      expect(await outbox().forget(5, 10)).toBe(0);
      const left = await Promise.all(["done", "replaced", "later", "created", "dead", "waits", "newer"].map(stateOf));
      expect(left).toEqual([undefined, undefined, "done", "done", "dead", "held", "waiting"]);
    });
  });
}
