import { addDays, type Day, DAY_MS, daysBetween } from "../../domain/calendar/day.ts";
import type { UnitEconomics } from "../../domain/inventory/expected-profit.ts";
import { type MoneyLack, unitEconomics } from "../../domain/inventory/unit-economics.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import type { RiskAssessment } from "../../domain/risk/risk-assessment.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import { TUNED_DAYS } from "../../domain/tuning/lead-time-proposal.ts";
import { modelLevels } from "../../domain/tuning/model-levels.ts";
import { alertedRecord, movedRecord, type StockRecord } from "../../domain/tuning/stock-record.ts";
import type { TunedItem, TunedPlace } from "../../domain/tuning/tuned-place.ts";
import type { ClassLevels } from "../../contracts/rehearsal.ts";
import type { ItemRow } from "../../contracts/rows.ts";
import type { AlertEvents, SubjectAlertEvent } from "../../ports/alert-events.ts";
import type { AssessmentBasis, Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { classOf } from "../operating/figured-place.ts";
import { placeKey } from "../../domain/text/place-key.ts";
import { levelInEffect } from "../rehearse/class-levels.ts";

/** Ports of `tunedItems`. */
export interface TunedItemsPorts {
  readonly subjects: Pick<Subjects, "all">;
  readonly assessments: Pick<Assessments, "bases">;
  readonly alertEvents: Pick<AlertEvents, "happenedSince">;
  readonly clock: Pick<Clock, "now" | "today">;
  /** Lets waiting pushes and pages in between two steps. */
  breathe(): Promise<void>;
}

/** An item with what happened at its places. */
export interface TunedItemPlaces {
  readonly item: TunedItem;
  /** Whether its class's service level decides how much lies there. */
  readonly follows_class: boolean;
  /** What a unit earns and costs to hold for a cycle, or what is lacking to tell. */
  readonly economics: UnitEconomics | MoneyLack;
  /** Future margin that a missing unit loses, yuan, as the last night learned it; null where nothing told. */
  readonly goodwill: number | null;
  readonly places: readonly TunedPlace[];
}

/** Read together: more would keep pushes of this process waiting. */
const READ_TOGETHER = 8;

/** Every item in use with the record of its places, read a few at a time. */
export function createTunedItems({ subjects, assessments, alertEvents, clock, breathe }: TunedItemsPorts) {
  return async function tunedItems(
    installation_id: string,
    levels: ClassLevels,
  ): Promise<ReadonlyMap<string, TunedItemPlaces>> {
    const [today, now] = [clock.today(), clock.now()];
    const span = { since: now - TUNED_DAYS * DAY_MS, now };
    const [all, happened] = await Promise.all([
      subjects.all(installation_id),
      alertEvents.happenedSince(installation_id, span.since),
    ]);
    const alerts = Map.groupBy(happened, ({ subject }) => placeKey(subject));
    const items = new Map<string, TunedItemPlaces>();
    for (const read of inShares(all, READ_TOGETHER)) {
      const bases = await assessments.bases(read, addDays(today, -TUNED_DAYS));
      for (const [i, subject] of read.entries()) {
        const basis = bases[i];
        const row = basis?.facts.item ?? null;
        if (basis === undefined || row?.is_active !== true) continue;
        const record = recordOf(basis, alerts.get(placeKey(subject)), { today, span });
        const risk = basis.previous?.risk;
        const model = risk === undefined ? null : modelLevels(risk, floorOf(row, risk));
        const { item_code, location_code } = subject;
        const known = items.get(item_code) ?? { ...itemOf(row, basis, levels), places: [] };
        const { reserved_quantity = 0 } = basis.facts.stock_level ?? {};
        const place = { item_code, location_code, record, model, reserved_quantity, lead_days: leadDays(risk) };
        items.set(item_code, { ...known, places: [...known.places, place] });
      }
      await breathe();
    }
    return items;
  };
}

interface Span {
  readonly today: Day;
  readonly span: { readonly since: number; readonly now: number };
}

/** Until an order placed on the day of an assessment arrives. */
function leadDays(risk: RiskAssessment | undefined): number {
  if (risk === undefined) return 0;
  const { today, supply } = risk.explanation;
  return Math.max(1, daysBetween(today, supply.arrival_date));
}

/** What people wrote that lifts an assessment's levels. */
function floorOf({ minimum_stock }: ItemRow, { explanation }: RiskAssessment) {
  return { minimum_stock, reserved_quantity: explanation.reserved_quantity ?? 0 };
}

/** By what moved, else by what was alerted. */
function recordOf(
  { facts, previous }: AssessmentBasis,
  alerts: readonly SubjectAlertEvent[] | undefined,
  { today, span }: Span,
): StockRecord | null {
  const { stock_level, movements } = facts;
  if (stock_level === null) return null;
  const daily_demand = previous?.risk.demand_mean ?? 0;
  const moved = movedRecord({ on_hand: stock_level.on_hand, movements, daily_demand }, today, TUNED_DAYS);
  return moved ?? (alerts === undefined ? null : alertedRecord(alerts, span));
}

function itemOf(row: ItemRow, { facts, classes, previous }: AssessmentBasis, levels: ClassLevels) {
  const review_period_days = previous?.risk.explanation.supply.review_period_days ?? 1;
  const { item_code, item_name, minimum_stock, service_level, replenishment_target, purchase_cost } = row;
  const abc_class = classOf(facts.item, classes);
  const isByLevel = replenishment_target === null || replenishment_target === "service_level";
  return {
    item: {
      ...{ item_code, item_name, abc_class, minimum_stock, purchase_cost },
      unit: unitOf({ unit: row.unit }),
      service_level: isByLevel ? service_level : null,
      class_level: levelInEffect(levels, abc_class),
    },
    follows_class: isByLevel && service_level === null,
    economics: unitEconomics(row, Math.max(1, review_period_days)),
    goodwill: classes?.goodwill?.per_unit ?? null,
  };
}
