import type { RuleFault, RuleField } from "../../../../contracts/rule-editor.ts";
import { inputId } from "./rule-input.tsx";

/** Brings the first faulty field into view and the cursor into it; what stands at no field by the id of its panel. */
export function showFault(fields: readonly RuleField[], faults: readonly RuleFault[], loose_id: string): void {
  const first = fields.find(({ name }) => faults.some(({ field }) => field === name));
  const target = document.getElementById(first === undefined ? loose_id : inputId(first.name));
  // The cursor alone would leave the field under the buttons that stay at the bottom.
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "center" });
}
