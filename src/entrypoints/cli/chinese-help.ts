import type { Command, HelpConfiguration } from "commander";

/** What the library says in English, and how we say it. What stands in quotation marks is a person's own word. */
const SAYINGS: readonly (readonly [RegExp, (word: string) => string])[] = [
  [/^error: missing required argument '(.+)'/, (word) => `缺少必填的“${word}”`],
  [/^error: unknown command '(.+?)'/, (word) => `没有命令“${word}”`],
  [/^error: unknown option '(.+?)'/, (word) => `没有选项“${word}”`],
  [/^error: option '(.+)' argument missing/, (word) => `选项“${word}”后面缺少内容`],
  [/^error: required option '(.+)' not specified/, (word) => `缺少必填的选项“${word}”`],
  [/^error: too many arguments/, () => "多写了内容"],
];
const SUGGESTION = /\(Did you mean (?:one of )?(.+?)\?\)/;
const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
};

/** An error of the library in Chinese, with the next step; what is none of the known stays as it is. */
function chineseError(text: string): string {
  const [, meant] = SUGGESTION.exec(text) ?? [];
  const said = SAYINGS.flatMap(([pattern, say]) => {
    const found = pattern.exec(text);
    return found === null ? [] : [say(found[1] ?? "")];
  })[0];
  if (said === undefined) return text;
  return `${said}${meant === undefined ? "" : `，是不是要 ${meant}`}\n→ 加上 --help 看怎么用。\n`;
}

const CHINESE: HelpConfiguration = { styleTitle: (title) => TITLES[title] ?? title };

/** Has a command and all below it speak Chinese where the library speaks for it. */
export function inChinese(command: Command): void {
  command.configureHelp(CHINESE).helpOption("-h, --help", "显示帮助");
  command.configureOutput({ outputError: (text, write) => write(chineseError(text)) });
  if (command.commands.length > 0) command.helpCommand("help [command]", "显示某个命令的帮助");
  command.commands.forEach(inChinese);
}
