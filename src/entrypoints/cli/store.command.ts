import type { Command } from "commander";
import { AddonError } from "../../contracts/problem.ts";
import type { OnCared, StoreCare, StorePlace, TableTally } from "../../ports/store-care.ts";
import type { Terminal } from "./command-context.ts";

/** What the commands about the store as a whole get. */
export interface StoreContext {
  readonly terminal: Terminal;
  storeCare(): StoreCare;
  readonly onCared: OnCared;
  exitWith(status: number): void;
}

interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly replace?: true;
}

/** `stockguard store …`, and the three that people look for first by their own names as well. */
export function register(program: Command, context: StoreContext): void {
  const store = program.command("store").description("数据：复制到另一种数据库、备份、恢复、核对");
  addCopy(store, context);
  for (const parent of [store, program]) {
    addBackup(parent, context);
    addRestore(parent, context);
    addVerify(parent, context);
  }
}

function addCopy(parent: Command, { storeCare, terminal, onCared }: StoreContext): void {
  parent
    .command("copy")
    .description("把全部数据复制到另一种数据库，并逐表核对行数与校验和（先停掉 serve）")
    .requiredOption("--from <place>", "来源：sqlite 或 postgres")
    .requiredOption("--to <place>", "目标：sqlite 或 postgres")
    .option("--replace", "目标已有数据时清空它")
    .action(async ({ from, to, replace }: CopyOptions) => {
      const tallies = await storeCare().copy(placeOf(from), placeOf(to), { replace: replace === true }, onCared);
      printTallies(terminal, tallies);
      terminal.print(`已从 ${from} 复制到 ${to}，两边一致。`);
    });
}

function addBackup(parent: Command, { storeCare, terminal, onCared }: StoreContext): void {
  parent
    .command("backup [file]")
    .description("把此刻的全部数据写成一个文件；不必停 serve")
    .action(async (file?: string) => {
      const { file: path, tallies } = await storeCare().backup(file ?? null, onCared);
      terminal.print(`已备份 ${rowsOf(tallies)} 行到 ${path}`);
      terminal.print("加密内容要用密钥文件 secret.key 才能打开：请另外保存一份，不要与备份放在一起。");
    });
}

function addRestore(parent: Command, { storeCare, terminal, onCared }: StoreContext): void {
  parent
    .command("restore <file>")
    .description("从备份恢复（先停掉 serve）；恢复前会备份现有数据")
    .option("--replace", "用备份替换现有数据")
    .action(async (file: string, { replace }: { readonly replace?: true }) => {
      const { tallies, kept } = await storeCare().restore(file, { replace: replace === true }, onCared);
      if (kept !== null) terminal.print(`原有数据已备份到 ${kept}`);
      terminal.print(`已恢复 ${rowsOf(tallies)} 行。启动后运行一次 \`stockguard reconcile\`，补读备份之后的变更。`);
    });
}

function addVerify(parent: Command, { storeCare, terminal, onCared, exitWith }: StoreContext): void {
  parent
    .command("verify [file]")
    .description("核对现有数据，或一个备份文件")
    .action(async (file?: string) => {
      const { tallies, faults } = await storeCare().verify(file ?? null, onCared);
      printTallies(terminal, tallies);
      for (const fault of faults) terminal.print(`✗ ${fault}`);
      terminal.print(faults.length === 0 ? "✓ 数据完整" : `发现 ${faults.length} 处问题`);
      if (faults.length > 0) exitWith(1);
    });
}

function printTallies({ print }: Terminal, tallies: readonly TableTally[]): void {
  for (const { table, rows, checksum } of tallies) {
    print(`  ${table.padEnd(20)} ${String(rows).padStart(9)} 行  ${checksum.slice(0, 16)}`);
  }
}

function rowsOf(tallies: readonly TableTally[]): number {
  return tallies.reduce((sum, { rows }) => sum + rows, 0);
}

function placeOf(word: string): StorePlace {
  if (word === "sqlite" || word === "postgres") return word;
  throw new AddonError({
    code: "store_place_unknown",
    message: `不认识的数据库：${word}`,
    hint: "可选 sqlite 或 postgres，例如 --from sqlite --to postgres。",
  });
}
