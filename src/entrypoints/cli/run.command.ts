import { type Command, Option } from "commander";
import { type ProgramContext, ROLES, type Role, type RunningProgram } from "./command-context.ts";

/** `stockguard demo` and `stockguard serve`: programs that run until Ctrl-C. */
export function register(program: Command, context: ProgramContext): void {
  program
    .command("demo")
    .description("启动演示：平台沙盒 + 缺货卫士 + 会自己营业的示例商店")
    .action(() => run(() => context.startDemo()));
  program
    .command("serve")
    .description("连接真实账号运行（需要 JDY_API_KEY、JDY_API_KEY_FILE，或每个安装都有自己的账号）")
    .addOption(
      new Option("--role <role>", "这个进程做什么：全部、网页与推送、处理、定时；all 以外需要 PostgreSQL").choices(
        ROLES,
      ),
    )
    .action(({ role }: { readonly role?: Role }) => run(() => context.startServer(role ?? null)));

  async function run(start: () => Promise<RunningProgram>): Promise<void> {
    const running = await start();
    for (const line of running.lines) context.terminal.print(line);
    context.untilStopped(running);
  }
}
