import fc from "fast-check";
import { QUIET_ALERT } from "../../src/domain/alert/alert-state.ts";
import type { EffectOutcome, NewEffect } from "../../src/ports/outbox.ts";
import type { Store } from "../../src/ports/store.ts";
import type { DirtySubject } from "../../src/ports/subjects.ts";
import { PLACES, someChange } from "./random-rows.ts";
import { aChange, anAlertEvent, anAssessment, anEffect, anEntry, PROBLEM, SHOP } from "./store-builders.ts";

/** A store with the claims and the ids of effects that steps before have taken. */
export interface Worked {
  readonly store: Store;
  readonly claims: DirtySubject[];
  readonly held: number[];
}

/** One call of a store, the same for every store, and its answer as text. */
export interface Step {
  readonly name: string;
  run(worked: Worked): Promise<unknown>;
}

const ASSESSMENT = anAssessment();
// Few ids and instants, so that steps meet.
const id = fc.integer({ min: 1, max: 9 });
const now = fc.integer({ min: 0, max: 30 });
const age = fc.nat({ max: 2 });
const limit = fc.integer({ min: 1, max: 4 });
const place = fc.constantFrom(...PLACES.slice(0, 3));

const outcome: fc.Arbitrary<EffectOutcome> = fc.oneof(
  fc.record({ kind: fc.constant("done" as const), at: now, receipt: fc.constantFrom(null, "record-1") }),
  fc.record({ kind: fc.constant("retry" as const), due_at: now, problem: fc.constant(PROBLEM), is_try: fc.boolean() }),
  fc.record({ kind: fc.constant("dead" as const), at: now, problem: fc.constant(PROBLEM) }),
);

const effect: fc.Arbitrary<NewEffect> = fc
  .record({
    effect_key: fc.nat({ max: 20 }).map((number) => `e${number}`),
    line: fc.constantFrom("a", "b"),
    replaces_line: fc.boolean(),
    priority: fc.integer({ min: 0, max: 2 }),
    due_at: now,
  })
  .map(({ effect_key, ...parts }) => anEffect(effect_key, parts));

const placeOf = (number: number) => ({ installation_id: SHOP, id: number });

function step<T>(
  name: string,
  given: fc.Arbitrary<T>,
  run: (worked: Worked, given: T) => Promise<unknown>,
): fc.Arbitrary<Step> {
  return given.map((value) => ({
    name: `${name} ${JSON.stringify(value)}`,
    run: (worked) => run(worked, value),
  }));
}

const inboxSteps = [
  step(
    "append",
    fc.array(fc.record({ delivery_id: id.map(String), received_at: now }), { maxLength: 3 }),
    ({ store }, entries) =>
      store.inbox.append(entries.map(({ delivery_id, received_at }) => anEntry(delivery_id, { received_at }))),
  ),
  step("claim entries", fc.record({ limit, now, lease_ms: limit }), ({ store }, given) =>
    store.inbox.claim({ installation_id: SHOP, ...given }),
  ),
  step("busy lines", now, ({ store }, at) => store.inbox.busyInstallations(at)),
  step("finish", fc.array(id, { maxLength: 2 }), ({ store }, ids) => store.inbox.finish(ids.map(placeOf))),
  step("postpone", fc.record({ id, now }), ({ store }, given) => store.inbox.postpone(placeOf(given.id), given.now)),
  step("set aside", fc.record({ id, now }), ({ store }, given) =>
    store.inbox.setAside(placeOf(given.id), PROBLEM, given.now),
  ),
  step("retry aside", id, ({ store }, given) => store.inbox.retryAside(SHOP, given)),
  step("prune", now, ({ store }, before) => store.inbox.prune(before)),
  step("forget entries", fc.record({ now, limit }), ({ store }, given) => store.inbox.forget(given.now, given.limit)),
  step("summary", fc.constant(null), ({ store }) => store.inbox.summary(SHOP)),
];

