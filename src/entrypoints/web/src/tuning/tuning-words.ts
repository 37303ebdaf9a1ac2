import type { TuningProposalReport, TuningReport } from "../../../../contracts/tuning.ts";
import { levelText, moneyText, quantityText } from "../format/number-text.ts";
import type { Language } from "../text/language.ts";

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
    case "class_service_level":
      return classWords(proposal);
    case "buyer_changes":
      return buyerWords(proposal);
  }
}

type Of<Kind extends TuningProposalReport["kind"]> = Extract<TuningProposalReport, { kind: Kind }>;

const units = (value: number) => quantityText(value, "en");

function leadTimeWords({ present, proposed, direction, evidence }: Of<"lead_time">): Text {
  const { deliveries, since, median_days, p90_days, late_rate } = evidence;
  const late = late_rate === null ? "" : `, late share ${levelText(late_rate)}`;
  return {
    parameter: "Supplier form, “Lead time (days)”",
    change: `${units(present)} → ${proposed} days`,
    evidence: `Deliveries since ${since}: ${deliveries}; median ${units(median_days)} days, P90 ${units(p90_days)}${late}.`,
    effect:
      direction === "raise"
        ? "Items with few deliveries are to be ordered earlier; open orders without a date are expected later."
        : "Items with few deliveries keep a little less stock; open orders without a date are expected earlier.",
  };
}

function itemWords({
  kind,
  direction,
  present,
  proposed,
  evidence,
}: Extract<TuningProposalReport, { location_code: string }>): Text {
  const isMinimum = kind === "minimum_stock";
  const { known_days, out_days, out_spells, source, safety_stock, reorder_point, order_up_to_level } = evidence;
  const record =
    direction === "raise"
      ? `out of stock on days: ${out_days}, times: ${out_spells}`
      : `never out; the mean stock lasts ${units(evidence.turnover_days ?? 0)} days`;
  const up = isMinimum
    ? `A warning once ${proposed} are left, and no reorder point below it; a little more stock.`
    : "More safety stock, as the class has it: fewer stockouts, a little more stock.";
  const down = isMinimum
    ? `The minimum no longer lifts the reorder point: about ${units(present - proposed)} less at each place.`
    : "Less safety stock, as the class has it; stockouts become a little more likely.";
  return {
    parameter: isMinimum ? "Item form, “Minimum stock”" : "Item form, “Service level (0–1)”",
    change: `${units(present)} → ${proposed}`,
    evidence: `Of ${known_days} days ${record} (by ${source}); the model's safety stock ${units(safety_stock)}, reorder point ${units(reorder_point)}, order-up-to level ${units(order_up_to_level)}.`,
    effect: direction === "raise" ? up : down,
  };
}

function classWords({ code, direction, present, proposed, evidence }: Of<"class_service_level">): Text {
  const { places, arrivals, broken_arrivals, kept_rate, kept_rate_low, kept_rate_high, in_stock_rate } = evidence;
  return {
    parameter: `Service level of class ${code}`,
    change: `${levelText(present)} → look at ${levelText(proposed)}`,
    evidence: `Items at places: ${places}; arrivals: ${arrivals}, of them after an empty shelf: ${broken_arrivals}. Kept: ${levelText(kept_rate)} (99% interval ${levelText(kept_rate_low)}–${levelText(kept_rate_high)}); in stock on ${levelText(in_stock_rate)} of the days.`,
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
  const ratio = median_ratio === null ? "" : `, at the median ${units(median_ratio)} times the plan`;
  return {
    parameter: group === "supplier" ? "Minimum order, multiple, price breaks" : `Order sizes of class ${code}`,
    change: "",
    evidence: `Of ${changes} lines that buyers changed: ${better}, ${moneyText(difference, "en")} in all; more than proposed on ${more}${ratio}.`,
    effect:
      direction === "buyer"
        ? "Buyers know what no form says: check minimum order, multiple and price breaks; the plan follows what is written."
        : "Ordering as proposed would be better; where orders are rounded up, write the minimum or multiple on the item.",
  };
}

function englishLack({ kind, code, count, needed }: TuningReport["lacks"][number]): string {
  switch (kind) {
    case "lead_time":
      return `Suppliers with fewer than ${needed} deliveries: ${count}. Their lead times were not compared.`;
    case "stock_record":
      return `Items at places with neither movements nor alerts: ${count}. Their minimum and service level were not compared.`;
    case "class_service_level":
      return `Class ${code}: ${count} arrivals in 90 days of the ${needed} needed. Its service level was not compared.`;
    case "buyer_changes":
      return `Lines changed by buyers that can be judged: ${count}; each supplier or class needs ${needed}.`;
  }
}
