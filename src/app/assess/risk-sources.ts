import type { AlarmBudget } from "../../domain/anomaly/alarm-budget.ts";
import type { BusinessCalendar } from "../../domain/calendar/business-calendar.ts";
import type { Day } from "../../domain/calendar/day.ts";
import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import type { KnownDays } from "../../domain/known-days/known-days.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { AssessmentBasis } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EffectSetting } from "../effects/assessed-subject.ts";
import type { PlannedUses } from "../production/planned-uses.ts";
import type { Slowdowns } from "../supplier/slow-suppliers.ts";
import { exposedOf } from "./exposed-of.ts";
import { type KnownDaysPorts, loadKnownDays } from "./known-days.ts";
import type { RiskSources } from "./risk-input.ts";

/** What has been learned for all items of an installation, and what its people know of coming days. */
export interface LearnedSetting {
  readonly pooled: PooledModel | undefined;
  readonly alarms: AlarmBudget | undefined;
  readonly known_days: KnownDays;
  readonly slow_suppliers: Slowdowns;
}

/** What all risks of an installation are judged with. */
export interface RiskSetting extends LearnedSetting, Pick<EffectSetting, "bound" | "class_levels"> {
  /** What production takes of those that are judged together. */
  readonly planned: PlannedUses;
}

/** Ports of `loadLearned`. */
export interface LearnedPorts extends KnownDaysPorts {
  readonly clock: Pick<Clock, "today">;
  /** What an installation's items have taught about each other; undefined while nothing was learned. */
  pooledModel(installation_id: string): Promise<PooledModel | undefined>;
  /** How many false alarms an installation accepts of how many items; undefined while nobody has counted them. */
  alarmBudget(installation_id: string): Promise<AlarmBudget | undefined>;
  /** The suppliers of an installation that have become slower. */
  slowSuppliers(installation_id: string): Promise<Slowdowns>;
}

/** Reads what has been learned of an installation. */
export async function loadLearned(ports: LearnedPorts, installation_id: string): Promise<LearnedSetting> {
  const [pooled, alarms, known_days, slow_suppliers] = await Promise.all([
    ports.pooledModel(installation_id),
    ports.alarmBudget(installation_id),
    loadKnownDays(ports, installation_id, ports.clock.today()),
    ports.slowSuppliers(installation_id),
  ]);
  return { pooled, alarms, known_days, slow_suppliers };
}

/** What one subject is judged from: its facts and what holds for the whole installation. */
export function riskSources(
  { item_code, location_code }: Subject,
  { facts, previous, classes }: AssessmentBasis,
  { bound, class_levels, pooled, alarms, known_days, planned, slow_suppliers }: RiskSetting,
  { today, calendar }: { readonly today: Day; readonly calendar: BusinessCalendar },
): RiskSources {
  const exposed = exposedOf(facts);
  const planned_use = planned.at(item_code, location_code);
  const slowdown = slow_suppliers.get(facts.item?.supplier_code ?? "");
  const learned = { classes, class_levels, pooled, alarms, known_days, planned_use, slowdown };
  return { item_code, location_code, facts, exposed, previous, bound, ...learned, today, calendar };
}
