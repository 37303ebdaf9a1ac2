import { describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { CHANNELS } from "../../src/adapters/notify/channels.ts";
import { register } from "../../src/entrypoints/cli/channel.command.ts";
import type { ProgramContext, WholeAddon } from "../../src/entrypoints/cli/command-context.ts";

const SHOP = { installation_id: "shop", name: "小店", app_id: "app", created_at: 1 };

/** The command, with what it kept and what it wrote into the audit log. */
function aConsole(...answers: string[]) {
  const kept: unknown[] = [];
  const noted: string[] = [];
  // What this command asks for, and nothing else.
  const addon = {
    registry: { installations: () => Promise.resolve([SHOP]) },
    saveChannel: (channel: unknown) => Promise.resolve(void kept.push(channel)),
    removeChannel: (_installation_id: string, name: string) => Promise.resolve(void kept.push(name)),
    note: (event: string, object: string) => Promise.resolve(void noted.push(`${event} ${object}`)),
    close: () => Promise.resolve(),
  } as unknown as WholeAddon;
  const terminal = { is_interactive: true, print: () => undefined, ask: () => Promise.resolve(answers.shift() ?? "") };
  const context = {
    terminal,
    openAddon: () => Promise.resolve(addon),
    channelKinds: CHANNELS,
  } as unknown as ProgramContext;
  const program = new Command().exitOverride();
  register(program, context);
  return {
    program,
    kept,
    noted,
    run: (...words: string[]) => program.parseAsync(["channel", ...words], { from: "user" }),
  };
}

describe("stockguard channel", () => {
  it("names every kind of channel in its help", () => {
    const set = aConsole()
      .program.commands.find((command) => command.name() === "channel")
      ?.commands.find((command) => command.name() === "set");
    // The help breaks its lines wherever they are full.
    const help = set?.helpInformation().replace(/\s+/g, "") ?? "";
    for (const [kind, { label }] of Object.entries(CHANNELS))
      expect(help).toContain(`${kind}（${label.replace(/\s+/g, "")}）`);
  });

  it("keeps what a person types, and writes down that it did, without the address", async () => {
    const url = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secret";
    const { run, kept, noted } = aConsole(url);
    await run("set", "采购群", "--kind", "wechat_work_robot");
    expect(JSON.stringify(kept)).toContain(url);
    expect(noted).toEqual(["channel_saved 采购群"]);
  });

  it("writes a removal down too", async () => {
    const { run, noted } = aConsole();
    await run("remove", "采购群");
    expect(noted).toEqual(["channel_removed 采购群"]);
  });

  it("keeps and notes nothing of a kind that there is not", async () => {
    const { run, kept, noted } = aConsole();
    await expect(run("set", "x", "--kind", "pigeon")).rejects.toMatchObject({ code: "channel_kind_unknown" });
    expect([...kept, ...noted]).toEqual([]);
  });
});

describe("stockguard channel test", () => {
  it.each([
    { receipt: null, want: "已送达通道。" },
    { receipt: "m1；待员工确认", want: "已送达通道。回执：m1；待员工确认" },
  ])("shows the receipt $receipt", async ({ receipt, want }) => {
    const printed: string[] = [];
    const addon = {
      registry: { installations: () => Promise.resolve([SHOP]) },
      channels: { open: () => Promise.resolve({ send: () => Promise.resolve({ kind: "sent", receipt }) }) },
      clock: { now: () => 0 },
      close: () => Promise.resolve(),
    } as unknown as WholeAddon;
    const terminal = { print: (line: string) => printed.push(line) };
    const context = { terminal, channelKinds: CHANNELS, openAddon: () => Promise.resolve(addon) };
    const program = new Command().exitOverride();
    register(program, context as unknown as ProgramContext);
    await program.parseAsync(["channel", "test", "采购"], { from: "user" });
    expect(printed).toEqual([want]);
  });
});
