import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createRehearseRules } from "../../../src/app/rules/rehearse-rules.ts";
import type { AlertRuleRow } from "../../../src/contracts/rows.ts";
import type { DryRun } from "../../../src/contracts/rules-report.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import type { AlertEvent } from "../../../src/domain/alert/alert-event.ts";
import type { Store } from "../../../src/ports/store.ts";
import { anAlertEvent, anAssessment, aSubject, claimOne, SHOP } from "../../store/store-builders.ts";

/** Noon in Shanghai of the day on which people look back. */
export const NOW = Date.parse("2026-11-23T12:00:00+08:00");
export const clock = createSystemClock({ now: () => NOW, time_zone: "Asia/Shanghai" });

/** An instant (ms) by day and time in Shanghai. */
export function at(day: string, time = "10:00"): number {
  return Date.parse(`2026-${day}T${time}:00+08:00`);
}

/** One thing that happened to an alert, by default its raise as 预警. */
export function happened(day: string, time: string, parts: Partial<AlertEvent> = {}): AlertEvent {
  return anAlertEvent({ kind: "raised", severity: "high", actor: null, ...parts, at: at(day, time) });
}

/** A store that has on record what happened to the alerts of some items. */
export async function aToldPast(items: Readonly<Record<string, readonly AlertEvent[]>>): Promise<Store> {
  const store = createMemoryStore();
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 5 });
  for (const [item_code, events] of Object.entries(items)) {
    const subject = aSubject({ item_code });
    const claimed = await claimOne(store, subject);
    const alert_events = events.map((event) => ({ subject, ...event }));
    await store.assessments.commit([{ claimed, assessment: anAssessment(subject), effects: [], alert_events }]);
  }
  return store;
}

/** Channels that are set up beside the console. */
const SET_UP = ["console", "采购群", "企微群", "短信"];

/** What rules would have sent of it. */
export function rehearsed(
  store: Store,
  rules?: readonly AlertRuleRow[],
  { days, set_up = SET_UP }: { readonly days?: number; readonly set_up?: readonly string[] } = {},
) {
  const channels = { list: () => Promise.resolve(set_up.map((name) => ({ name, kind: "console" }))) };
  return createRehearseRules({ ...store, channels, clock })(SHOP, rules, days);
}

/** What was counted of a rule; raises where nothing was. */
export function countedOf(run: DryRun | undefined): Extract<DryRun, { kind: "counted" }> {
  if (run?.kind === "counted") return run;
  throw new Error(`nothing was counted: ${JSON.stringify(run)}`);
}
