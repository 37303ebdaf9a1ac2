import type { Command, HelpConfiguration } from "commander";
import { shownWidth } from "./text-table.ts";

/** What is to be written in the place of an argument, by its name in the code. */
const PLACES: Readonly<Record<string, string>> = {
  code: "代码",
  command: "命令",
  count: "数量",
  file: "文件",
  folder: "文件夹",
  form: "表单",
  id: "安装编号",
  kind: "种类",
  list: "列表",
  n: "数字",
  name: "名称",
  options: "选项",
  period: "周期",
  phone: "手机号",
  place: "位置",
  purpose: "用途",
  role: "角色",
  text: "文字",
  url: "网址",
  who: "接收人",
  yuan: "元",
};
const PLACE = /([<[])([a-z]+)(\.{3})?([>\]])/g;

/** A usage or a term with its places named in Chinese, such as `channel set <名称> [选项]`. */
function chinesePlaces(text: string): string {
  return text.replaceAll(PLACE, (all, open: string, name: string, more: string | undefined, close: string) => {
    const named = PLACES[name];
    return named === undefined ? all : `${open}${named}${more ?? ""}${close}`;
  });
}

/** What the library adds behind a description. */
function chineseExtras(text: string): string {
  return text.replace(
    / ?\((?:choices: (.+?))?(?:, )?(?:default: (.+?))?\)$/,
    (all, choices?: string, usual?: string) => {
      const parts = [
        ...(choices === undefined ? [] : [`可选 ${choices.replaceAll('"', "").replaceAll(", ", "、")}`]),
        ...(usual === undefined ? [] : [`默认 ${usual.replaceAll('"', "")}`]),
      ];
      return parts.length === 0 ? all : `（${parts.join("；")}）`;
    },
  );
}

/** What the library says in English, and how we say it. What stands in quotation marks is a person's own word. */
const SAYINGS: readonly (readonly [RegExp, (word: string) => string])[] = [
  [/^error: missing required argument '(.+)'/, (word) => `缺少必填的“${PLACES[word] ?? word}”`],
  [/^error: unknown command '(.+?)'/, (word) => `没有命令“${word}”`],
  [/^error: unknown option '(.+?)'/, (word) => `没有选项“${word}”`],
  [/^error: option '(.+)' argument missing/, (word) => `选项“${chinesePlaces(word)}”后面缺少内容`],
  [/^error: required option '(.+)' not specified/, (word) => `缺少必填的选项“${chinesePlaces(word)}”`],
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

const CHINESE: HelpConfiguration = {
  styleTitle: (title) => TITLES[title] ?? title,
  styleUsage: chinesePlaces,
  styleSubcommandTerm: chinesePlaces,
  styleOptionTerm: chinesePlaces,
  styleArgumentTerm: (term) => PLACES[term] ?? term,
  styleOptionDescription: chineseExtras,
  displayWidth: shownWidth,
};

/** Has a command and all below it speak Chinese where the library speaks for it. */
export function inChinese(command: Command): void {
  command.configureHelp(CHINESE).helpOption("-h, --help", "显示帮助");
  command.configureOutput({ outputError: (text, write) => write(chineseError(text)) });
  if (command.commands.length > 0) command.helpCommand("help [command]", "显示某个命令的帮助");
  command.commands.forEach(inChinese);
}
