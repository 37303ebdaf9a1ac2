import type {
  EffectOutcome,
  EffectPlace,
  EffectWish,
  HeldEffect,
  NewEffect,
  Outbox,
  SettingStep,
  StoredEffect,
} from "../../../ports/outbox.ts";
import type { SubjectAlertEvent } from "../../../ports/alert-events.ts";
import { keepAlertEvents } from "./alert-events.ts";
import { countEffects, findEffect, listEffects, storedEffect } from "./effects.ts";
import { all, allAs, exists, firstAs, type Program, run, together } from "./program.ts";
import { takeSettingStep } from "./settings.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** A newer effect that replaces the line has made this one pointless. */
const IS_REPLACED = `exists (
  select 1 from effect newer where newer.installation_id = effect.installation_id and newer.line = effect.line
    and newer.id > effect.id and newer.replaces_line = 1)`;

const STATE_IN_LINE = `case when ${IS_REPLACED} then 'replaced' else 'waiting' end`;

/** Each lane has an index of its own with this condition. */
const LANE = { messages: "e.kind = 'send_message'", platform: "e.kind <> 'send_message'" } as const;

/** The list of effects, each done once. */
export function createSqlOutbox(database: SqlDatabase): Outbox {
  return {
    add: (effects) =>
      database.write({ installations: effects.map(({ installation_id }) => installation_id) }, addEffects(effects)),
    addWith: (step, effects) => database.write(of(step.installation_id), addWith(step, effects)),
    busyInstallations: () => database.read("server", busyInstallations()),
    // Effects are taken as places become free, one or two at a time: the flush is shared with what ends in the same turn.
    claim: (wish) => database.writeShared(of(wish.installation_id), claimEffects(wish)),
    renew: (held, held_until) => database.write(scopeOf(held), renewEffects(held, held_until)),
    release: async (held) => {
      await database.write(scopeOf(held), together(held.map(releaseEffect)));
    },
    settle: async (place, outcome, alert_events) => {
      await database.writeShared(of(place.installation_id), settleAndTell(place, outcome, alert_events));
    },
    get: (installation_id, effect_key) => database.read(of(installation_id), findEffect(installation_id, effect_key)),
    list: (installation_id, filter, limit) =>
      database.read(of(installation_id), listEffects({ ...filter, installation_id }, limit)),
    ofSubject: ({ installation_id, item_code, location_code }, limit, kind) =>
      database.read(
        of(installation_id),
        listEffects({ installation_id, item_code, location_code, ...(kind !== undefined && { kind }) }, limit),
      ),
    messagesOfLine: (installation_id, line) =>
      database.read(
        of(installation_id),
        allAs(
          storedEffect,
          `select * from effect where installation_id = ? and line = ? and kind = 'send_message'
             and state in ('done', 'replaced') order by id`,
          installation_id,
          line,
        ),
      ),
    counts: (installation_id) => database.read(of(installation_id), countEffects(installation_id)),
    replay: async (installation_id, id, now) =>
      (await database.write(
        of(installation_id),
        run(
          `update effect set state = ${STATE_IN_LINE}, due_at = ?, settled_at = null, interrupted = 0, attempts = 0
           where installation_id = ? and id = ? and state = 'dead'`,
          now,
          installation_id,
          id,
        ),
      )) > 0,
    forget: (before, limit) => database.write("server", forgetEffects(before, limit)),
  };
}

function* forgetEffects(before: number, limit: number): Program<number> {
  const old = yield* all(
    `select installation_id, id from effect
     where state in ('done', 'replaced') and kind <> 'create_record' and caused_at < ? order by caused_at limit ?`,
    before,
    limit,
  );
  yield* together(
    old.map(({ installation_id = null, id = null }) =>
      run("delete from effect where installation_id = ? and id = ?", installation_id, id),
    ),
  );
  return old.length;
}

function scopeOf(held: readonly HeldEffect[]) {
  return { installations: held.map(({ installation_id }) => installation_id) };
}

/**
 * From one installation to the next by the index of what is to be done, however many effects each of them has. That
 * every effect has a due time keeps SQLite from reading the index of all states instead, which grows with the past.
 */
function* busyInstallations(): Program<readonly string[]> {
  const found = yield* all(
    `with recursive busy (installation_id) as (
       select min(installation_id) from effect where state in ('waiting', 'held') and due_at >= 0
       union all
       select (select min(e.installation_id) from effect e
               where e.state in ('waiting', 'held') and e.due_at >= 0 and e.installation_id > busy.installation_id)
       from busy where busy.installation_id is not null)
     select installation_id from busy where installation_id is not null`,
  );
  return found.map(({ installation_id }) => String(installation_id));
}

