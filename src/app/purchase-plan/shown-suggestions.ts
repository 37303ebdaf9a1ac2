import { inShares } from "../../domain/math/in-shares.ts";
import { type PlanPlace, wholePlanPlace } from "../../domain/purchase-plan/plan-place.ts";
import {
  isExpired,
  type ShownSuggestion,
  shownSuggestion,
  steadyPlace,
} from "../../domain/purchase-plan/steady-place.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";
import { placeKey, placeOf } from "../../domain/text/place-key.ts";

/** Ports of `createShownSuggestions`. */
export interface ShownSuggestionsPorts {
  readonly registry: Pick<Registry, "setting" | "saveSetting">;
  readonly assessments: Pick<Assessments, "some">;
  readonly clock: Pick<Clock, "today">;
  /** See `FreezeSetting`. */
  readonly freeze_days: number;
  /** Lets waiting pushes and pages in between shares of assessments. */
  breathe(): Promise<void>;
}

/** Of an installation, as JSON. */
const SETTING = "shown_suggestions";
/** Assessments between two breaths; usually all there are. */
const READ_AT_ONCE = 64;

/** Keeps a plan steady between two looks at it: what was shown stands for some days unless something really changed. */
export function createShownSuggestions(ports: ShownSuggestionsPorts) {
  const { registry, assessments, clock, freeze_days, breathe } = ports;
  /** Places with what stands of the last look, which this look takes the place of. */
  return async function steadied(installation_id: string, places: readonly PlanPlace[]): Promise<readonly PlanPlace[]> {
    if (freeze_days <= 0) return places;
    const setting = { today: clock.today(), freeze_days };
    const kept = await registry.setting(installation_id, SETTING);
    // Written below.
    const last_shown = kept === null ? [] : (JSON.parse(kept) as readonly ShownSuggestion[]);
    const before = last_shown.filter((one) => !isExpired(one, setting));
    const shown = new Map(before.map((one) => [placeKey(one), one]));
    const whole = [...places, ...(await missing(installation_id, before, places))];
    const found = whole.map((place) => ({ place, last: shown.get(placeKey(place)) }));
    const next = found.flatMap(({ place, last }) => shownSuggestion(place, last, setting) ?? []);
    const text = JSON.stringify(next);
    if (text !== kept) await registry.saveSetting(installation_id, SETTING, text);
    return found.map(({ place, last }) => steadyPlace(place, last, setting));
  };

  /** Places that were shown and of which plans take nothing any more: their need may have moved by less than a step. */
  async function missing(
    installation_id: string,
    before: readonly ShownSuggestion[],
    places: readonly PlanPlace[],
  ): Promise<readonly PlanPlace[]> {
    const there = new Set(places.map(placeKey));
    const gone = before.filter((one) => !there.has(placeKey(one)));
    const found: PlanPlace[] = [];
    for (const share of inShares(gone, READ_AT_ONCE)) {
      const subjects = share.map((one) => ({ installation_id, ...placeOf(one) }));
      found.push(...(await assessments.some(subjects)).flatMap(({ risk }) => wholePlanPlace(risk) ?? []));
      await breathe();
    }
    return found;
  }
}

/** Keeping a plan steady. */
export type SteadyPlaces = ReturnType<typeof createShownSuggestions>;
