/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { EntryPlace } from "../../src/ports/inbox.ts";
import type { Store } from "../../src/ports/store.ts";
import { aChange, anEntry, PROBLEM, SHOP } from "../store/store-builders.ts";
import { aStockLevel } from "../store/row-builders.ts";

/** What the line of incoming messages promises. */
export function describeInbox(store: () => Store): void {
  const inbox = () => store().inbox;
  const claim = (limit: number, now: number, lease_ms = 1_000) =>
    inbox().claim({ installation_id: SHOP, limit, now, lease_ms });
  /** What is due, given back at once. */
  const due = (limit: number, now: number) => claim(limit, now, -now);
  const waitingIds = async (limit = 100, now = 5_000) => (await due(limit, now)).map(({ delivery_id }) => delivery_id);

  async function placeOf(delivery_id: string): Promise<EntryPlace> {
    const found = (await inbox().waiting(SHOP, 100)).find((entry) => entry.delivery_id === delivery_id);
    if (found === undefined) throw new Error(`${delivery_id} does not wait`);
    return { installation_id: SHOP, id: found.id };
  }

  describe("inbox", () => {
    it("keeps an entry exactly as it came", async () => {
      const entry = anEntry("d1", {
        form: "sales_order",
        source: "poll",
        trust: "reread",
        received_at: 1_764_000_000_123,
        body: '{"note":"线\\u0000末 👨‍👩‍👧‍👦","n":1.10}',
      });
      expect(await inbox().append([entry])).toBe(1);
      expect(await inbox().waiting(SHOP, 10)).toEqual([{ ...entry, id: expect.any(Number), attempts: 0 }]);
    });

    it("keeps entries in order of arrival, whatever their time", async () => {
      await inbox().append([anEntry("late", { received_at: 9_000 }), anEntry("early", { received_at: 1 })]);
      await inbox().append([anEntry("last", { received_at: 5 })]);
      expect(await waitingIds()).toEqual(["late", "early", "last"]);
      expect(await waitingIds(2)).toEqual(["late", "early"]);
    });

    it("leaves out what is known and counts what is new", async () => {
      expect(await inbox().append([anEntry("d1"), anEntry("d2"), anEntry("d1")])).toBe(2);
      expect(await inbox().append([anEntry("d2", { body: "other" }), anEntry("d3")])).toBe(1);
      expect(await inbox().append([])).toBe(0);
      expect(await waitingIds()).toEqual(["d1", "d2", "d3"]);
    });

    it("takes the same delivery id of another form or installation for another message", async () => {
      const others = [anEntry("d1", { form: "item" }), anEntry("d1", { installation_id: "other" })];
      expect(await inbox().append([anEntry("d1"), ...others])).toBe(3);
    });

    it("tells each of many callers at once how many of its own entries were new", async () => {
      const calls = Array.from({ length: 200 }, (_, i) => inbox().append([anEntry(`d${i}`), anEntry(`d${i % 100}`)]));
      const added = await Promise.all(calls);
      expect(added).toEqual([...Array.from({ length: 100 }, () => 1), ...Array.from({ length: 100 }, () => 1)]);
      expect((await inbox().summary(SHOP)).waiting).toBe(200);
    });

    it("lets entries wait until they are settled", async () => {
      await inbox().append([anEntry("d1"), anEntry("d2"), anEntry("d3")]);
      expect(await waitingIds()).toEqual(await waitingIds());
      await inbox().finish([await placeOf("d1"), await placeOf("d3")]);
      expect(await waitingIds()).toEqual(["d2"]);
      expect(await inbox().append([anEntry("d1")])).toBe(0);
    });

    it("hands an entry to one worker, and to another where it is not settled within the lease", async () => {
      await inbox().append([anEntry("d1"), anEntry("d2"), anEntry("d3")]);
      const taken = async (now: number) => (await claim(2, now)).map(({ delivery_id }) => delivery_id);
      expect(await taken(5_000)).toEqual(["d1", "d2"]);
      expect(await taken(5_999)).toEqual(["d3"]);
      expect(await taken(5_999)).toEqual([]);
      await inbox().finish([await placeOf("d1")]);
      expect(await taken(7_000)).toEqual(["d2", "d3"]);
      expect((await inbox().summary(SHOP)).waiting).toBe(2);
    });

    it("names the installations that have something due, so that a long line keeps nobody waiting", async () => {
      const later = anEntry("d1", { installation_id: "later" });
      await inbox().append([anEntry("d1"), anEntry("d1", { installation_id: "another" }), anEntry("d2"), later]);
      const [put_off] = await inbox().waiting("later", 1);
      await inbox().postpone({ installation_id: "later", id: put_off?.id ?? 0 }, 9_000);
      expect(await inbox().busyInstallations(5_000)).toEqual(["another", SHOP]);
      expect(await inbox().busyInstallations(9_000)).toEqual(["another", "later", SHOP]);
      expect(await claim(10, 5_000)).toHaveLength(2);
      expect(await inbox().busyInstallations(5_000)).toEqual(["another"]);
    });

    it("finishes an entry with the change that was made from it, in one go", async () => {
      await inbox().append([anEntry("d1"), anEntry("d2")]);
      await store().records.apply([aChange("r1", [aStockLevel()], { inbox_id: (await placeOf("d1")).id })]);
      expect(await waitingIds()).toEqual(["d2"]);
    });

    it("puts off an entry without losing its place in the line", async () => {
      await inbox().append([anEntry("d1"), anEntry("d2")]);
      await inbox().postpone(await placeOf("d1"), 8_000);
      expect(await waitingIds(10, 7_999)).toEqual(["d2"]);
      expect(await waitingIds(10, 8_000)).toEqual(["d1", "d2"]);
      expect((await inbox().waiting(SHOP, 1))[0]?.attempts).toBe(1);
    });

    it("puts off only what waits: an entry settled meanwhile stays as it is", async () => {
      await inbox().append([anEntry("d1"), anEntry("d2")]);
      const [first, second] = [await placeOf("d1"), await placeOf("d2")];
      await inbox().setAside(first, PROBLEM, 6_000);
      await inbox().finish([second]);
      for (const place of [first, second]) await inbox().postpone(place, 0);
      expect(await inbox().aside(SHOP, 10)).toMatchObject([{ ...first, attempts: 0 }]);
      expect(await waitingIds()).toEqual([]);
    });

    it("sets an entry apart with its reason, so that it blocks nobody", async () => {
      await inbox().append([anEntry("d1"), anEntry("d2"), anEntry("d3")]);
      const first = await placeOf("d1");
      await inbox().setAside(first, PROBLEM, 6_000);
      await inbox().setAside(await placeOf("d3"), PROBLEM, 5_500);
      expect(await waitingIds()).toEqual(["d2"]);
      const aside = await inbox().aside(SHOP, 10);
      expect(aside.map(({ delivery_id }) => delivery_id)).toEqual(["d3", "d1"]);
      expect(aside[1]).toEqual({ ...anEntry("d1"), ...first, attempts: 0, problem: PROBLEM, aside_at: 6_000 });
      expect(await inbox().aside(SHOP, 1)).toHaveLength(1);
      expect(await inbox().aside("other", 10)).toEqual([]);
    });

    it("sets apart also what a change has worked off: part of it was not usable", async () => {
      await inbox().append([anEntry("d1")]);
      const place = await placeOf("d1");
      await inbox().finish([place]);
      await inbox().setAside(place, PROBLEM, 6_000);
      await inbox().finish([place]);
      expect((await inbox().summary(SHOP)).aside).toBe(1);
    });

    it("puts an entry set apart back in line, with its patience renewed", async () => {
      await inbox().append([anEntry("d1"), anEntry("d2")]);
      const place = await placeOf("d1");
      await inbox().postpone(place, 90_000);
      await inbox().setAside(place, PROBLEM, 6_000);
      expect(await inbox().retryAside("other", place.id)).toBe(false);
      expect(await inbox().retryAside(SHOP, place.id)).toBe(true);
      expect(await inbox().retryAside(SHOP, place.id)).toBe(false);
      expect(await inbox().waiting(SHOP, 1)).toMatchObject([{ delivery_id: "d1", attempts: 0 }]);
      expect(await inbox().aside(SHOP, 10)).toEqual([]);
    });

    it("does not put back what was never set apart", async () => {
      await inbox().append([anEntry("d1")]);
      expect(await inbox().retryAside(SHOP, (await placeOf("d1")).id)).toBe(false);
      expect(await inbox().retryAside(SHOP, 987)).toBe(false);
    });

    it("sums up the line", async () => {
      await inbox().append([
        anEntry("d1", { received_at: 3_000 }),
        anEntry("d2", { received_at: 2_000, source: "poll" }),
        anEntry("d3", { received_at: 1_000 }),
        anEntry("d4", { received_at: 4_000, source: "poll" }),
        anEntry("d1", { received_at: 9_000, installation_id: "other" }),
      ]);
      await inbox().finish([await placeOf("d4")]);
      await inbox().setAside(await placeOf("d3"), PROBLEM, 6_000);
      expect(await inbox().summary(SHOP)).toEqual({
        waiting: 2,
        oldest_waiting_at: 2_000,
        aside: 1,
        last_push_at: 3_000,
      });
    });

    it("sums up an empty line", async () => {
      const empty = { waiting: 0, oldest_waiting_at: null, aside: 0, last_push_at: null };
      expect(await inbox().summary(SHOP)).toEqual(empty);
    });

    it("forgets old bodies of what is worked off, and still knows the message", async () => {
      await inbox().append([anEntry("d1"), anEntry("d2"), anEntry("d3", { received_at: 2_000 }), anEntry("d4")]);
      await inbox().finish([await placeOf("d1"), await placeOf("d3")]);
      await inbox().setAside(await placeOf("d4"), PROBLEM, 6_000);
      expect(await inbox().prune(2_000)).toBe(1);
      expect(await inbox().prune(2_000)).toBe(0);
      expect(await inbox().append([anEntry("d1")])).toBe(0);
      expect((await inbox().waiting(SHOP, 1))[0]?.body).toBe(anEntry("d2").body);
      expect((await inbox().aside(SHOP, 1))[0]?.body).toBe(anEntry("d4").body);
    });

    it("forgets old messages that have no body any more, the oldest first, and nothing that somebody may still need", async () => {
      const at = (received_at: number) => ({ received_at });
      await inbox().append([
        anEntry("old", at(1)),
        anEntry("older", at(0)),
        anEntry("new", at(9)),
        anEntry("waits", at(0)),
      ]);
      await inbox().append([anEntry("aside", at(0)), anEntry("with body", at(3))]);
      await inbox().setAside(await placeOf("aside"), PROBLEM, 6_000);
      for (const id of ["old", "older", "new", "with body"]) await inbox().finish([await placeOf(id)]);
      await inbox().prune(3);
      expect(await inbox().forget(5, 1)).toBe(1);
      expect(await inbox().append([anEntry("older")])).toBe(1);
      expect(await inbox().append([anEntry("old")])).toBe(0);
      expect(await inbox().forget(5, 10)).toBe(1);
      expect(await inbox().forget(5, 10)).toBe(0);
      expect(await inbox().append([anEntry("new"), anEntry("with body"), anEntry("waits"), anEntry("aside")])).toBe(0);
    });
  });
}
