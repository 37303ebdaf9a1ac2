import type { Problem } from "../../contracts/problem.ts";
import { faultsInTheWay } from "../../contracts/rule-fault-weight.ts";
import { DRY_RUN_DAYS, type DryRun } from "../../contracts/rules-report.ts";
import { dryRunText } from "./dry-run-text.ts";

/** What a rule's own record tells its writer: what is to be put right, or what the rule would have sent and what it is warned of. */
export function ruleVerdict(problems: readonly Problem[], run: DryRun, checked_at: string): string {
  const isSound = faultsInTheWay(problems, true).length === 0;
  const head = isSound
    ? `${checked_at} 检查通过。近 ${DRY_RUN_DAYS} 天试算：${dryRunText(run)}${receiversText(run)}。`
    : `${checked_at} 检查：有 ${problems.length} 处要改。`;
  const told = problems.map(({ message, hint }, index) => `${index + 1}. ${ended(message)}${hint}`);
  return [head, ...(isSound && told.length > 0 ? [`另有 ${told.length} 处提醒，不影响发送：`] : []), ...told].join(
    "\n",
  );
}

function receiversText(run: DryRun): string {
  if (run.kind === "uncounted") return "";
  const reached = run.receivers.filter(({ channel }) => channel !== null);
  return reached.length > 0 ? `，给 ${reached.length} 个接收者` : "";
}

function ended(sentence: string): string {
  return /[。！？]$/.test(sentence) ? sentence : `${sentence}。`;
}
