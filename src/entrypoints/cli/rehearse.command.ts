import type { Command } from "commander";
import { listedWords } from "../../domain/text/listed-words.ts";
import { AddonError } from "../../contracts/problem.ts";
import {
  type RehearsalProgress,
  type RehearsalRequest,
  rehearsalRequest,
  USUAL_MONTHS,
  USUAL_SERVICE_LEVELS,
} from "../../contracts/rehearsal.ts";
import { chosenInstallation, type ProgressContext, withAddon } from "./command-context.ts";
import { outcomeLines, STAGE_WORDS } from "./rehearsal-lines.ts";

interface RehearseOptions {
  readonly months: string;
  readonly serviceLevels: string;
  readonly json?: true;
  readonly installation?: string;
}

/** `stockguard rehearse`: the latest months once more, by other rules. */
export function register(program: Command, context: ProgressContext): void {
  const { terminal, progress } = context;
  program
    .command("rehearse")
    .description("策略预演：用过去几个月的真实需求，逐日重演不同补货规则的缺货、库存和预警；不改动任何设置")
    .option("--months <n>", "回看几个月（2–12）", String(USUAL_MONTHS))
    .option("--service-levels <list>", "要试的服务水平，用逗号分开", USUAL_SERVICE_LEVELS.join(","))
    .option("--json", "以 JSON 输出")
    .option("--installation <id>", "哪个安装；只有一个时可省略")
    .action((options: RehearseOptions) =>
      withAddon(context, async ({ registry, rehearsals }) => {
        const request = requestOf(options);
        const { installation_id } = await chosenInstallation(registry, options.installation);
        const show = ({ stage, done, total }: RehearsalProgress) => progress.show(STAGE_WORDS[stage], done, total);
        const outcome = await rehearsals.run(installation_id, request, show);
        progress.end();
        if (options.json === true) terminal.print(JSON.stringify(outcome, null, 2));
        else outcomeLines(outcome).forEach(terminal.print);
      }),
    );
}

function requestOf({ months, serviceLevels }: RehearseOptions): RehearsalRequest {
  const read = rehearsalRequest.safeParse({
    months: Number(months),
    service_levels: listedWords(serviceLevels).map(Number),
  });
  if (read.success) return read.data;
  throw new AddonError({
    code: "rehearsal_wish_wrong",
    message: `无法按 --months ${months} --service-levels ${serviceLevels} 预演`,
    hint: "月数为 2–12 的整数；服务水平为 0.5–0.9999 之间的 2–8 个数，例如 0.9,0.95,0.98,0.99。",
  });
}
