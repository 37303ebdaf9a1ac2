import { beforeEach, describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../src/adapters/store/memory/create-memory-store.ts";
import { tokenMaker } from "../../src/adapters/system/token-maker.ts";
import { createSignIn, type SignIn } from "../../src/app/sign-in.ts";
import type { Store } from "../../src/ports/store.ts";

const DAY_MS = 86_400_000;

describe("signing in", () => {
  let store: Store;
  let now: number;
  let signIn: SignIn;

  beforeEach(() => {
    store = createMemoryStore();
    now = 1_000;
    signIn = createSignIn({
      registry: store.registry,
      tokens: tokenMaker,
      clock: { now: () => now },
    });
  });

  async function session(): Promise<string> {
    const token = await signIn.redeem(await signIn.issueSetUpCode());
    if (token === null) throw new Error("the link did not work");
    return token;
  }

  it("lets in who comes by the link", async () => {
    expect(await signIn.isSignedIn(await session())).toBe(true);
  });

  it("lets in nobody else", async () => {
    await session();
    expect(await signIn.isSignedIn(null)).toBe(false);
    expect(await signIn.isSignedIn("token-99")).toBe(false);
    expect(await signIn.redeem("token-99")).toBeNull();
  });

  it("does not let a wrong guess use up the link", async () => {
    const code = await signIn.issueSetUpCode();
    await signIn.redeem("a guess");
    expect(await signIn.redeem(code)).not.toBeNull();
  });

  it("takes a link once", async () => {
    const code = await signIn.issueSetUpCode();
    await signIn.redeem(code);
    expect(await signIn.redeem(code)).toBeNull();
  });

  it("takes a link once, although it is opened twice at the same time", async () => {
    const code = await signIn.issueSetUpCode();
    const sessions = await Promise.all([signIn.redeem(code), signIn.redeem(code)]);
    expect(sessions.filter((token) => token !== null)).toHaveLength(1);
  });

  it("ends an earlier link when a new one is asked for", async () => {
    const earlier = await signIn.issueSetUpCode();
    await signIn.issueSetUpCode();
    expect(await signIn.redeem(earlier)).toBeNull();
  });

  it.each([
    { name: "works to the end of its day", after: DAY_MS - 1, works: true },
    { name: "is too old after a day", after: DAY_MS, works: false },
  ])("a link $name", async ({ after, works }) => {
    const code = await signIn.issueSetUpCode();
    now += after;
    expect((await signIn.redeem(code)) !== null).toBe(works);
  });

  it.each([
    { name: "lasts thirty days", after: 30 * DAY_MS - 1, lasts: true },
    { name: "ends then", after: 30 * DAY_MS, lasts: false },
  ])("a session $name", async ({ after, lasts }) => {
    const token = await session();
    now += after;
    expect(await signIn.isSignedIn(token)).toBe(lasts);
  });

  it("keeps neither codes nor sessions, only their marks", async () => {
    const code = await signIn.issueSetUpCode();
    const kept = async () => JSON.stringify(await store.registry.settings("_server", ""));
    expect(await kept()).not.toContain(code);
    const token = await signIn.redeem(code);
    expect(await kept()).not.toContain(String(token));
  });
});
