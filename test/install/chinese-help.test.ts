import { describe, expect, it } from "@jest/globals";
import { Command } from "commander";
import { inChinese } from "../../src/entrypoints/cli/chinese-help.ts";

/** What a program with one command prints, asked for like this. */
function printed(...words: readonly string[]): string {
  let text = "";
  const write = (part: string) => void (text += part);
  const program = new Command("stockguard").exitOverride();
  program
    .command("channel")
    .description("消息通道")
    .exitOverride()
    .argument("<name>", "名称")
    .option("--kind <kind>", "种类")
    .option("--days <n>", "天数", "30")
    .requiredOption("--to <who>", "接收人")
    .action(() => undefined);
  inChinese(program);
  for (const command of [program, ...program.commands]) command.configureOutput({ writeOut: write, writeErr: write });
  try {
    program.parse(words, { from: "user" });
  } catch {
    // It would end the process.
  }
  return text;
}

describe("what the command line says for itself", () => {
  it.each([
    [["channel", "--to", "c"], "缺少必填的“名称”"],
    [["chanel"], "没有命令“chanel”，是不是要 channel"],
    [["channel", "a", "--to", "b", "--kond", "c"], "没有选项“--kond”，是不是要 --kind"],
    [["channel", "a", "--to"], "选项“--to <接收人>”后面缺少内容"],
    [["channel", "a"], "缺少必填的选项“--to <接收人>”"],
    [["channel", "a", "b", "--to", "c"], "多写了内容"],
  ])("of %j is Chinese, with the next step", (words, want) => {
    expect(printed(...words)).toBe(`${want}\n→ 加上 --help 看怎么用。\n`);
  });

  it("is Chinese in its help, too", () => {
    const help = printed("--help") + printed("channel", "--help");
    expect(help).toContain("用法：");
    expect(help).toContain("命令：");
    expect(help).toContain("选项：");
    expect(help).toContain("显示帮助");
    expect(help).toContain("用法：stockguard [选项] [命令]".replace("：", "： "));
    expect(help).toContain("--days <数字>");
    expect(help).toContain("天数（默认 30）");
    expect(help).not.toMatch(/Usage|Options|Commands|display help|Arguments|\[options|\[command|<[a-z]|default/);
  });
});
