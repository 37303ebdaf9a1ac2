import { describe, expect, it } from "@jest/globals";
import { createSecretBox } from "../../../src/adapters/system/secret-box.ts";
import { requireAccounts } from "../../../src/app/account/require-accounts.ts";
import { lastSigns } from "../../../src/app/account/last-signs.ts";
import { createAccountsReport } from "../../../src/app/account/accounts-report.ts";
import { createKeyNotice } from "../../../src/app/ingest/key-notice.ts";
import { createNotices } from "../../../src/app/notices/notices.ts";
import { accountsOf, anAccount } from "./an-account.ts";

describe("the account of an installation", () => {
  it("is its own, else the program's", async () => {
    const { accounts } = await accountsOf(["one", "two"], anAccount("program-key"));
    await accounts.keep("one", anAccount("key-of-one"));
    expect(await accounts.of("one")).toMatchObject({ api_key: "key-of-one", origin: "own" });
    expect(await accounts.of("two")).toMatchObject({ api_key: "program-key", origin: "program" });
    expect(await accounts.of(null)).toMatchObject({ api_key: "program-key", origin: "program" });
  });

  it("is one company with the same key at the same address, and with no other", async () => {
    const { accounts } = await accountsOf(["one", "two", "three", "four"], anAccount("a-key"));
    await accounts.keep("one", anAccount("a-key", "https://api.example.com/api/"));
    await accounts.keep("two", anAccount("another-key"));
    await accounts.keep("three", anAccount("a-key", "https://private.example.com/api"));
    const companies = await Promise.all(["one", "two", "three", "four"].map((id) => accounts.of(id)));
    const [one, two, three, four] = companies.map(({ company }) => company);
    expect(one).toBe(four);
    expect(new Set([one, two, three]).size).toBe(3);
    expect(companies.map(({ company }) => company).join()).not.toContain("key");
  });

  it("stands sealed and nowhere else", async () => {
    const { accounts, registry } = await accountsOf(["one"], null);
    await accounts.keep("one", anAccount("key-of-one"));
    const settings = await registry.settings("one", "");
    expect(Object.values(settings).filter((text) => text.includes("key-of-one"))).toEqual([
      expect.stringMatching(/^sealed:/),
    ]);
  });

  it("changes at once in this process, and within seconds where another process changed it", async () => {
    const here = await accountsOf(["one"], anAccount("program-key"));
    const there = await accountsOf([], anAccount("program-key"), here.registry);
    expect([await here.keyOf("one"), await there.keyOf("one")]).toEqual(["program-key", "program-key"]);
    await here.accounts.keep("one", anAccount("new-key"));
    expect([await here.keyOf("one"), await there.keyOf("one")]).toEqual(["new-key", "program-key"]);
    there.pass(5_001);
    expect(await there.keyOf("one")).toBe("new-key");
    expect([await here.accounts.remove("one"), await here.accounts.remove("one")]).toEqual([true, false]);
    expect(await here.keyOf("one")).toBe("program-key");
    there.pass(-60_000);
    expect(await there.keyOf("one")).toBe("program-key");
  });

  it("is missed by its name where nothing serves it, until something does", async () => {
    const { accounts, keyOf } = await accountsOf(["one"], null);
    await expect(accounts.of("one")).rejects.toMatchObject({
      ...{ failure: "key", code: "account_missing" },
      hint: expect.stringContaining("account set --installation one"),
    });
    await expect(accounts.of(null)).rejects.toMatchObject({ code: "api_key_missing" });
    await accounts.keep("one", anAccount("key-of-one"));
    expect(await keyOf("one")).toBe("key-of-one");
  });

  it("fails as a refused key does where it cannot be opened", async () => {
    const sealing = await accountsOf(["one"], null, undefined, createSecretBox(new Uint8Array(32)));
    await sealing.accounts.keep("one", anAccount("key-of-one"));
    const other = createSecretBox(new Uint8Array(32).fill(1));
    const { accounts } = await accountsOf([], null, sealing.registry, other);
    await expect(accounts.of("one")).rejects.toMatchObject({
      ...{ failure: "key", code: "secret_key_wrong" },
      hint: expect.stringContaining("account set --installation one"),
    });
  });

  it.each([
    { name: "an empty key", account: anAccount("") },
    { name: "a key with a space", account: anAccount("key with space") },
    { name: "a key with Chinese signs", account: anAccount("密钥") },
    { name: "another kind of address", account: anAccount("key", "ftp://example.com/api") },
    { name: "no address", account: anAccount("key", "example") },
  ])("is refused with $name, without repeating the key", async ({ account }) => {
    const { accounts } = await accountsOf(["one"], null);
    const refusal = accounts.keep("one", account);
    await expect(refusal).rejects.toMatchObject({ code: "account_invalid" });
    await expect(refusal).rejects.not.toThrow("key with space");
  });
});

describe("a start without a key of the program", () => {
  it("goes on where every installation has an account", async () => {
    const { accounts, registry } = await accountsOf(["one", "two"], null);
    await accounts.keep("one", anAccount("key-of-one"));
    await expect(requireAccounts(registry)).rejects.toMatchObject({
      code: "account_missing",
      message: expect.stringMatching(/^(?!.*one).*店 two（two）/),
    });
    await accounts.keep("two", anAccount("key-of-two"));
    await requireAccounts(registry);
  });

  it("asks for a key where nothing is installed yet", async () => {
    const { registry } = await accountsOf([], null);
    await expect(requireAccounts(registry)).rejects.toMatchObject({ code: "api_key_missing" });
  });
});

describe("the report of all accounts", () => {
  it("tells whose key is missing or refused, and what to do", async () => {
    const { accounts, registry } = await accountsOf(["one", "two", "three"], null);
    await accounts.keep("one", anAccount("key-of-one"));
    await accounts.keep("two", anAccount("key-of-two"));
    const { raise } = createKeyNotice({ notices: createNotices({ registry, clock: { now: () => 1 } }) });
    await raise("two", { code: "platform_17018", message: "API KEY 无效", hint: "换一个" });
    const report = await createAccountsReport({ registry, accounts })();
    expect(
      Object.fromEntries(report.map(({ installation, problems }) => [installation.installation_id, problems])),
    ).toMatchObject({
      one: [],
      two: [{ message: expect.stringContaining("API KEY 无效"), hint: "换一个" }],
      three: [{ code: "account_missing" }],
    });
  });
});

describe("the last signs of a key", () => {
  it("are four, and none of a short one", () => {
    expect(lastSigns("0123456789abcdef")).toBe("cdef");
    expect(lastSigns("short-key")).not.toContain("key");
  });
});
