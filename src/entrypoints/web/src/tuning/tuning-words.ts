import type { TuningProposalReport, TuningReport } from "../../../../contracts/tuning.ts";
import { levelText } from "../../../../domain/text/quantity-text.ts";
import { moneyText, quantityText } from "../format/number-text.ts";
import { counted } from "../text/counted.ts";
import type { Language } from "../text/language.ts";
import { lossLevelWords, reserveWords } from "./loss-words.ts";

type Text = TuningProposalReport["text"];

/** What a proposal says in the reader's language: the server's own words in Chinese, the same figures in English. */
export function proposalWords(proposal: TuningProposalReport, language: Language): Text {
  return language === "zh" ? proposal.text : englishWords(proposal);
}

/** What is missing. */
export function lackWords(lack: TuningReport["lacks"][number], language: Language): string {
  return language === "zh" ? lack.text : englishLack(lack);
}

function englishWords(proposal: TuningProposalReport): Text {
  switch (proposal.kind) {
    case "lead_time":
      return leadTimeWords(proposal);
    case "minimum_stock":
    case "item_service_level":
      return itemWords(proposal);
    case "loss_service_level":
      return lossLevelWords(proposal);
    case "reserve_quantity":
      return reserveWords(proposal);
    case "class_service_level":
      return classWords(proposal);
    case "buyer_changes":
      return buyerWords(proposal);
  }
}

type Of<Kind extends TuningProposalReport["kind"]> = Extract<TuningProposalReport, { kind: Kind }>;
type OfItem = Of<"minimum_stock" | "item_service_level">;

const units = (value: number) => quantityText(value, "en");
const days = (value: number) => counted(units(value), "day");

function leadTimeWords({ present, proposed, direction, evidence }: Of<"lead_time">): Text {
  const { deliveries, since, median_days, p90_days, late_rate } = evidence;
  const late = late_rate === null ? "" : `, ${levelText(late_rate)} late`;
  return {
    parameter: "Supplier form, “Lead time (days)”",
    change: `${units(present)} → ${days(proposed)}`,
    evidence: `${counted(deliveries, "delivery", "deliveries")} since ${since}: median ${days(median_days)}, P90 ${days(p90_days)}${late}.`,
    effect:
      direction === "raise"
        ? "Items with few deliveries are to be ordered earlier; open orders without a date are expected later."
        : "Items with few deliveries keep a little less stock; open orders without a date are expected earlier.",
  };
}

function itemWords(proposal: OfItem): Text {
  const { kind, direction, present, proposed, evidence } = proposal;
  const isMinimum = kind === "minimum_stock";
  const up = isMinimum
    ? `A warning once stock is down to ${units(proposed)}, and no reorder point below it; ${moreWords(proposal.more)}.`
    : "More safety stock, as the class has it: fewer stockouts, a little more stock.";
  const down = isMinimum
    ? `The minimum no longer lifts the reorder point: about ${units(present - proposed)} less at each place.`
    : "Less safety stock, as the class has it; stockouts become a little more likely.";
  return {
    parameter: isMinimum ? "Item form, “Minimum stock”" : "Item form, “Service level (0–1)”",
    // A level as it stands on the form: rounded, 0.995 would look like certainty.
    change: isMinimum ? `${units(present)} → ${units(proposed)}` : `${present} → ${proposed}`,
    evidence: itemEvidenceWords(proposal),
    effect: `${direction === "raise" ? up : down}${evidence.places > 1 ? sharedWords(isMinimum) : ""}`,
  };
}

function sharedWords(isMinimum: boolean): string {
  return ` One figure for all places${isMinimum ? ", except those whose stock form has its own" : ""}.`;
}

function moreWords(more: OfItem["more"]): string {
  if (more === null) return "a little more stock at each place";
  const money = more.money === null ? " (no cost known)" : `, about ${moneyText(more.money, "en")} tied up`;
  return `at the most ${units(more.units)} more at all places together${money}`;
}

