import { describe, expect, it } from "@jest/globals";
import { broadcastWords } from "../../../src/app/broadcast/broadcast-words.ts";
import type { KeptBroadcast } from "../../../src/ports/broadcasts.ts";
import { aBroadcast } from "../../store/a-broadcast.ts";

const counts = { waiting: 2, sent: 3, lost: 1, limited: 1 };

describe("how a broadcast stands, in words", () => {
  it.each<{ name: string; parts: Partial<KeptBroadcast>; words: string }>([
    { name: "not asked about yet", parts: {}, words: "待员工在企业微信中确认后才会发出" },
    {
      name: "confirmed in part",
      parts: { counts },
      words: "待员工确认 2 人，已发出 3 人，不是好友 1 人，群发次数已满 1 人",
    },
    {
      name: "of which some were never confirmed",
      parts: { counts: { ...counts, lost: 0, limited: 0 }, next_at: null },
      words: "员工未确认 2 人，已发出 3 人",
    },
    { name: "gone to all", parts: { counts: { ...counts, waiting: 0, lost: 0, limited: 0 } }, words: "已发出 3 人" },
    {
      name: "of which nothing was ever known",
      parts: { next_at: null },
      words: "没有查到结果，请在企业微信中查看",
    },
    { name: "called off at once", parts: { next_at: null, is_cancelled: true }, words: "群发任务已取消" },
    {
      name: "called off later",
      parts: { counts: { ...counts, lost: 0, limited: 0 }, next_at: null, is_cancelled: true },
      words: "群发任务已取消，员工未确认 2 人，已发出 3 人",
    },
  ])("$name", ({ parts, words }) => {
    expect(broadcastWords(aBroadcast(parts))).toBe(words);
  });
});
