import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { createKeyNotice } from "../../src/app/ingest/key-notice.ts";
import { createNotices } from "../../src/app/notices/notices.ts";
import type { PlatformAccount } from "../../src/contracts/platform-account.ts";
import { type AccountContext, register } from "../../src/entrypoints/cli/account.command.ts";
import type { WholeAddon } from "../../src/entrypoints/cli/command-context.ts";
import { accountsOf, anAccount } from "../app/account/an-account.ts";

const KEY = "a-long-key-of-the-shop-9876";
const PROGRAM_KEY = "a-long-key-of-the-program-1234";
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stockguard-account-"));
});

afterEach(() => rm(folder, { recursive: true }));

/** The command with one or more installations; `typed` is what a person types unseen, without it nobody is there. */
async function aConsole(options: { installations?: string[]; typed?: string; program?: null; apps?: string[] } = {}) {
  const { installations = ["one"], typed, apps = ["app"] } = options;
  const program_account = "program" in options ? null : anAccount(PROGRAM_KEY);
  const { accounts, registry } = await accountsOf(installations, program_account);
  const printed: string[] = [];
  const noted: string[] = [];
  const tried: PlatformAccount[] = [];
  // What this command asks for, and nothing else.
  const addon = {
    ...{ registry, platformAccounts: accounts, usual_base_url: "https://usual.example.com/api" },
    appsOf: (account: PlatformAccount) => {
      tried.push(account);
      return Promise.resolve(apps.map((app_id) => ({ app_id, name: "" })));
    },
    note: (event: string, object: string) => Promise.resolve(void noted.push(`${event} ${object}`)),
    close: () => Promise.resolve(),
  } as unknown as WholeAddon;
  const terminal = {
    is_interactive: typed !== undefined,
    print: (line: string) => void printed.push(line),
    ask: () => Promise.reject(new Error("a key is never asked for in sight")),
    askHidden: () => Promise.resolve(typed ?? ""),
  };
  const context = { terminal, openAddon: () => Promise.resolve(addon) } as unknown as AccountContext;
  return {
    ...{ accounts, registry, noted, tried },
    run: async (...words: string[]) => {
      printed.length = 0;
      const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
      register(program, context);
      await program.parseAsync(["account", ...words], { from: "user" });
      return printed.join("\n");
    },
  };
}

const keyFile = async () => {
  const file = join(folder, "key");
  await writeFile(file, `${KEY}\n`);
  return file;
};

describe("stockguard account", () => {
  it("keeps a key from a file, tells of it in four signs, and writes down that it did", async () => {
    const { run, accounts, noted } = await aConsole();
    const printed = await run("set", "--key-file", await keyFile(), "--base-url", "https://jdy.shop.example/api/");
    expect(await accounts.of("one")).toMatchObject({ api_key: KEY, base_url: "https://jdy.shop.example/api" });
    expect(printed).toContain("接口地址 https://jdy.shop.example/api，KEY 末四位 9876");
    expect(noted).toEqual(["account_saved 店 one"]);
    expect([printed, ...noted].join()).not.toContain(KEY);
  });

  it("keeps a key that is typed unseen, at the address that was in use", async () => {
    const { run, accounts } = await aConsole({ typed: KEY });
    await run("set");
    expect(await accounts.of("one")).toMatchObject(anAccount(KEY));
  });

  it("takes the usual address where nothing was in use", async () => {
    const { run, accounts } = await aConsole({ typed: KEY, program: null });
    await run("set");
    expect(await accounts.of("one")).toMatchObject({ base_url: "https://usual.example.com/api" });
  });

  it("does not keep a key that does not see the app, unless told not to look", async () => {
    const { run, accounts, tried, noted } = await aConsole({ typed: KEY, apps: ["another"] });
    await expect(run("set")).rejects.toMatchObject({ code: "app_out_of_scope" });
    expect((await accounts.of("one")).origin).toBe("program");
    expect(noted).toEqual([]);
    await run("set", "--no-check");
    expect(tried).toHaveLength(1);
    expect((await accounts.of("one")).origin).toBe("own");
  });

  it("asks for a file where nobody can type, and says where it cannot be read", async () => {
    const { run } = await aConsole();
    await expect(run("set")).rejects.toMatchObject({ code: "nobody_to_ask" });
    await expect(run("set", "--key-file", "/nowhere/key")).rejects.toMatchObject({ code: "key_file_unreadable" });
  });

  it("refuses what cannot be a key without repeating it", async () => {
    const { run } = await aConsole({ typed: "not a key" });
    await expect(run("set")).rejects.toMatchObject({
      code: "account_invalid",
      message: expect.not.stringContaining("not a key"),
    });
  });

  it("takes no key as an argument", async () => {
    const { run, accounts } = await aConsole();
    await expect(run("set", KEY)).rejects.toThrow();
    await expect(run("set", "--key", KEY)).rejects.toThrow("unknown option");
    expect((await accounts.of("one")).origin).toBe("program");
  });

  it("shows the address, four signs and where the key comes from, and nothing more", async () => {
    const { run, accounts } = await aConsole();
    expect(await run("show")).toBe(
      "“店 one”：接口地址 https://api.example.com/api，KEY 末四位 1234，来源：程序自己的 KEY（JDY_API_KEY）",
    );
    await accounts.keep("one", anAccount(KEY));
    const shown = await run("show", "--installation", "one");
    expect(shown).toContain("KEY 末四位 9876，来源：该安装自己的账号");
    expect(shown).not.toContain("the-shop");
  });

  it("says that there is none", async () => {
    const { run } = await aConsole({ program: null });
    await expect(run("show")).rejects.toMatchObject({ code: "account_missing" });
  });

  it("takes an account away, once", async () => {
    const { run, accounts, noted } = await aConsole({ installations: ["one", "two"] });
    await accounts.keep("two", anAccount(KEY));
    expect(await run("remove", "--installation", "two")).toContain("已删除");
    expect((await accounts.of("two")).origin).toBe("program");
    expect(await run("remove", "--installation", "two")).toContain("没有可删除的");
    expect(noted).toEqual(["account_removed 店 two"]);
  });

  it("says where to begin while there is none to list", async () => {
    const { run } = await aConsole({ installations: [] });
    expect(await run("list")).toContain("stockguard install");
  });

  it("lists all of them, with what to do about those that do not work", async () => {
    const { run, accounts, registry } = await aConsole({ installations: ["one", "two"], program: null });
    await accounts.keep("one", anAccount(KEY));
    const { raise } = createKeyNotice({ notices: createNotices({ registry, clock: { now: () => 1 } }) });
    await raise("one", { code: "platform_17018", message: "API KEY 无效", hint: "换一个" });
    const lines = (await run("list")).split("\n");
    expect(lines).toEqual([
      expect.stringMatching(/^✗ 店 one（one）：.*9876/),
      expect.stringContaining("API KEY 无效"),
      "    → 换一个",
      "✗ 店 two（two）：没有可用的账号",
      expect.stringContaining("安装 two 没有自己的 API KEY"),
      expect.stringContaining("account set --installation two"),
    ]);
  });
});
