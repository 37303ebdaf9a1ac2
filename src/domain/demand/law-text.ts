import { percentText, quantityText } from "../text/quantity-text.ts";
import { DISTRIBUTION_LABELS } from "./demand-distribution.ts";
import type { DemandDistribution } from "./demand-distribution.ts";

/** A law with its numbers; of a mixture every part with its chance, so that the probability can be checked by hand. */
export function lawText(demand: DemandDistribution): string {
  const numbers = `${DISTRIBUTION_LABELS[demand.name]}，均值 ${quantityText(demand.mean)}，方差 ${quantityText(demand.variance)}`;
  if (demand.name !== "mixture") return numbers;
  const parts = demand.parts.map(({ weight, law }) => `${percentText(weight)} 为${lawText(law)}`);
  return `${numbers}（${parts.join("；")}）`;
}
