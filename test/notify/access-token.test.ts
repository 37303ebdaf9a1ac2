import { describe, expect, it } from "@jest/globals";
import {
  createAccessTokens,
  sendWithToken,
  type TokenReply,
} from "../../src/adapters/notify/wechat-token/access-token.ts";

const PROBLEM = { code: "x", message: "x", hint: "x" };

/** A vendor that gives numbered tokens, and counts how often it was asked. */
function aVendor(life_s = 7_200) {
  const time = { now: 1_000_000 };
  const tokens = createAccessTokens({ now: () => time.now });
  const calls: number[] = [];
  let answers: TokenReply[] = [];
  const fetchToken = () => {
    calls.push(time.now);
    return Promise.resolve(
      answers.shift() ?? ({ kind: "token", token: `token-${calls.length}`, expires_in_s: life_s } as const),
    );
  };
  return {
    time,
    calls,
    source: (name = "account") => tokens(name, fetchToken),
    answer: (...next: TokenReply[]) => (answers = next),
  };
}

describe("a vendor's token", () => {
  it("is fetched once by all who ask at the same time, and kept", async () => {
    const { source, calls } = aVendor();
    const replies = await Promise.all([1, 2, 3].map(() => source().token()));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    await source().token();
    expect(calls).toHaveLength(1);
  });

  it("belongs to its account", async () => {
    const { source, calls } = aVendor();
    await source("one").token();
    expect(await source("two").token()).toMatchObject({ token: "token-2" });
    expect(calls).toHaveLength(2);
  });

  it.each([
    { life_s: 7_200, kept_s: 7_080 },
    { life_s: 100, kept_s: 50 },
  ])("that lives $life_s s is kept for $kept_s s", async ({ life_s, kept_s }) => {
    const { source, calls, time } = aVendor(life_s);
    await source().token();
    time.now += kept_s * 1_000 - 1;
    await source().token();
    expect(calls).toHaveLength(1);
    time.now += 1;
    await source().token();
    expect(calls).toHaveLength(2);
  });

  it("that was replaced meanwhile is not dropped again by who still held the old one", async () => {
    const { source, calls } = aVendor();
    await source().token();
    source().drop("token-1");
    await source().token();
    source().drop("token-1");
    expect(await source().token()).toMatchObject({ token: "token-2" });
    expect(calls).toHaveLength(2);
  });

  it("is asked for at most 20 times a minute, whatever happens to it", async () => {
    const { source, calls, time } = aVendor();
    const replies: TokenReply[] = [];
    for (let i = 0; i < 50; i += 1) {
      const reply = await source().token();
      if (reply.kind === "token") source().drop(reply.token);
      replies.push(reply);
    }
    expect(replies.filter(({ kind }) => kind === "token")).toHaveLength(20);
    expect(replies.at(-1)).toMatchObject({ outcome: { kind: "rate", problem: { code: "token_turn" } } });
    expect(calls).toHaveLength(20);
    time.now += 120_000;
    expect((await source().token()).kind).toBe("token");
  });

  it("that a person must see to is not asked for again for a minute; one that is late is, at once", async () => {
    const { source, calls, time, answer } = aVendor();
    answer(
      { kind: "failed", outcome: { kind: "transient", problem: PROBLEM } },
      { kind: "failed", outcome: { kind: "config", problem: PROBLEM } },
    );
    await source().token();
    expect(await source().token()).toMatchObject({ outcome: { kind: "config" } });
    time.now += 59_999;
    expect(await source().token()).toMatchObject({ outcome: { kind: "config" } });
    expect(calls).toHaveLength(2);
    time.now += 1;
    expect((await source().token()).kind).toBe("token");
  });

  it("is fetched again after a fetch that broke", async () => {
    const tokens = createAccessTokens({ now: () => 0 });
    await expect(tokens("a", () => Promise.reject(new Error("broken"))).token()).rejects.toThrow("broken");
    const reply = { kind: "token", token: "t", expires_in_s: 10 } as const;
    expect(await tokens("a", () => Promise.resolve(reply)).token()).toEqual(reply);
  });
});

describe("a send with a token", () => {
  it("is repeated once where the token is refused, with another", async () => {
    const { source } = aVendor();
    const used: string[] = [];
    const outcome = await sendWithToken(source(), (token) => {
      used.push(token);
      return Promise.resolve(used.length === 1 ? "token_refused" : { kind: "sent", receipt: null });
    });
    expect([outcome, used]).toEqual([{ kind: "sent", receipt: null }, ["token-1", "token-2"]]);
  });

  it("is given up for now where the new one is refused too", async () => {
    const { source, calls } = aVendor();
    const outcome = await sendWithToken(source(), () => Promise.resolve("token_refused"));
    expect(outcome).toMatchObject({ kind: "transient", problem: { code: "token_refused" } });
    expect(calls).toHaveLength(2);
  });

  it("does not happen without a token", async () => {
    const { source, answer } = aVendor();
    answer({ kind: "failed", outcome: { kind: "config", problem: PROBLEM } });
    const outcome = await sendWithToken(source(), () => Promise.reject(new Error("sent")));
    expect(outcome).toEqual({ kind: "config", problem: PROBLEM });
  });
});
