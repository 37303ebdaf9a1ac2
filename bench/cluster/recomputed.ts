import { isDeepStrictEqual } from "node:util";
import { createMemoryStore } from "../../src/adapters/store/memory/create-memory-store.ts";
import { alertFields } from "../../src/app/assess/alert-fields.ts";
import { exposedOf } from "../../src/app/assess/exposed-of.ts";
import { loadKnownDays } from "../../src/app/assess/known-days.ts";
import { firstDayOfHistory, riskInput } from "../../src/app/assess/risk-input.ts";
import type { Addon } from "../../src/assembly/addon.ts";
import { composeAddon } from "../../src/compose.ts";
import type { Subject } from "../../src/contracts/subject.ts";
import { DAY_MS } from "../../src/domain/calendar/day.ts";
import { assessStockoutRisk, type RiskAssessment } from "../../src/domain/risk/assess-stockout-risk.ts";
import { fieldsToWrite } from "../../src/domain/writeback/visible-step.ts";
import { aSilentLog } from "../../test/support/a-shop-addon.ts";
import { learnedSources } from "../../test/support/learned-sources.ts";
import { stockBody } from "../support/push-stream.ts";
import type { Acknowledged } from "./acknowledged.ts";
import type { ClusterShop } from "./cluster-shop.ts";
import { shownRecords } from "./shown-records.ts";
import type { ClusterPlace } from "./start-cluster.ts";
import type { Violation } from "./violation.ts";

/** Later than anything that was ever written: the states that were acknowledged are the last word. */
const LAST_WORD_MS = DAY_MS;

/** An add-on in memory that has read the platform once and then been told the newest acknowledged states. */
export async function recomputed(
  ours: Addon,
  place: ClusterPlace,
  shops: readonly ClusterShop[],
  acknowledged: Acknowledged,
): Promise<Addon> {
  const { platform, data_dir } = place;
  const fresh = composeAddon({
    ...{ data_dir, clock: ours.clock, api_key: platform.api_key, base_url: platform.url, store: createMemoryStore() },
    ...{ public_url: null, sandbox_origin: null, is_unlimited: true, log: aSilentLog(), onChange: () => undefined },
  });
  for (const { installation_id, app_id } of shops) {
    const installation = { installation_id, app_id, name: installation_id, created_at: ours.clock.now() };
    await fresh.store.registry.saveInstallation(installation);
    for (const binding of await ours.bindings.all(installation_id)) {
      await fresh.store.registry.saveBinding({ ...binding, push_secret: fresh.box.seal("none"), synced_through: null });
    }
  }
  await fresh.reconcileAll({ sweep: false });
  for (const shop of shops) await tell(fresh, shop, acknowledged);
  while ((await fresh.workInbox(500)) > 0);
  return fresh;
}

async function tell({ store, clock }: Addon, shop: ClusterShop, acknowledged: Acknowledged): Promise<void> {
  const version = clock.now() + LAST_WORD_MS;
  await store.inbox.append(
    acknowledged.newestOf(shop).map(({ stock, delivery_id }) => ({
      ...({ installation_id: shop.installation_id, form: "stock_level", source: "push", trust: "body" } as const),
      ...{ delivery_id, received_at: clock.now(), body: stockBody(shop, { delivery_id, version, stock }) },
    })),
  );
}

/** Subjects whose kept assessment is not what the newest states give, or is not what the platform shows. */
export async function differingAssessments(
  ours: Addon,
  fresh: Addon,
  origin: string,
  { installation_id }: ClusterShop,
): Promise<readonly Violation[]> {
  const stock = await ours.bindings.ofForm(installation_id, "stock_level");
  const records = stock === null ? [] : await shownRecords(origin, stock);
  const shown = new Map(records.map((record) => [record._id, record]));
  const violations: Violation[] = [];
  for (const subject of await fresh.store.subjects.all(installation_id)) {
    const { risk, record_id } = await riskOf(subject, fresh, ours);
    const kept = await ours.store.assessments.get(subject);
    if (!isSame(kept?.risk, risk)) {
      violations.push({ rule: "assessment_differs", detail: { subject, ours: kept?.risk, wanted: risk } });
    }
    const today = ours.clock.today();
    const unseen = fieldsToWrite(shown.get(record_id ?? "") ?? {}, alertFields(risk, ours.clock.startOf), { today });
    if (unseen.length > 0) violations.push({ rule: "written_differs", detail: { subject, unseen, risk } });
  }
  return violations;
}

/** The level last shown is part of the question, for a level is not taken back at the first sign, and so is what was learned. */
async function riskOf(
  subject: Subject,
  { store, clock, calendar, bindings }: Addon,
  ours: Addon,
): Promise<{ readonly risk: RiskAssessment; readonly record_id: string | undefined }> {
  const today = clock.today();
  const bound = new Set((await bindings.all(subject.installation_id)).map(({ form }) => form));
  const facts = await store.subjects.facts(subject, firstDayOfHistory(today));
  const previous = await ours.store.assessments.get(subject);
  const input = riskInput({
    ...{ ...subject, facts, exposed: exposedOf(facts), previous, bound, today },
    ...{ calendar: calendar.around(today), ...(await learnedSources(ours, subject, facts)) },
    known_days: await loadKnownDays({ subjects: store.subjects, calendar }, subject.installation_id, today),
  });
  return { risk: assessStockoutRisk(input), record_id: facts.stock_level?.record_id };
}

/** Compared as JSON: one side comes from the store, with absent values left out. */
function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify([value]));
  return isDeepStrictEqual(plain(one), plain(other));
}
