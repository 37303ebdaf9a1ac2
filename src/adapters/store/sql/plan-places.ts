import { type PlanPlace, planPlace } from "../../../domain/purchase-plan/plan-place.ts";
import type { RiskAssessment } from "../../../domain/risk/risk-assessment.ts";
import { allAs, type Program } from "./program.ts";

/** A place as it is kept beside its line on the board; null where plans take nothing from it. */
export function planPlaceText(risk: RiskAssessment): string | null {
  const place = planPlace(risk);
  return place === null ? null : JSON.stringify(place);
}

/** Places of an installation that plans take something from, or those of one item. */
export function planPlaces(installation_id: string, item_code?: string): Program<readonly PlanPlace[]> {
  return allAs(
    // Written by `planPlaceText`.
    ({ supply_need }) => JSON.parse(String(supply_need)) as PlanPlace,
    `select supply_need from board_row
     where installation_id = ? ${item_code === undefined ? "" : "and item_code = ?"} and supply_need is not null
     order by item_code, location_code`,
    installation_id,
    ...(item_code === undefined ? [] : [item_code]),
  );
}
