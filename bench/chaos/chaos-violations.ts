import { LOOP_FORMS } from "../support/loop-forms.ts";
import { isDeepStrictEqual } from "node:util";
import { alertFields } from "../../src/app/assess/alert-fields.ts";
import type { Addon } from "../../src/assembly/addon.ts";
import type { FormName } from "../../src/contracts/form.ts";
import { fieldsToWrite } from "../../src/domain/writeback/visible-step.ts";
import type { StoredEffect } from "../../src/ports/outbox.ts";
import { anAddonFromScratch, knowledgeOf, risksFrom } from "../../test/loop/from-scratch.ts";
import { INSTALLATION } from "../../test/support/a-shop-addon.ts";
import type { ShownRecord } from "../../test/support/a-shop-platform.ts";
import type { ShopOnPlatform } from "../../test/support/a-shop-world.ts";
import { type Checked, type Counts, sortedCounts, type Violation } from "./chaos-report.ts";
import { messageViolations } from "./message-violations.ts";
import type { RobotGateway } from "./robot-gateway.ts";
import { triggerViolations } from "./trigger-violations.ts";

const PAGE = 1_000;
const MOST_EFFECTS = 5_000_000;

/** All that is wrong once the weather has cleared and everything is worked off; nothing, as it should be. */
export async function examine(
  world: ShopOnPlatform,
  gateway: RobotGateway,
): Promise<{ readonly violations: readonly Violation[]; readonly checked: Checked }> {
  const { scratch, close } = await anAddonFromScratch(world);
  const { store } = world.addon;
  try {
    const times = await timesMade(world);
    const violations = [
      ...(await differingKnowledge(world.addon, scratch)),
      ...(await differingRisks(world, scratch)),
      ...(await effectsNotOnce(world, times)),
      ...(await messageViolations(store, gateway)),
      ...(await whatWaits(world.addon)),
    ];
    const subjects = (await scratch.store.subjects.all(INSTALLATION)).length;
    const effects = { ...(await store.outbox.counts(INSTALLATION)) };
    const given_up = await givenUp(world.addon);
    const [created_records, messages] = [times.size, gateway.taken.size];
    return { violations, checked: { subjects, created_records, messages, effects, given_up } };
  } finally {
    await close();
  }
}

async function differingKnowledge(addon: Addon, scratch: Addon): Promise<readonly Violation[]> {
  const [ours, wanted] = [await knowledgeOf(addon), await knowledgeOf(scratch)];
  const { records, subjects, facts } = ours;
  const kept = new Map(records.map((record) => [record.record_id, record]));
  const read = new Map(wanted.records.map((record) => [record.record_id, record]));
  const ids = [...new Set([...kept.keys(), ...read.keys()])];
  const id = ids.find((one) => !isSame(kept.get(one), read.get(one)));
  if (id !== undefined) return [differs({ record_id: id, ours: kept.get(id), wanted: read.get(id) })];
  if (!isSame(subjects, wanted.subjects)) return [differs({ ours: subjects, wanted: wanted.subjects })];
  const index = facts.findIndex((one, at) => !isSame(one, wanted.facts[at]));
  return index < 0 ? [] : [differs({ subject: subjects[index], ours: facts[index], wanted: wanted.facts[index] })];
}

async function differingRisks(world: ShopOnPlatform, scratch: Addon): Promise<readonly Violation[]> {
  const { addon, clock } = world;
  const kept = new Map(
    (await addon.store.assessments.list(INSTALLATION)).map((one) => [one.item_code, one.risk] as const),
  );
  const shown = new Map((await allRecords(world, "stock_level")).map((record) => [record._id, record]));
  const violations: Violation[] = [];
  for (const { subject, risk } of await risksFrom(scratch, addon)) {
    const ours = kept.get(subject.item_code);
    if (!isSame(ours, risk)) {
      const history = await addon.store.outbox.ofSubject(subject, 10);
      violations.push(differs({ subject, ours, wanted: risk, history }));
    }
    const { stock_level } = await scratch.store.subjects.facts(subject, clock.today());
    if (stock_level === null) continue;
    const wanted = alertFields(risk, clock.startOf);
    const record = shown.get(stock_level.record_id) ?? {};
    const unseen = fieldsToWrite(record, wanted, { today: clock.today() });
    if (unseen.length === 0) continue;
    const history = await addon.store.outbox.ofSubject(subject, 10);
    violations.push({ rule: "written_differs", detail: { subject, unseen, wanted, record, history } });
  }
  return violations;
}

