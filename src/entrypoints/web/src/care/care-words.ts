import type { CareReport } from "../../../../contracts/care.ts";
import { countText } from "../format/number-text.ts";
import type { Language } from "../text/language.ts";

/** One action as the report tells of it. */
export type CareAction = CareReport["actions"][number];
type Result = NonNullable<CareAction["result"]>;

const ACTIONS: Readonly<Record<CareAction["action"], string>> = {
  early_notice: "Early notice",
  substitute: "Substitute",
  coupon: "Coupon",
  priority: "Priority on arrival",
  back_in_stock: "Back in stock",
  delay_notice: "Apology for delay",
  foretold_task: "Care task (foretold buyers)",
};

const LACKS: Readonly<Record<Extract<Result, { kind: "not_estimable" }>["reason"], (lacking: string) => string>> = {
  no_outcome_yet: () => "nobody's window is over yet.",
  nobody_held_out: () => "nobody is held out to compare with.",
  too_few_treated: (n) => `${n} more customers with the action are needed.`,
  too_few_held_out: (n) => `${n} more customers held out are needed.`,
  too_few_buyers: (n) => `${n} more customers who bought are needed.`,
};

/** The name and the result of an action; Chinese comes ready from the server. */
export function careWords(row: CareAction, language: Language): { readonly name: string; readonly sentence: string } {
  if (language === "zh") return { name: row.label, sentence: row.sentence };
  return { name: ACTIONS[row.action], sentence: englishSentence(row) };
}

function englishSentence({ result }: CareAction): string {
  if (result === null) return "The firm owes its customers this; nobody is held out.";
  if (result.kind === "not_estimable")
    return `Cannot be told: ${LACKS[result.reason](countText(result.lacking, "en"))}`;
  switch (result.verdict) {
    case "pays":
      return "It brings more than it costs.";
    case "loses":
      return "It costs more than it brings: stop or change it.";
    case "open":
      return "Could be chance either way.";
  }
}

/** Which mark an action bears. */
export type CareMark = "pays" | "loses" | "open" | "unknown" | "duty" | "stopped";

/** The mark of an action. */
export function careMark({ result, is_stopped }: Pick<CareAction, "result" | "is_stopped">): CareMark {
  if (is_stopped) return "stopped";
  if (result === null) return "duty";
  return result.kind === "estimated" ? result.verdict : "unknown";
}
