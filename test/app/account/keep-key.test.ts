import { describe, expect, it } from "@jest/globals";
import { noteProgramAccount } from "../../../src/app/account/keep-key.ts";
import { accountsOf, anAccount } from "./an-account.ts";

describe("the key of an install", () => {
  it("is not kept where it serves all, as long as nobody asks for it", async () => {
    const { keepKey, accounts } = await accountsOf(["one"], anAccount("key-a"));
    expect(await keepKey("one", false)).toBe(false);
    expect((await accounts.of("one")).origin).toBe("program");
    expect(await keepKey("one", true)).toBe(true);
    expect((await accounts.of("one")).origin).toBe("own");
  });

  it("is kept where an earlier install was run with another one", async () => {
    const first = await accountsOf(["one"], anAccount("key-a"));
    await first.keepKey("one", false);
    const second = await accountsOf(["two"], anAccount("key-b"), first.registry);
    expect(await second.keepKey("two", false)).toBe(true);
    expect(await first.keyOf("two")).toBe("key-b");
    expect(await first.keyOf("one")).toBe("key-a");
  });

  it("is kept where the server has served with another one", async () => {
    const server = await accountsOf(["one"], anAccount("key-a"));
    await noteProgramAccount(server.registry, (await server.accounts.of(null)).company);
    const { keepKey } = await accountsOf(["two"], anAccount("key-b"), server.registry);
    expect(await keepKey("two", false)).toBe(true);
  });

  it("is kept where another installation has another one of its own, even one that cannot be opened", async () => {
    const { keepKey, accounts, registry, pass } = await accountsOf(["one", "two"], anAccount("key-a"));
    await accounts.keep("one", anAccount("key-b"));
    expect(await keepKey("two", false)).toBe(true);
    await accounts.remove("two");
    await accounts.keep("one", anAccount("key-a"));
    expect(await keepKey("two", false)).toBe(false);
    await registry.removeInstallation("one");
    pass(10_000);
    expect(await keepKey("two", false)).toBe(false);
  });

  it("does not take the place of an account that is there, unless asked", async () => {
    const { keepKey, accounts, keyOf } = await accountsOf(["one"], anAccount("key-a"));
    await accounts.keep("one", anAccount("key-b"));
    expect(await keepKey("one", false)).toBe(false);
    expect(await keyOf("one")).toBe("key-b");
    expect(await keepKey("one", true)).toBe(true);
    expect(await keyOf("one")).toBe("key-a");
  });

  it("cannot be kept where there is none", async () => {
    const { keepKey, accounts } = await accountsOf(["one"], null);
    await accounts.keep("one", anAccount("key-b"));
    expect(await keepKey("one", false)).toBe(false);
    await expect(keepKey("one", true)).rejects.toMatchObject({ code: "api_key_missing" });
  });

  it("is noted by its mark alone", async () => {
    const { registry, keepKey } = await accountsOf(["one"], anAccount("key-a"));
    await keepKey("one", false);
    expect(JSON.stringify(await registry.settings("_server", ""))).not.toContain("key-a");
  });
});
