import { type AlarmBudget, DEFAULT_ALARM_BUDGET } from "../../domain/anomaly/alarm-budget.ts";
import type { Registry } from "../../ports/registry.ts";

/** How many false alarms each installation accepts, of how many items. */
export interface AlarmBudgets {
  /** Undefined while nobody has counted the items or said what is accepted. */
  of(installation_id: string): Promise<AlarmBudget | undefined>;
  countItems(installation_id: string, items: number): Promise<void>;
  /** From the next assessment on: false alarms a week that people want to look at, 0 or more. */
  savePerWeek(installation_id: string, alarms_per_week: number): Promise<void>;
}

const ITEMS = "alarm_items";
/** False alarms a week, where an installation has set its own. */
const PER_WEEK = "alarms_per_week";

/** Kept as settings of the installation. */
export function createAlarmBudgets(registry: Pick<Registry, "settings" | "saveSetting">): AlarmBudgets {
  return {
    async of(installation_id) {
      const { [ITEMS]: items, [PER_WEEK]: perWeek } = await registry.settings(installation_id, "alarm");
      if (items === undefined && perWeek === undefined) return undefined;
      return {
        alarms_per_week: Number(perWeek ?? DEFAULT_ALARM_BUDGET.alarms_per_week),
        items: Number(items ?? DEFAULT_ALARM_BUDGET.items),
      };
    },
    countItems: (installation_id, items) => registry.saveSetting(installation_id, ITEMS, String(items)),
    savePerWeek: (installation_id, alarms_per_week) =>
      registry.saveSetting(installation_id, PER_WEEK, String(alarms_per_week)),
  };
}
