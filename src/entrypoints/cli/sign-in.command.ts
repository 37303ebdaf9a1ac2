import type { Command } from "commander";
import { type ProgramContext, withAddon } from "./command-context.ts";

/** `stockguard sign-in`: a link that signs the administrator in once. */
export function register(program: Command, context: ProgramContext): void {
  program
    .command("sign-in")
    .description("生成看板的一次性登录链接（24 小时内有效，用一次即失效）")
    .option("--url <board_url>", "看板地址", "http://127.0.0.1:4000")
    .action(({ url }: { readonly url: string }) =>
      withAddon(context, async ({ signIn, public_url }) => {
        const code = await signIn.issueSetUpCode();
        context.terminal.print(`${(public_url ?? url).replace(/\/+$/, "")}/set-up?code=${code}`);
      }),
    );
}
