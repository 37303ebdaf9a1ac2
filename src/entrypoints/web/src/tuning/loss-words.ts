import type { TuningProposalReport } from "../../../../contracts/tuning.ts";
import { levelText } from "../../../../domain/text/quantity-text.ts";
import { moneyText, quantityText } from "../format/number-text.ts";
import { counted } from "../text/counted.ts";

type Text = TuningProposalReport["text"];
type Of<Kind extends TuningProposalReport["kind"]> = Extract<TuningProposalReport, { kind: Kind }>;
type Loss = Of<"loss_service_level" | "reserve_quantity">["evidence"];

const units = (value: number) => quantityText(value, "en");

/** What a higher service level for a loss says in English. */
export function lossLevelWords({ present, proposed, evidence }: Of<"loss_service_level">): Text {
  return {
    parameter: "Item form, “Service level (0–1)”",
    change: `${present} → ${proposed}`,
    evidence: `${lossText(evidence)} ${worthText(evidence)}`,
    detail: intervalText(evidence),
    effect:
      "One step only: more safety stock, fewer stockouts, a little more stock; look again in a month or two. One figure for all places.",
  };
}

/** What a reserve says in English; how many customers, never who. */
export function reserveWords({ present, proposed, evidence }: Of<"reserve_quantity">): Text {
  const { key_buyers, fragile_buyers, lead_days, expected_units, order_up_to_level, places } = evidence;
  const who = [
    ...(key_buyers > 0 ? [counted(key_buyers, "key customer")] : []),
    ...(fragile_buyers > 0 ? [`${counted(fragile_buyers, "customer")} likely lost after a shortage`] : []),
  ].join(" and ");
  const isCapped = proposed < Math.round(expected_units);
  const cap = isCapped ? `, at most the order-up-to level of ${units(order_up_to_level)}` : "";
  const where = places > 1 ? ` Proposed where most sells, of ${counted(places, "place")}.` : "";
  const mark = fragile_buyers > 0 ? " Who is not a key customer has to be marked as one on the customer form." : "";
  return {
    parameter: "Stock form, “Reserved for key customers”",
    change: `${units(present)} → ${units(proposed)}`,
    evidence: `${lossText(evidence)} New stock takes ${counted(lead_days, "day")}: until then ${who} may come, by their chances for ${units(expected_units)} in all${cap}.`,
    detail: intervalText(evidence),
    effect: `Other customers' orders do not see these ${units(proposed)}, key customers take them last; reorder point and order-up-to level lie higher by them.${where}${mark}`,
  };
}

function lossText(loss: Loss): string {
  const { exposed_count, lost_share, customers_lost, known_days, out_days, out_spells, out_places } = loss;
  const where = out_places > 1 ? ` at ${counted(out_places, "place")} together` : "";
  const lost = `about ${counted(Math.round(customers_lost), "customer")}`;
  return `Of ${counted(exposed_count, "customer")} compared who met a shortage of it, it lost ${lost} (${levelText(lost_share)}, hardly by chance); in the last ${counted(known_days, "day")} out of stock${where} on ${counted(out_days, "day")}, ${counted(out_spells, "time")}.`;
}

function worthText({ worthwhile_level, goodwill }: Of<"loss_service_level">["evidence"]): string {
  if (worthwhile_level === null || goodwill === null)
    return "Too few prices or customer values to price it: the loss alone speaks.";
  return `Beside its margin, 1 missing costs about ${moneyText(goodwill, "en")} of future margin; ${levelText(worthwhile_level)} pays best.`;
}

function intervalText({ lost_share_low, lost_share_high }: Loss): string {
  return `95% confidence interval of the share lost: ${levelText(lost_share_low)}–${levelText(lost_share_high)} (drawn towards the mean of all items, whose own error counts too)`;
}