function* claimEffects(wish: EffectWish): Program<readonly StoredEffect[]> {
  const { installation_id, lane, limit, now, lease_ms } = wish;
  const free = yield* allAs(
    storedEffect,
    `select e.* from effect e
     where e.installation_id = ? and ${LANE[lane]} and e.state in ('waiting', 'held')
       and ((e.state = 'waiting' and e.due_at <= ?) or (e.state = 'held' and e.held_until <= ?))
       and not exists (
         select 1 from effect older where older.installation_id = e.installation_id and older.line = e.line
           and older.id < e.id and older.state in ('waiting', 'held'))
     order by e.priority, e.id limit ?`,
    installation_id,
    now,
    now,
    limit,
  );
  const claimed = free.map((effect): StoredEffect => {
    return { ...effect, state: "held", interrupted: effect.interrupted || effect.state === "held" };
  });
  yield* together(claimed.map((effect) => holdEffect(effect, now + lease_ms)));
  return claimed;
}

function holdEffect({ installation_id, id, interrupted }: StoredEffect, held_until: number): Program<number> {
  return run(
    `update effect set state = 'held', interrupted = ?, held_until = ?, attempts = attempts + 1
     where installation_id = ? and id = ?`,
    interrupted ? 1 : 0,
    held_until,
    installation_id,
    id,
  );
}

function* renewEffects(held: readonly HeldEffect[], held_until: number): Program<readonly number[]> {
  const goesOn = yield* together(held.map((one) => renewEffect(one, held_until)));
  return held.filter((_, index) => goesOn[index] === false).map(({ id }) => id);
}

/** Whoever took an effect again has counted another attempt, so an older hold on it counts no more. */
function* renewEffect({ installation_id, id, attempts }: HeldEffect, held_until: number): Program<boolean> {
  const renewed = yield* run(
    "update effect set held_until = ? where installation_id = ? and id = ? and state = 'held' and attempts = ?",
    held_until,
    installation_id,
    id,
    attempts + 1,
  );
  if (renewed === 0) return false;
  return !(yield* exists(
    `select 1 from effect where installation_id = ? and id = ? and ${IS_REPLACED}`,
    installation_id,
    id,
  ));
}

function releaseEffect({ installation_id, id, attempts }: HeldEffect): Program<number> {
  return run(
    `update effect set state = ${STATE_IN_LINE}, attempts = ?
     where installation_id = ? and id = ? and state = 'held' and attempts = ?`,
    attempts,
    installation_id,
    id,
    attempts + 1,
  );
}

function* settleAndTell(
  place: EffectPlace,
  outcome: EffectOutcome,
  events: readonly SubjectAlertEvent[] = [],
): Program<void> {
  const settled = yield* settleEffect(place, outcome);
  if (settled > 0) yield* keepAlertEvents(events);
}

/** What was done is done, whoever held it; any other end counts only for an effect that is still held. */
function settleEffect({ installation_id, id }: EffectPlace, outcome: EffectOutcome): Program<number> {
  switch (outcome.kind) {
    case "done":
      return run(
        `update effect set state = 'done', settled_at = ?, receipt = ?, problem = null
         where installation_id = ? and id = ? and state <> 'done'`,
        outcome.at,
        outcome.receipt,
        installation_id,
        id,
      );
    case "retry":
      return run(
        `update effect set state = ${STATE_IN_LINE}, due_at = ?, problem = ?, attempts = attempts - ?
         where installation_id = ? and id = ? and state = 'held'`,
        outcome.due_at,
        JSON.stringify(outcome.problem),
        outcome.is_try ? 0 : 1,
        installation_id,
        id,
      );
    case "dead":
      return run(
        `update effect set state = 'dead', settled_at = ?, problem = ?
         where installation_id = ? and id = ? and state = 'held'`,
        outcome.at,
        JSON.stringify(outcome.problem),
        installation_id,
        id,
      );
  }
}

function* addWith(step: SettingStep, effects: readonly NewEffect[]): Program<boolean> {
  if (!(yield* takeSettingStep(step))) return false;
  yield* addEffects(effects);
  return true;
}

/** Adds effects unless their keys are known; one that replaces its line retires what still waits there before it. */
export function* addEffects(effects: readonly NewEffect[]): Program<void> {
  const ids = yield* together(effects.map(insertEffect));
  yield* together(
    effects.flatMap((effect, index) => {
      const id = ids[index];
      return typeof id === "number" && effect.replaces_line ? [retireOlder(effect, id)] : [];
    }),
  );
}

/** The second condition is the one of the line's index, which no engine concludes from the first. */
function retireOlder({ installation_id, line }: NewEffect, id: number): Program<number> {
  return run(
    `update effect set state = 'replaced'
     where installation_id = ? and line = ? and state = 'waiting' and state in ('waiting', 'held') and id < ?`,
    installation_id,
    line,
    id,
  );
}

/** The new effect's id; null where its key is known. */
function insertEffect(effect: NewEffect): Program<number | null> {
  return firstAs(
    ({ id }) => Number(id),
    `insert into effect (installation_id, item_code, location_code, effect_key, line, replaces_line, priority, due_at,
       kind, action, caused_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (installation_id, effect_key) do nothing returning id`,
    effect.installation_id,
    effect.item_code,
    effect.location_code,
    effect.effect_key,
    effect.line,
    effect.replaces_line ? 1 : 0,
    effect.priority,
    effect.due_at,
    effect.action.kind,
    JSON.stringify(effect.action),
    effect.caused_at,
  );
}