function itemEvidenceWords({ direction, evidence }: OfItem): string {
  const { places, known_days, out_days, out_spells, source, safety_stock, reorder_point, turnover_days } = evidence;
  const where = places > 1 ? ` at ${counted(places, "place")} together` : "";
  const record =
    direction === "raise"
      ? `out of stock${where} on ${days(out_days)}, ${counted(out_spells, "time")}`
      : `never out, the mean stock lasts ${days(turnover_days ?? 0)}`;
  return `In the last ${days(known_days)}: ${record} (by ${source}); the model's safety stock ${units(safety_stock)}, reorder point ${units(reorder_point)}, order-up-to level ${units(evidence.order_up_to_level)}.`;
}

function classWords({ code, direction, present, proposed, evidence }: Of<"class_service_level">): Text {
  const { places, arrivals, broken_arrivals, kept_rate, kept_rate_low, kept_rate_high, in_stock_rate } = evidence;
  return {
    parameter: `Service level of class ${code}`,
    change: `${levelText(present)} → look at ${levelText(proposed)}`,
    evidence: `In the last 90 days: ${counted(arrivals, "arrival")} for ${counted(places, "item at a place", "items at places")}, ${broken_arrivals} of them after an empty shelf. Kept: ${levelText(kept_rate)}; few arrivals, so the true level is roughly between ${levelText(kept_rate_low)} and ${levelText(kept_rate_high)}; in stock on ${levelText(in_stock_rate)} of the days.`,
    detail: `99% confidence interval of the level kept: ${levelText(kept_rate_low)}–${levelText(kept_rate_high)}`,
    effect:
      direction === "raise"
        ? "The rehearsal shows how many stockouts it saves and what stock it takes; adopt it there if it is worth it."
        : "The rehearsal shows how much stock it frees and what stockouts it costs; adopt it there if it is worth it.",
  };
}

function buyerWords({ direction, group, code, evidence }: Of<"buyer_changes">): Text {
  const { changes, buyer_better, more, median_ratio, difference } = evidence;
  const better =
    direction === "buyer" ? `buyers better on ${buyer_better}` : `plan better on ${changes - buyer_better}`;
  const sum = `${moneyText(Math.abs(difference), "en")} ${difference > 0 ? "more" : "less"} earned in all`;
  const ratio = median_ratio === null ? "" : `, at the median ${units(median_ratio)} times the plan`;
  return {
    parameter: group === "supplier" ? "Minimum order, multiple, price breaks" : `Order sizes of class ${code}`,
    change: "",
    evidence: `Of ${counted(changes, "line")} that buyers changed: ${better}, ${sum}; more than proposed on ${more}${ratio}.`,
    effect:
      direction === "buyer"
        ? "Buyers know what no form says: check minimum order, multiple and price breaks; the plan follows what is written."
        : "Ordering as proposed would be better; where orders are rounded up, write the minimum or multiple on the item.",
  };
}

function englishLack({ kind, code, count, needed }: TuningReport["lacks"][number]): string {
  switch (kind) {
    case "lead_time":
      return `${counted(count, "supplier")} with fewer than ${counted(needed, "delivery", "deliveries")}: lead times were not compared.`;
    case "stock_record":
      return `${counted(count, "item at a place", "items at places")} with neither movements nor alerts: minimum and service level were not compared.`;
    case "customer_loss":
      return `How many customers shortages lose cannot be told yet, or may be chance (${counted(count, "customer")} met one; ${needed} have to be comparable). Nothing was proposed for it.`;
    case "class_service_level":
      return `Class ${code}: ${counted(count, "arrival")} in the last 90 days of the ${needed} needed. Its service level was not compared.`;
    case "buyer_changes":
      return `${counted(count, "line")} changed by buyers that can be judged; each supplier or class needs ${needed}. Buyers' changes were not compared.`;
  }
}
