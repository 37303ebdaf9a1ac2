import type { RuleTrial } from "../../../../contracts/rule-editor.ts";
import { countText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";

/** What a draft would have sent, in a line; null where nothing was counted. */
export function useTrialText(trial: RuleTrial | null): string | null {
  const { texts, language } = useTexts();
  const words = texts.rule_editor;
  const { span = null, dry_run = null } = trial ?? {};
  if (span === null || span.since === null || dry_run?.kind !== "counted") return null;
  const count = (n: number) => countText(n, language);
  const reached = dry_run.receivers.filter(({ channel }) => channel !== null);
  const [messages, receivers] = [count(dry_run.messages), count(reached.length)] as const;
  const sent = span.is_whole
    ? words.trial_sent(count(span.days), messages, receivers)
    : words.trial_sent_since(span.since, messages, receivers);
  return dry_run.unsent === 0 ? sent : `${sent} · ${texts.rules.not_sent(count(dry_run.unsent))}`;
}
