import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import type { ProgramContext, WholeAddon } from "../../../src/entrypoints/cli/command-context.ts";
import { register } from "../../../src/entrypoints/cli/customer.command.ts";
import { kit } from "../../install/the-kit.ts";
import { aCustomerWorld } from "./customer-world.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stockguard-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** The command; `answers` is what a person would type, without it nobody is there. */
async function aConsole(answers?: string[]) {
  const { store, customers } = await aCustomerWorld();
  const printed: string[] = [];
  // What this command asks for, and nothing else.
  const addon = { registry: store.registry, customers, kit, close: () => Promise.resolve() } as unknown as WholeAddon;
  const terminal = {
    is_interactive: answers !== undefined,
    print: (line: string) => void printed.push(line),
    ask: () => Promise.resolve(answers?.shift() ?? ""),
  };
  const context = { terminal, openAddon: () => Promise.resolve(addon) } as unknown as ProgramContext;
  return {
    store,
    customers,
    async run(...words: string[]) {
      const program = new Command().exitOverride();
      register(program, context);
      printed.length = 0;
      await program.parseAsync(["customer", ...words], { from: "user" });
      return printed.join("\n");
    },
  };
}

describe("stockguard customer export", () => {
  it("writes a file for a person, that only its owner may read, even over an open one", async () => {
    const { run } = await aConsole();
    const file = join(folder, "li.json");
    await writeFile(file, "old", { mode: 0o644 });
    expect(await run("export", "C-1", "--out", file)).toContain(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const given: unknown = JSON.parse(await readFile(file, "utf8"));
    expect(given).toMatchObject({
      exported_at: "2026-09-21T14:13:20.000Z",
      installation: "小店",
      customer_code: "C-1",
    });
  });

  it("writes nothing of a customer whom nobody knows", async () => {
    const { run } = await aConsole();
    const file = join(folder, "nobody.json");
    await expect(run("export", "C-9", "--out", file)).rejects.toMatchObject({ code: "customer_unknown" });
    await expect(stat(file)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("stockguard customer erase", () => {
  it("shows what would go, and changes nothing, where only the plan is asked for", async () => {
    const { run } = await aConsole();
    const shown = await run("erase", "C-1", "--plan");
    expect(shown).toContain("客户 C-1（李女士）");
    expect(shown).toContain("还有 1 行订单未发完");
    expect(shown).toContain("客户资料：1 条（k1）");
    expect(JSON.parse(await run("erase", "C-1", "--plan", "--json"))).toMatchObject({ counts: { customers: 1 } });
  });

  it("does nothing where nobody confirms, or somebody mistypes", async () => {
    const alone = await aConsole();
    await expect(alone.run("erase", "C-1")).rejects.toMatchObject({ code: "erasure_not_confirmed" });
    const hasty = await aConsole(["y"]);
    await expect(hasty.run("erase", "C-1")).rejects.toMatchObject({ code: "erasure_not_confirmed" });
    expect(await hasty.run("erase", "C-1", "--plan")).toContain("客户资料 1 条");
  });

  it.each([
    { name: "typed at the terminal", answers: ["C-1"], words: [] },
    { name: "given with the command", answers: undefined, words: ["--confirm", "C-1"] },
  ])("erases once the code is $name, and says what is left to do on the platform", async ({ answers, words }) => {
    const { run, store } = await aConsole(answers);
    const shown = await run("erase", "C-1", ...words);
    expect(shown).toMatch(/已删除。订单从此记在 erased-\S+ 名下。/);
    expect(shown).toContain("缺货卫士不会改动平台上的这些记录");
    expect((await store.accounts.auditEntries(1, null))[0]).toMatchObject({ actor: "cli", event: "customer_erased" });
  });

  it("tells a program what it did", async () => {
    const { run } = await aConsole();
    const told: unknown = JSON.parse(await run("erase", "C-1", "--confirm", "C-1", "--json"));
    expect(told).toMatchObject({
      pseudonym: expect.stringMatching(/^erased-/),
      on_platform: [{ form: "customer" }, {}],
    });
  });

  it("says when it was done before", async () => {
    const { run } = await aConsole();
    await run("erase", "C-1", "--confirm", "C-1");
    expect(await run("erase", "C-1", "--plan")).toContain("已删除过");
    expect(await run("lift", "C-1")).toContain("已取消 C-1 的删除标记");
    await expect(run("lift", "C-1")).rejects.toMatchObject({ code: "erasure_unknown" });
  });
});
