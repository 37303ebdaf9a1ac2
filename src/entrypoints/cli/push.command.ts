import type { Command } from "commander";
import { pushAddress } from "../../app/install/push-address.ts";
import { FORM_LABELS } from "../../contracts/generated/records.ts";
import { AddonError } from "../../contracts/problem.ts";
import { chosenInstallation, type CommandAddon, type CommandContext, withAddon } from "./command-context.ts";
import { writePrivately } from "./write-privately.ts";

interface ShowOptions {
  readonly file?: string;
  readonly installation?: string;
}

/** `stockguard push show FORM`: the only place that shows a push's address and secret. */
export function register(program: Command, context: CommandContext): void {
  program
    .command("push")
    .description("数据推送的地址与密钥")
    .command("show <form>")
    .description("显示一个表单（如 销售订单）的推送地址和密钥（只显示在终端，或写入仅本人可读的文件）")
    .option("--file <file>", "写入文件（权限 0600）而不显示")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((form: string, options: ShowOptions) => {
      const { terminal } = context;
      if (options.file === undefined && !terminal.is_interactive) throw NOT_A_TERMINAL;
      return withAddon(context, async (addon) => {
        const lines = await pushLines(addon, form, options.installation);
        await addon.note("push_secret_shown", form);
        if (options.file === undefined) {
          for (const line of lines) terminal.print(line);
          return;
        }
        await writePrivately(options.file, `${lines.join("\n")}\n`);
        terminal.print(`已写入 ${options.file}（仅本人可读）。`);
      });
    });
}

async function pushLines(
  { registry, box, public_url }: CommandAddon,
  form: string,
  installation: string | undefined,
): Promise<readonly string[]> {
  const { installation_id } = await chosenInstallation(registry, installation);
  const binding = (await registry.bindings(installation_id)).find(
    (bound) => bound.form === form || FORM_LABELS[bound.form] === form,
  );
  if (binding === undefined) throw notBound(form);
  const address = pushAddress(binding, public_url);
  if (address === null) throw NO_PUBLIC_URL;
  return [`服务器地址：${address}`, `Secret：${box.open(binding.push_secret)}`];
}

const NOT_A_TERMINAL = new AddonError({
  code: "secret_to_pipe_refused",
  message: "推送密钥只显示在终端上",
  hint: "在终端中运行，或加 --file 文件名 写入仅本人可读的文件。",
});

const NO_PUBLIC_URL = new AddonError({
  code: "public_url_missing",
  message: "没有设置 STOCKGUARD_PUBLIC_URL，推送还没有地址",
  hint: "设为简道云能访问到的 https 地址后再运行。",
});

function notBound(form: string): AddonError {
  return new AddonError({
    code: "form_not_bound",
    message: `表单“${form}”尚未绑定`,
    hint: "运行 `stockguard bind`；表单名见 `stockguard doctor`。",
  });
}
