import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { type AccountReport, createAccountsReport } from "../../app/account/accounts-report.ts";
import { checkedAccount } from "../../app/account/installation-accounts.ts";
import { lastSigns } from "../../app/account/last-signs.ts";
import type { PlatformAccount } from "../../contracts/platform-account.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { AccountInUse } from "../../ports/platform-accounts.ts";
import type { Installation } from "../../ports/registry.ts";
import { chosenInstallation, type ProgramContext, type WholeAddon, withAddon } from "./command-context.ts";
import type { PrivateTerminal } from "./terminal.ts";

/** What the commands about accounts get. */
export interface AccountContext extends ProgramContext {
  readonly terminal: PrivateTerminal;
}

interface WhichInstallation {
  readonly installation?: string;
}

interface SetOptions extends WhichInstallation {
  readonly keyFile?: string;
  readonly baseUrl?: string;
  readonly check: boolean;
}

/** `stockguard account`: with which API key an installation's platform is called. A key is never an argument. */
export function register(program: Command, context: AccountContext): void {
  const account = program.command("account").description("各安装自己的平台账号（一台服务多家企业时用）");
  addSet(account, context);
  addShow(account, context);
  addList(account, context);
  addRemove(account, context);
}

function addSet(account: Command, context: AccountContext): void {
  account
    .command("set")
    .description("给一个安装单独的 API KEY：从文件读，或在终端输入（不显示）；加密保存，几秒内生效，不必重启")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .option("--key-file <file>", "存有 API KEY 的文件")
    .option("--base-url <url>", "接口地址，写到 /api 为止；私有部署才需要")
    .option("--no-check", "不先用它连接平台检查")
    .action((options: SetOptions) =>
      withAddon(context, async (addon) => {
        const installation = await chosenInstallation(addon.registry, options.installation);
        const { installation_id, name } = installation;
        const base_url = options.baseUrl ?? (await presentUrl(addon, installation_id));
        const given = checkedAccount({ api_key: await givenKey(options, context), base_url });
        if (options.check) await checkScope(addon, installation, given);
        await addon.platformAccounts.keep(installation_id, given);
        await addon.note("account_saved", name);
        context.terminal.print(`“${name}”从现在起用自己的账号：${shown(given)}。`);
      }),
    );
}

function addShow(account: Command, context: AccountContext): void {
  account
    .command("show")
    .description("显示一个安装的接口地址、KEY 末四位和来源")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action(({ installation }: WhichInstallation) =>
      withAddon(context, async ({ registry, platformAccounts }) => {
        const { installation_id, name } = await chosenInstallation(registry, installation);
        const inUse = await platformAccounts.of(installation_id);
        context.terminal.print(`“${name}”：${shown(inUse)}，来源：${ORIGINS[inUse.origin]}`);
      }),
    );
}

function addList(account: Command, context: AccountContext): void {
  account
    .command("list")
    .description("列出全部安装的接口地址、KEY 末四位、来源，以及被平台拒绝的 KEY 该怎么办")
    .action(() =>
      withAddon(context, async ({ registry, platformAccounts }) => {
        const found = await createAccountsReport({ registry, accounts: platformAccounts })();
        if (found.length === 0) context.terminal.print("还没有安装到任何应用：先运行 `stockguard install`。");
        for (const entry of found) for (const line of reportLines(entry)) context.terminal.print(line);
      }),
    );
}

function reportLines({ installation, account, problems }: AccountReport): readonly string[] {
  const { installation_id, name } = installation;
  const its = account === null ? "没有可用的账号" : `${shown(account)}，来源：${ORIGINS[account.origin]}`;
  return [
    `${problems.length === 0 ? "✓" : "✗"} ${name}（${installation_id}）：${its}`,
    ...problems.flatMap(({ message, hint }) => [`    ${message}`, `    → ${hint}`]),
  ];
}

function addRemove(account: Command, context: AccountContext): void {
  account
    .command("remove")
    .description("删除一个安装自己的账号；之后用程序自己的（JDY_API_KEY）")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action(({ installation }: WhichInstallation) =>
      withAddon(context, async ({ registry, platformAccounts, note }) => {
        const { installation_id, name } = await chosenInstallation(registry, installation);
        if (!(await platformAccounts.remove(installation_id))) {
          context.terminal.print(`“${name}”没有自己的账号，没有可删除的。`);
          return;
        }
        await note("account_removed", name);
        context.terminal.print(
          `已删除“${name}”自己的账号，之后用程序自己的 KEY（JDY_API_KEY）；没有时该安装停止读写。`,
        );
      }),
    );
}

const ORIGINS: Readonly<Record<AccountInUse["origin"], string>> = {
  own: "该安装自己的账号",
  program: "程序自己的 KEY（JDY_API_KEY）",
};

function shown({ api_key, base_url }: PlatformAccount): string {
  return `接口地址 ${base_url}，KEY 末四位 ${lastSigns(api_key)}`;
}

/** Another key of the same platform is the usual case. */
async function presentUrl({ platformAccounts, usual_base_url }: WholeAddon, installation_id: string): Promise<string> {
  return platformAccounts.of(installation_id).then(
    ({ base_url }) => base_url,
    () => usual_base_url,
  );
}

async function givenKey({ keyFile }: SetOptions, { terminal }: AccountContext): Promise<string> {
  if (keyFile === undefined && terminal.is_interactive) return terminal.askHidden("API KEY（输入时不显示）：");
  if (keyFile === undefined) throw NOBODY_TO_ASK;
  try {
    return (await readFile(keyFile, "utf8")).trim();
  } catch (cause) {
    throw keyFileUnreadable(keyFile, { cause });
  }
}

/** A key that does not see the installation's app would only be found out by failures. */
async function checkScope(addon: WholeAddon, { app_id, name }: Installation, account: PlatformAccount): Promise<void> {
  const apps = await addon.appsOf(account);
  if (apps.some((app) => app.app_id === app_id)) return;
  throw new AddonError({
    code: "app_out_of_scope",
    message: `这个 KEY 看不到“${name}”的应用 ${app_id}，没有保存`,
    hint: "在“开放平台 > 密钥管理”中把该应用加入 KEY 的授权范围，或检查是否拿错了 KEY；确实要先保存时加 --no-check。",
  });
}

const NOBODY_TO_ASK = new AddonError({
  code: "nobody_to_ask",
  message: "没有终端可以输入 API KEY",
  hint: "把 KEY 存成仅本人可读的文件，用 --key-file 指定。",
});

function keyFileUnreadable(file: string, options: ErrorOptions): AddonError {
  return new AddonError(
    {
      code: "key_file_unreadable",
      message: `无法读取 ${file}`,
      hint: "检查文件是否存在、当前用户是否有读取权限。",
    },
    options,
  );
}
