import type { Command } from "commander";
import { consentRequest, type ConsentReport } from "../../contracts/consent.ts";
import { AddonError } from "../../contracts/problem.ts";
import { consentLines } from "./consent-lines.ts";
import { chosenInstallation, CLI, type ProgramContext, withAddon } from "./command-context.ts";

interface ChosenInstallation {
  readonly installation?: string;
  readonly json?: true;
}

interface ChoiceOptions extends ChosenInstallation {
  readonly purpose?: string;
  readonly note?: string;
}

const ADDRESS = "<phone>";
const WHICH = "哪个安装；只有一个时可省略";

/** `stockguard consent`: who agreed to be told what, and who refused. */
export function register(program: Command, context: ProgramContext): void {
  const consent = program.command("consent").description("同意与退订：查看和登记一个手机号（或邮箱、微信账号）的选择");
  const show = (report: ConsentReport, { json }: ChosenInstallation) =>
    (json === true ? [JSON.stringify(report, null, 2)] : consentLines(report)).forEach(context.terminal.print);

  consent
    .command(`show ${ADDRESS}`)
    .description("查看同意、退订和近期发送的记录；号码打码显示")
    .option("--json", "以 JSON 输出")
    .option("--installation <id>", WHICH)
    .action((address: string, options: ChosenInstallation) =>
      withAddon(context, async ({ registry, consentLedger }) => {
        const { installation_id } = await chosenInstallation(registry, options.installation);
        show(await consentLedger.of(installation_id, address), options);
      }),
    );

  addChoice(
    "opt-out",
    "登记退订：立即生效，不再用任何通道向这个号码或账号发送服务通知与营销；不影响发给本单位同事的内部通知",
    "service、marketing 或 all（默认，两种都不发）",
  );
  addChoice(
    "opt-in",
    "登记同意：一次一种用途，须写明怎样取得",
    "service、marketing 或 internal（本单位的号码误退订后恢复）",
  );

  function addChoice(name: "opt-in" | "opt-out", description: string, purposes: string): void {
    const kind = name === "opt-in" ? "opt_in" : "opt_out";
    consent
      .command(`${name} ${ADDRESS}`)
      .description(description)
      .option("--purpose <purpose>", `用途：${purposes}`)
      .option("--note <text>", kind === "opt_in" ? "怎样取得同意，例如“会员表单第 3 题”；必填" : "原因或经过")
      .option("--json", "以 JSON 输出")
      .option("--installation <id>", WHICH)
      .action((address: string, options: ChoiceOptions) =>
        withAddon(context, async ({ registry, consentLedger }) => {
          const { purpose = kind === "opt_out" ? "all" : undefined, note = "" } = options;
          const request = consentRequest.safeParse({ kind, address, purpose, note });
          if (!request.success)
            throw choiceUnusable(
              name,
              request.error.issues.map(({ path }) => String(path[0])),
              purposes,
            );
          const { installation_id } = await chosenInstallation(registry, options.installation);
          show(await consentLedger.record(installation_id, request.data, CLI), options);
        }),
      );
  }
}

/** The first that is wrong, and the whole command that would be right. */
function choiceUnusable(name: "opt-in" | "opt-out", fields: readonly string[], purposes: string): AddonError {
  const example = `stockguard consent ${name} 13800138000 --purpose marketing --note "会员表单第 3 题"`;
  const { message, step } = FAULTS[fields[0] ?? ""] ?? { message: "这条登记不完整", step: "" };
  return new AddonError({
    code: "consent_choice_unusable",
    message,
    hint: `${step}${fields[0] === "purpose" ? `用途可以是 ${purposes}。` : ""}补全后再运行，例如：\`${example}\`。`,
  });
}

const FAULTS: Readonly<Record<string, { readonly message: string; readonly step: string }>> = {
  address: { message: "没有写明是哪个号码或账号，或超过 200 字", step: "写一个手机号、邮箱或微信账号。" },
  purpose: { message: "没有写明用途，或没有这种用途", step: "用 --purpose 指明一种用途。" },
  note: { message: "没有写明怎样取得同意，或说明超过 200 字", step: "用 --note 写明来由，2–200 字。" },
};
