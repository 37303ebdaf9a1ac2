import type { Command } from "commander";
import { type ProgramContext, withAddon } from "./command-context.ts";

/** `stockguard secrets rotate`: a new key for everything that is kept encrypted. */
export function register(program: Command, context: ProgramContext): void {
  program
    .command("secrets")
    .description("加密保存的密码与地址")
    .command("rotate")
    .description("换一把新密钥并重新加密全部内容；中途断电可再次运行，服务不必停")
    .action(() =>
      withAddon(context, async ({ rotateSecrets, note }) => {
        const count = await rotateSecrets();
        await note("secrets_rotated", String(count));
        context.terminal.print(
          `已用新密钥重新加密 ${count} 项。请备份新的密钥文件；旧消息中的一次性操作链接就此失效。`,
        );
      }),
    );
}
