import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exposedOf } from "../../src/app/assess/exposed-of.ts";
import { loadKnownDays } from "../../src/app/assess/known-days.ts";
import { firstDayOfHistory, riskInput } from "../../src/app/assess/risk-input.ts";
import { loadPlan } from "../../src/app/production/load-plan.ts";
import { NO_PLAN_FIELDS } from "../../src/app/production/plan-fields.ts";
import { plannedUses } from "../../src/app/production/planned-uses.ts";
import type { Addon } from "../../src/assembly/addon.ts";
import { composeAddon } from "../../src/compose.ts";
import type { FieldValues, FormName } from "../../src/contracts/form.ts";
import type { Subject } from "../../src/contracts/subject.ts";
import { checkPlan } from "../../src/domain/production/check-plan.ts";
import { assessStockoutRisk } from "../../src/domain/risk/assess-stockout-risk.ts";
import { aSilentLog, INSTALLATION } from "../support/a-shop-addon.ts";
import { learnedSources } from "../support/learned-sources.ts";
import type { ShopOnPlatform } from "../support/a-shop-world.ts";

/** Forms whose records people and other programs write; all others are written by the add-on itself. */
const READ_FORMS: readonly FormName[] = [
  ...(["item", "supplier", "customer", "location", "stock_level", "stock_movement"] as const),
  ...(["sales_order", "purchase_order", "goods_receipt", "alert_rule"] as const),
  ...(["sales_return", "stock_count", "promotion", "demand_adjustment", "bom", "production_plan"] as const),
];

/** A second add-on with an empty data folder that has read the same platform once and writes nothing to it. */
export async function anAddonFromScratch({ addon, clock, platform, api_key, app_id }: ShopOnPlatform) {
  const data_dir = mkdtempSync(join(tmpdir(), "stockguard-scratch-"));
  const scratch = composeAddon({
    ...{ data_dir, clock, api_key, base_url: platform.url, public_url: null, sandbox_origin: null },
    ...{ is_unlimited: true, log: aSilentLog(), onChange: () => undefined },
  });
  const { registry } = scratch.store;
  await registry.saveInstallation({ installation_id: INSTALLATION, name: "小店", app_id, created_at: clock.now() });
  for (const binding of await addon.bindings.all(INSTALLATION)) {
    await registry.saveBinding({ ...binding, push_secret: scratch.box.seal("none"), synced_through: null });
  }
  await scratch.reconcileAll({ sweep: false });
  while ((await scratch.workInbox(500)) > 0);
  return {
    scratch,
    close: async () => {
      await scratch.close();
      rmSync(data_dir, { recursive: true, force: true });
    },
  };
}

/** What an add-on knows of the world: its records, without what it wrote into them itself, and the facts made of them. */
export async function knowledgeOf({ store, clock }: Addon) {
  const records = await Promise.all(
    READ_FORMS.map(async (form) => {
      const kept = await store.records.list(INSTALLATION, form);
      return kept.map(({ record_id, values }) => ({ form, record_id, values: withoutAlert(form, values) }));
    }),
  );
  const subjects = [...(await store.subjects.all(INSTALLATION))].sort(byCode);
  const since = firstDayOfHistory(clock.today());
  const facts = await Promise.all(subjects.map((subject) => store.subjects.facts(subject, since)));
  const rules = await store.subjects.alertRules(INSTALLATION);
  const events = await store.subjects.demandEvents(INSTALLATION, since);
  const production = await store.production.facts(INSTALLATION);
  return { records: records.flat(), subjects, facts, rules, events, production };
}

/**
 * The risk of every subject, computed from an add-on's facts alone. The level last shown is part of the question, for a
 * level is not taken back at the first sign; so is what was learned of the shop, which nights learn again.
 */
export async function risksFrom(facts: Addon, shown: Addon) {
  const { store, clock, calendar, bindings } = facts;
  const bound = new Set((await bindings.all(INSTALLATION)).map(({ form }) => form));
  const today = clock.today();
  const subjects = [...(await store.subjects.all(INSTALLATION))].sort(byCode);
  const known_days = await loadKnownDays({ subjects: store.subjects, calendar }, INSTALLATION, today);
  const planned = plannedUses(await planFrom(facts, "made"));
  return Promise.all(
    subjects.map(async (subject) => {
      const known = await store.subjects.facts(subject, firstDayOfHistory(today));
      const previous = await shown.store.assessments.get(subject);
      const risk = assessStockoutRisk(
        riskInput({
          ...{ ...subject, facts: known, exposed: exposedOf(known), previous, bound, today },
          ...{ calendar: calendar.around(today), known_days, ...(await learnedSources(shown, subject, known)) },
          planned_use: planned.at(subject.item_code, subject.location_code),
        }),
      );
      return { subject, risk };
    }),
  );
}

/** The outlook of every open production order, computed from an add-on's facts alone. */
export async function outlooksFrom(facts: Addon) {
  return checkPlan((await planFrom(facts, "all")).question).orders;
}

async function planFrom({ store, clock, calendar, bindings }: Addon, stock_of: "made" | "all") {
  const bound = new Set((await bindings.all(INSTALLATION)).map(({ form }) => form));
  const today = clock.today();
  const setting = { installation_id: INSTALLATION, today, calendar: calendar.around(today), bound, stock_of };
  const ports = { production: store.production, assessments: store.assessments, breathe: () => Promise.resolve() };
  return loadPlan(ports, setting);
}

function withoutAlert(form: FormName, values: FieldValues): FieldValues {
  if (form === "production_plan") {
    return Object.fromEntries(Object.entries(values).filter(([name]) => !(name in NO_PLAN_FIELDS)));
  }
  if (form !== "stock_level") return values;
  const { item_code = null, location_code = null, on_hand = null } = values;
  return { item_code, location_code, on_hand };
}

function byCode(one: Subject, other: Subject): number {
  return one.item_code < other.item_code ? -1 : 1;
}
