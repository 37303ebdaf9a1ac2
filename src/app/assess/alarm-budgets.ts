import { type AlarmBudget, DEFAULT_ALARM_BUDGET } from "../../domain/anomaly/alarm-budget.ts";
import type { Registry } from "../../ports/registry.ts";

/** How many false alarms each installation accepts, of how many items. */
export interface AlarmBudgets {
  /** Undefined while nobody has counted the items. */
  of(installation_id: string): Promise<AlarmBudget | undefined>;
  countItems(installation_id: string, items: number): Promise<void>;
}

const ITEMS = "alarm_items";
/** False alarms a week, where an installation has set its own. */
const PER_WEEK = "alarms_per_week";

/** Kept as settings of the installation. */
export function createAlarmBudgets(registry: Pick<Registry, "settings" | "saveSetting">): AlarmBudgets {
  return {
    async of(installation_id) {
      const { [ITEMS]: items, [PER_WEEK]: perWeek } = await registry.settings(installation_id, "alarm");
      if (items === undefined) return undefined;
      const alarms_per_week = perWeek === undefined ? DEFAULT_ALARM_BUDGET.alarms_per_week : Number(perWeek);
      return { alarms_per_week, items: Number(items) };
    },
    countItems: (installation_id, items) => registry.saveSetting(installation_id, ITEMS, String(items)),
  };
}
