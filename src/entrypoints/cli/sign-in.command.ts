import type { Command } from "commander";
import { AddonError } from "../../contracts/problem.ts";
import { CLI, type ProgramContext, withAddon, type WholeAddon } from "./command-context.ts";

interface SignInOptions {
  readonly url: string;
  readonly user?: string;
}

/** `stockguard sign-in`: the first administrator's set-up link, or a link with which a user chooses a new password. */
export function register(program: Command, context: ProgramContext): void {
  program
    .command("sign-in")
    .description("生成一次性链接：还没有用户时用来创建管理员，之后用来重设密码（24 小时内有效，用一次即失效）")
    .option("--url <board_url>", "看板地址", "http://127.0.0.1:4000")
    .option("--user <login_name>", "为哪个用户重设密码；省略时为第一位管理员")
    .action(({ url, user }: SignInOptions) =>
      withAddon(context, async (addon) => {
        const first = await addon.access.links.issueSetUpCode();
        if (first !== null) await addon.note("link_issued", "");
        const code = first ?? (await resetCode(addon, user));
        context.terminal.print(setUpLink(addon.public_url ?? url, code));
      }),
    );
}

/** The code stands behind the #, which browsers send to no server and no server writes to a log. */
export function setUpLink(board_url: string, code: string): string {
  return `${board_url.replace(/\/+$/, "")}/set-up#code=${code}`;
}

async function resetCode({ access }: WholeAddon, wanted: string | undefined): Promise<string> {
  const { users } = await access.users.list();
  const user = users.find(({ login_name, role, is_disabled }) =>
    wanted === undefined ? role === "admin" && !is_disabled : login_name === wanted.toLowerCase(),
  );
  if (user !== undefined) return access.users.resetCode(user.user_id, CLI);
  throw new AddonError({
    code: "user_unknown",
    message: wanted === undefined ? "没有可登录的管理员" : `没有用户 ${wanted}`,
    hint: "用 --user 指明一个用户名；用户列表见看板的“用户”页。",
  });
}
