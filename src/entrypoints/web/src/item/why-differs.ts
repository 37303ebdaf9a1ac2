import type { ItemReport } from "../../../../contracts/item-report.ts";
import { levelText } from "../../../../domain/text/quantity-text.ts";
import type { Dictionary } from "../text/zh.ts";

/** What the suggestion comes from. */
export interface SuggestionReasons extends Pick<ItemReport, "replenishment" | "rounding_reason"> {
  readonly suggested: number;
  readonly best: number;
}

/** Why the order that is suggested is not the one that pays best; null where it is, or where nobody knows. */
export function whyDiffers(reasons: SuggestionReasons, words: Dictionary["order_profit"]["differs"]): string | null {
  const { replenishment, rounding_reason, suggested, best } = reasons;
  if (replenishment === null || suggested === best) return null;
  const limited = rounding_reason === null ? "" : words.limited(rounding_reason);
  if (suggested === 0) return limited === "" ? words.not_due : limited;
  return `${aimText(replenishment, words)}${limited}`;
}

function aimText(
  { target, service_level }: NonNullable<ItemReport["replenishment"]>,
  words: Dictionary["order_profit"]["differs"],
): string {
  switch (target) {
    case "service_level":
      return words.service_level(levelText(service_level));
    case "fill_rate":
      return words.fill_rate;
    case "profit":
      return words.profit;
  }
}
