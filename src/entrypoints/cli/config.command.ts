import type { Command } from "commander";
import type { Terminal } from "./command-context.ts";

/** A setting as it is shown; null where nothing is set. */
interface ShownSetting {
  readonly name: string;
  readonly variable: string;
  readonly origin: "environment" | "file" | "default";
  readonly shown: string | null;
}

/** What `config show` needs. */
export interface ConfigContext {
  readonly terminal: Pick<Terminal, "print">;
  /** The settings in effect, secrets as dots, and the file that was read. */
  effectiveConfig(): { readonly file: string | null; readonly settings: readonly ShownSetting[] };
}

const ORIGINS: Readonly<Record<ShownSetting["origin"], string>> = {
  environment: "环境变量",
  file: "配置文件",
  default: "默认值",
};

/** `stockguard config show`: what is in effect and where it comes from. */
export function register(program: Command, context: ConfigContext): void {
  program
    .command("config")
    .description("查看设置")
    .command("show")
    .description("显示现在生效的每项设置及其来源；密钥只显示 ●●●")
    .option("--json", "以 JSON 输出")
    .action(({ json }: { readonly json?: true }) => {
      const { file, settings } = context.effectiveConfig();
      if (json === true) context.terminal.print(JSON.stringify({ file, settings }, null, 2));
      else for (const line of lines(file, settings)) context.terminal.print(line);
    });
}

function lines(file: string | null, settings: readonly ShownSetting[]): readonly string[] {
  return [
    `配置文件  ${file ?? "没有（可用 STOCKGUARD_CONFIG 指定，或在当前目录放 stockguard.yaml）"}`,
    ...settings.map(({ name, variable, origin, shown }) => {
      const value = shown ?? "（未设置）";
      return `${name.padEnd(24)}${value}  [${ORIGINS[origin]}，变量 ${variable}]`;
    }),
  ];
}
