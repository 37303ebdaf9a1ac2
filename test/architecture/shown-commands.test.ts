import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { CHANNELS } from "../../src/adapters/notify/channels.ts";
import { COMMANDS } from "../../src/entrypoints/cli/commands.ts";
import { createTerminal } from "../../src/entrypoints/cli/terminal.ts";

const SOURCE = new URL("../../src", import.meta.url).pathname;

/** The program as the command line has it; nothing is run, so nothing else is needed. */
const program = new Command("stockguard");
const context = { channelKinds: CHANNELS, terminal: createTerminal(process.stdin, process.stdout) };
for (const register of COMMANDS) {
  // What the commands ask of it they ask when they run.
  (register as (program: Command, given: unknown) => void)(program, context);
}

/** Every command that a text of the source shows, with where. */
function shownCommands(): readonly { readonly where: string; readonly shown: string }[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(dist|node_modules)\//.test(name))
    .map((name) => ({ name, text: withoutRemarks(readFileSync(join(SOURCE, name), "utf8")) }));
  return files.flatMap(({ name, text }) =>
    [...text.matchAll(/\\?`stockguard ([a-z][^`\n]*?)\\?`/g)].map(([, shown = ""]) => ({ where: name, shown })),
  );
}

function withoutRemarks(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
}

/** What is missing for a command to run as it is shown; null where nothing is. */
function lackOf(shown: string): string | null {
  const words: string[] = shown.replaceAll(/\$\{[^{}]*\}/g, "WORD").match(/"[^"]*"|\S+/g) ?? [];
  let command = program;
  while (words[0] !== undefined) {
    const isOpen = words[0] === "WORD";
    const below =
      command.commands.find((one) => one.name() === words[0]) ?? (isOpen ? command.commands.at(-1) : undefined);
    if (below === undefined) break;
    command = below;
    words.shift();
  }
  if (command === program || (command.commands.length > 0 && words.length > 0)) return "no such command";
  if (words.includes("--help")) return null;
  const given = new Set<string>();
  const free: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    if (!word.startsWith("--")) free.push(word);
    else {
      const option = command.options.find(({ long }) => long === word);
      if (option === undefined) return `no option ${word}`;
      given.add(word);
      if (option.required) i++;
      else if (option.optional && words[i + 1]?.startsWith("--") === false) i++;
    }
  }
  const missing = command.options.find(({ mandatory, defaultValue, long }) => {
    return mandatory && defaultValue === undefined && !given.has(long ?? "");
  });
  if (missing !== undefined) return `${missing.long ?? ""} is required`;
  const wanted = command.registeredArguments.filter(({ required }) => required).length;
  if (free.length < wanted) return `needs ${wanted} words`;
  const most = command.registeredArguments.some(({ variadic }) => variadic)
    ? Infinity
    : command.registeredArguments.length;
  return free.length > most ? "too many words" : null;
}

describe("commands that our texts show", () => {
  it("exist, with the options that they need", () => {
    const lacking = shownCommands().flatMap(({ where, shown }) => {
      const lack = lackOf(shown);
      return lack === null ? [] : [`${where}: stockguard ${shown}: ${lack}`];
    });
    expect(lacking).toEqual([]);
  });

  it("are many, so that this looks at them at all", () => {
    expect(shownCommands().length).toBeGreaterThan(80);
  });

  it("stand in backticks, by which they are worded as the program was started", () => {
    const files = readdirSync(join(SOURCE, "entrypoints/web/src/text"), { encoding: "utf8" });
    const bare = files.filter((name) =>
      /[^`]stockguard [a-z]/.test(readFileSync(join(SOURCE, "entrypoints/web/src/text", name), "utf8")),
    );
    expect(bare).toEqual([]);
  });
});
