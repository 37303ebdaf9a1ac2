import type { Problem } from "../../contracts/problem.ts";
import { DRY_RUN_DAYS, type DryRun } from "../../contracts/rules-report.ts";
import { dryRunText } from "./dry-run-text.ts";

/** What a rule's own record tells its writer: what is to be put right, or what the rule would have sent. */
export function ruleVerdict(problems: readonly Problem[], run: DryRun, checked_at: string): string {
  if (problems.length === 0)
    return `${checked_at} 检查通过。近 ${DRY_RUN_DAYS} 天试算：${dryRunText(run)}${receiversText(run)}。`;
  const told = problems.map(({ message, hint }, index) => `${index + 1}. ${ended(message)}${hint}`);
  return [`${checked_at} 检查：有 ${problems.length} 处要改。`, ...told].join("\n");
}

function receiversText(run: DryRun): string {
  return run.kind === "counted" && run.receivers.length > 0 ? `，给 ${run.receivers.length} 个接收者` : "";
}

function ended(sentence: string): string {
  return /[。！？]$/.test(sentence) ? sentence : `${sentence}。`;
}
