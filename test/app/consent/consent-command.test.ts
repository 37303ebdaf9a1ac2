import { describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import type { ProgramContext, WholeAddon } from "../../../src/entrypoints/cli/command-context.ts";
import { register } from "../../../src/entrypoints/cli/consent.command.ts";
import { aCustomerWorld } from "../customer/customer-world.ts";

const PHONE = "13912345678";

async function aConsole() {
  const { store, ledger } = await aCustomerWorld();
  const printed: string[] = [];
  const { registry } = store;
  // What this command asks for, and nothing else.
  const addon = { registry, consentLedger: ledger, close: () => Promise.resolve() } as unknown as WholeAddon;
  const terminal = { print: (line: string) => void printed.push(line) };
  const context = { terminal, openAddon: () => Promise.resolve(addon) } as unknown as ProgramContext;
  return async (...words: string[]) => {
    const program = new Command().exitOverride();
    register(program, context);
    printed.length = 0;
    await program.parseAsync(["consent", ...words], { from: "user" });
    return printed.join("\n");
  };
}

describe("stockguard consent", () => {
  it("records what a person was told, shows it by China's clock, and never the number", async () => {
    const run = await aConsole();
    expect(await run("show", PHONE)).toBe(
      "139******78：服务通知没有表示，营销没有表示，内部没有表示\n没有同意或退订的记录。",
    );
    await run("opt-in", PHONE, "--purpose", "marketing", "--note", `会员表单 ${PHONE}`);
    const shown = await run("show", "+86 139 1234 5678");
    expect(shown).toContain("营销已同意");
    expect(shown).toMatch(/2026-09-21 22:13 +同意营销 +人工登记 +会员表单 139\*{6}78/);
    const refused = await run("opt-out", PHONE, "--note", "来电");
    expect(refused).toContain("139******78：服务通知已退订，营销已退订，内部没有表示");
    expect(shown + refused).not.toContain(PHONE);
    expect(JSON.parse(await run("show", PHONE, "--json"))).toMatchObject({ standings: { service: "opted_out" } });
  });

  it.each([
    { words: ["opt-in", PHONE, "--note", "会员表单"], code: "consent_choice_unusable" },
    { words: ["opt-in", PHONE, "--purpose", "all", "--note", "会员表单"], code: "consent_choice_unusable" },
    { words: ["opt-in", PHONE, "--purpose", "service"], code: "consent_choice_unusable" },
    { words: ["opt-out", PHONE, "--purpose", "internal"], code: "consent_choice_unusable" },
    { words: ["opt-out", "张三"], code: "consent_address_unusable" },
    { words: ["show", "1391234567"], code: "consent_address_unusable" },
  ])("refuses $words and says what to do", async ({ words, code }) => {
    const run = await aConsole();
    await expect(run(...words)).rejects.toMatchObject({ code, hint: expect.any(String) });
  });
});
