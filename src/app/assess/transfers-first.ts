import { itemPlanItem } from "../purchase-plan/plan-item-of.ts";
import { planPlace } from "../../domain/purchase-plan/plan-place.ts";
import { type TransferAdvice, transferAdvice } from "../../domain/purchase-plan/transfer-advice.ts";
import { type PlaceName, placeNames } from "../../domain/text/place-names.ts";
import { transferLanes } from "../../domain/transfer/transfer-lanes.ts";
import type { TransferLane } from "../../domain/transfer/transfer-plan.ts";
import type { LocationRow } from "../../contracts/rows.ts";
import type { Assessments } from "../../ports/assessments.ts";
import { shownName } from "../notify/shown-name.ts";
import { type AssessedSubject, isRaised } from "../effects/assessed-subject.ts";

/** The ways between an installation's locations, and how they are called. */
export interface TransferSetting {
  readonly lanes: readonly TransferLane[];
  readonly nameOf: PlaceName;
}

/** Reads the location forms. */
export function transferSetting(locations: readonly LocationRow[]): TransferSetting {
  return { lanes: transferLanes(locations), nameOf: placeNames(locations) };
}

/**
 * What other places can give a subject whose alert is being raised. Only the item's own places are read, as they were last
 * assessed; null where nothing lacks, no way leads here, or nobody has any to spare.
 */
export async function transfersFirst(
  assessments: Pick<Assessments, "planPlaces">,
  assessed: AssessedSubject,
  { lanes, nameOf }: TransferSetting,
): Promise<TransferAdvice | null> {
  const { subject, risk, facts } = assessed;
  const { installation_id, item_code, location_code } = subject;
  const here = planPlace(risk);
  if (!isRaised(assessed) || here === null || here.gap === null) return null;
  if (!lanes.some(({ to }) => to === location_code)) return null;
  const kept = await assessments.planPlaces(installation_id, item_code);
  const others = kept.filter((place) => place.location_code !== location_code);
  const shown = (code: string) => shownName(nameOf(code));
  return transferAdvice(location_code, itemPlanItem(item_code, facts.item), [...others, here], lanes, shown);
}