/** How often each effect key made a record outside. */
async function timesMade(world: ShopOnPlatform): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  for (const form of LOOP_FORMS) {
    for (const record of await allRecords(world, form)) {
      const key = String(record["effect_key"]);
      times.set(key, (times.get(key) ?? 0) + 1);
    }
  }
  return times;
}

/** What is made outside against the effects that say they made it. */
async function effectsNotOnce(
  world: ShopOnPlatform,
  times: ReadonlyMap<string, number>,
): Promise<readonly Violation[]> {
  const { outbox } = world.addon.store;
  const done = await outbox.list(INSTALLATION, { state: "done", kind: "create_record" }, MOST_EFFECTS);
  const keys = new Set(done.map(({ effect_key }) => effect_key));
  return [
    ...[...times].filter(([, count]) => count > 1).map(([key, count]) => twice({ effect_key: key, count })),
    ...[...times.keys()].filter((key) => !keys.has(key)).map((key) => twice({ effect_key: key, known_as_done: false })),
    ...[...keys]
      .filter((key) => !times.has(key))
      .map((key) => ({ rule: "lost" as const, detail: { effect_key: key } })),
    ...(await triggerViolations(world, done)),
  ];
}

async function whatWaits({ store }: Addon): Promise<readonly Violation[]> {
  const inbox = await store.inbox.summary(INSTALLATION);
  const effects = await store.outbox.counts(INSTALLATION);
  const dirty = await store.subjects.dirtyCount(INSTALLATION);
  const waiting = inbox.waiting + effects.waiting + effects.held + dirty;
  const dead = await store.outbox.list(INSTALLATION, { state: "dead" }, MOST_EFFECTS);
  return [
    ...(waiting === 0 ? [] : [{ rule: "waits_for_ever" as const, detail: { inbox, effects, dirty } }]),
    ...dead.filter((effect) => !isRightEnd(effect)).map((effect) => ({ rule: "gave_up" as const, detail: effect })),
  ];
}

/** Effects that were rightly given up, by the reason. */
async function givenUp({ store }: Addon): Promise<Counts> {
  const dead = await store.outbox.list(INSTALLATION, { state: "dead" }, MOST_EFFECTS);
  const counts = new Map<string, number>();
  for (const { action, problem } of dead) {
    const reason = `${action.kind}:${problem?.code ?? "unknown"}`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return sortedCounts(counts);
}

/** The one end that is right: a write whose record was removed. Messages are judged by the gateway's own count. */
function isRightEnd({ action, problem }: StoredEffect): boolean {
  if (action.kind === "update_record") return problem?.code === "platform_4001";
  return action.kind === "send_message";
}

/** Compared as JSON: one side may come from the store and the other be fresh, with absent values as undefined. */
function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify([value]));
  return isDeepStrictEqual(plain(one), plain(other));
}

async function allRecords({ platform, bindingOf }: ShopOnPlatform, form: FormName): Promise<readonly ShownRecord[]> {
  const all: ShownRecord[] = [];
  for (;;) {
    const after = all.at(-1)?._id ?? "";
    const answer = await platform.control(
      "GET",
      `/forms/${bindingOf(form).entry_id}/records?limit=${PAGE}&after=${after}`,
    );
    // The sandbox's own listing, as `platform.records` reads it.
    const page = answer["data"] as readonly ShownRecord[];
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

function differs(detail: unknown): Violation {
  return { rule: "state_differs", detail };
}

function twice(detail: unknown): Violation {
  return { rule: "done_twice", detail };
}