const subjectSteps = [
  step(
    "apply",
    fc.record({
      changes: fc.array(someChange, { minLength: 1, maxLength: 4 }),
      inbox_id: fc.option(id),
      decided: fc.boolean(),
    }),
    ({ store }, { changes, inbox_id, decided }) =>
      store.records.apply(
        changes.map((change) => ({ ...change, inbox_id })),
        { decided },
      ),
  ),
  step("claim dirty", fc.record({ limit, now, lease: limit }), async ({ store, claims }, given) => {
    const claimed = await store.subjects.claimDirty(SHOP, given.limit, given.now, given.lease);
    claims.push(...claimed);
    return claimed;
  }),
  step(
    "commit",
    fc.record({ age, isGone: fc.boolean(), effects: fc.array(effect, { maxLength: 2 }) }),
    async ({ store, claims }, { age, isGone, effects }) => {
      const claimed = claims.at(-1 - age);
      if (claimed === undefined) return;
      const { installation_id, item_code, location_code, revision } = claimed;
      const assessment = isGone ? null : { ...ASSESSMENT, installation_id, item_code, location_code, revision };
      await store.assessments.commit([{ claimed, assessment, effects }]);
    },
  ),
  step("save alert", fc.record({ place, now, isStale: fc.boolean() }), async ({ store }, given) => {
    const kept = (await store.assessments.get(given.place))?.alert ?? QUIET_ALERT;
    const before = given.isStale ? { ...kept, episode: kept.episode + 1 } : kept;
    const answer = { before, event: anAlertEvent({ at: given.now }), effects: [] };
    return store.assessments.saveAlert(given.place, { ...QUIET_ALERT, changed_at: given.now }, answer);
  }),
  step("mark all", now, ({ store }, at) => store.subjects.markAll(SHOP, at)),
  step("count dirty", fc.constant(null), ({ store }) => store.subjects.dirtyCount(SHOP)),
  step("facts", place, ({ store }, subject) => store.subjects.facts(subject, "2026-11-02")),
];

const effectSteps = [
  step(
    "decide effects",
    fc.record({ version: fc.integer({ min: 1, max: 999 }), effects: fc.array(effect, { minLength: 1, maxLength: 3 }) }),
    async ({ store }, { version, effects }) => {
      const touches = [{ kind: "subject", item_code: "A", location_code: "X" }] as const;
      await store.records.apply([aChange("p", [], { form: "promotion", version, values: { version }, touches })]);
      const claims = await store.subjects.claimDirty(SHOP, 1, 30, 0);
      await store.assessments.commit(claims.map((claimed) => ({ claimed, assessment: null, effects })));
    },
  ),
  step("claim effects", fc.record({ limit, now, lease_ms: limit }), async ({ store, held }, given) => {
    const effects = await store.outbox.claim({ installation_id: SHOP, lane: "platform", ...given });
    held.push(...effects.map((taken) => taken.id));
    return effects;
  }),
  step("renew", fc.record({ age, attempts: fc.nat({ max: 2 }), now }), ({ store, held }, given) =>
    store.outbox.renew([{ ...placeOf(held.at(-1 - given.age) ?? 0), attempts: given.attempts }], given.now),
  ),
  step("release", fc.record({ age, attempts: fc.nat({ max: 2 }) }), ({ store, held }, { age, attempts }) =>
    store.outbox.release([{ ...placeOf(held.at(-1 - age) ?? 0), attempts }]),
  ),
  step("busy installations", fc.constant(null), ({ store }) => store.outbox.busyInstallations()),
  step("settle", fc.record({ age, outcome }), ({ store, held }, given) =>
    store.outbox.settle(placeOf(held.at(-1 - given.age) ?? 0), given.outcome),
  ),
  step("replay", fc.record({ age, now }), ({ store, held }, given) =>
    store.outbox.replay(SHOP, held.at(-1 - given.age) ?? 0, given.now),
  ),
  step("forget effects", limit, ({ store }, most) => store.outbox.forget(901, most)),
  step("list dead", limit, ({ store }, most) => store.outbox.list(SHOP, { state: "dead" }, most)),
];

/** Any call of a store in any order. */
export const someSteps = (maxLength: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.oneof(...inboxSteps) },
      { weight: 16, arbitrary: fc.oneof(...subjectSteps) },
      { weight: 12, arbitrary: fc.oneof(...effectSteps) },
      {
        weight: 1,
        arbitrary: step("remove all", fc.constant(null), ({ store }) => store.registry.removeInstallation(SHOP)),
      },
    ),
    { maxLength, size: "max" },
  );
