/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { KeptBroadcast } from "../../src/ports/broadcasts.ts";
import type { Store } from "../../src/ports/store.ts";
import { aBroadcast } from "../store/a-broadcast.ts";
import { SHOP } from "../store/store-builders.ts";

/** Broadcasts to customers, and what became of them. */
export function describeBroadcasts(store: () => Store): void {
  const broadcasts = () => store().broadcasts;
  const keep = async (...kept: readonly KeptBroadcast[]) => {
    for (const one of kept) await broadcasts().add(SHOP, one);
  };
  const dueIds = async (now: number, limit = 9) => (await broadcasts().due(SHOP, now, limit)).map(({ msgid }) => msgid);

  describe("broadcasts", () => {
    it("are kept once each, as they first came, and found by their ids", async () => {
      const other = aBroadcast({ msgid: "msg-0", channel: "另一个", next_at: null });
      await keep(aBroadcast(), other, aBroadcast({ channel: "第二次", at: 9 }));
      const many = Array.from({ length: 120 }, (_, i) => `x${i}`);
      expect(await broadcasts().of(SHOP, [...many, "msg-1", "msg-0", "msg-1"])).toEqual([other, aBroadcast()]);
      expect(await broadcasts().of(SHOP, [])).toEqual([]);
      expect(await broadcasts().of("other", ["msg-1"])).toEqual([]);
    });

    it("are due from their time on, the longest due first, a share at a time", async () => {
      const of = (msgid: string, next_at: number | null) => aBroadcast({ msgid, next_at });
      await keep(of("b", 2_000), of("a", 2_000), of("first", 1_500), of("later", 2_001), of("over", null));
      expect(await dueIds(2_000)).toEqual(["first", "a", "b"]);
      expect(await dueIds(2_001, 2)).toEqual(["first", "a"]);
      expect(await dueIds(1_499)).toEqual([]);
      expect(await broadcasts().due("other", 9_000, 9)).toEqual([]);
    });

    it("keep how they stand, with their channel and time as they were", async () => {
      await keep(aBroadcast());
      const counts = { waiting: 2, sent: 3, lost: 1, limited: 0 };
      const told = aBroadcast({ asks: 1, next_at: 5_000, counts });
      await broadcasts().save(SHOP, { ...told, channel: "改名", at: 9 });
      expect(await broadcasts().of(SHOP, ["msg-1"])).toEqual([told]);
      const ended = { ...told, asks: 2, next_at: null, is_cancelled: true };
      await broadcasts().save(SHOP, ended);
      expect(await broadcasts().of(SHOP, ["msg-1"])).toEqual([ended]);
      await broadcasts().save(SHOP, aBroadcast({ msgid: "unknown" }));
      expect(await broadcasts().of(SHOP, ["unknown"])).toEqual([]);
    });

    it("are forgotten when they are old, a share at a time, the oldest first", async () => {
      await keep(...[3, 1, 2, 9].map((at) => aBroadcast({ msgid: `m${at}`, at })));
      expect(await broadcasts().forget(9, 2)).toBe(2);
      expect((await broadcasts().of(SHOP, ["m1", "m2", "m3", "m9"])).map(({ at }) => at)).toEqual([3, 9]);
      expect(await broadcasts().forget(9, 2)).toBe(1);
      expect(await broadcasts().forget(9, 2)).toBe(0);
    });

    it("go with their installation", async () => {
      await keep(aBroadcast());
      await store().registry.removeInstallation(SHOP);
      expect(await broadcasts().of(SHOP, ["msg-1"])).toEqual([]);
    });
  });
}
