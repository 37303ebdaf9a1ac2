import type { EffectOutcome, EffectWish, HeldEffect, NewEffect, Outbox, StoredEffect } from "../../ports/outbox.ts";
import type { SqliteDriver } from "./sqlite-driver.ts";
import { countEffects, findEffect, listEffects, storedEffect } from "./sqlite-effects.ts";

/** A newer effect that replaces the line has made this one pointless. */
const IS_REPLACED = `exists (
  select 1 from effect newer where newer.installation_id = effect.installation_id and newer.line = effect.line
    and newer.id > effect.id and newer.replaces_line = 1)`;

const STATE_IN_LINE = `case when ${IS_REPLACED} then 'replaced' else 'waiting' end`;

/** The list of effects, each done once. */
export function createSqliteOutbox(sqlite: SqliteDriver): Outbox {
  return {
    busyInstallations: async () => busyInstallations(sqlite),
    // Effects are taken as places become free, one or two at a time: the flush is shared with what ends in the same turn.
    claim: (wish) => sqlite.grouped(() => claimEffects(sqlite, wish)),
    renew: async (held, held_until) => sqlite.transaction(() => renewEffects(sqlite, held, held_until)),
    release: async (held) => sqlite.transaction(() => releaseEffects(sqlite, held)),
    settle: (id, outcome) => sqlite.grouped(() => settleEffect(sqlite, id, outcome)),
    get: async (installation_id, effect_key) => findEffect(sqlite, installation_id, effect_key),
    list: async (installation_id, filter, limit) => listEffects(sqlite, { ...filter, installation_id }, limit),
    ofSubject: async ({ installation_id, item_code, location_code }, limit) =>
      listEffects(sqlite, { installation_id, item_code, location_code }, limit),
    counts: async (installation_id) => countEffects(sqlite, installation_id),
    replay: async (installation_id, id, now) =>
      sqlite.run(
        `update effect set state = ${STATE_IN_LINE}, due_at = ?, settled_at = null, interrupted = 0
         where installation_id = ? and id = ? and state = 'dead'`,
        now,
        installation_id,
        id,
      ) > 0,
  };
}

/** From one installation to the next by the index, however many effects each of them has. */
function busyInstallations(sqlite: SqliteDriver): readonly string[] {
  const found = sqlite.all(
    `with recursive busy (installation_id) as (
       select min(installation_id) from effect where state in ('waiting', 'held')
       union all
       select (select min(e.installation_id) from effect e
               where e.state in ('waiting', 'held') and e.installation_id > busy.installation_id)
       from busy where busy.installation_id is not null)
     select installation_id from busy where installation_id is not null`,
  );
  return found.map(({ installation_id }) => String(installation_id));
}

function claimEffects(sqlite: SqliteDriver, wish: EffectWish): readonly StoredEffect[] {
  const { installation_id, lane, limit, now, lease_ms } = wish;
  const free = sqlite.all(
    `select e.* from effect e
     where e.installation_id = ? and (e.kind = 'send_message') = ? and e.state in ('waiting', 'held')
       and ((e.state = 'waiting' and e.due_at <= ?) or (e.state = 'held' and e.held_until <= ?))
       and not exists (
         select 1 from effect older where older.installation_id = e.installation_id and older.line = e.line
           and older.id < e.id and older.state in ('waiting', 'held'))
     order by e.priority, e.id limit ?`,
    installation_id,
    lane === "messages" ? 1 : 0,
    now,
    now,
    limit,
  );
  const claimed = free.map(storedEffect).map((effect): StoredEffect => {
    return { ...effect, state: "held", interrupted: effect.interrupted || effect.state === "held" };
  });
  for (const { id, interrupted } of claimed) {
    sqlite.run(
      "update effect set state = 'held', interrupted = ?, held_until = ?, attempts = attempts + 1 where id = ?",
      interrupted ? 1 : 0,
      now + lease_ms,
      id,
    );
  }
  return claimed;
}

/** Whoever took an effect again has counted another attempt, so an older hold on it counts no more. */
function renewEffects(sqlite: SqliteDriver, held: readonly HeldEffect[], held_until: number): readonly number[] {
  const stopped = held.filter(({ id, attempts }) => {
    const renewed = sqlite.run(
      "update effect set held_until = ? where id = ? and state = 'held' and attempts = ?",
      held_until,
      id,
      attempts + 1,
    );
    return renewed === 0 || sqlite.get(`select 1 from effect where id = ? and ${IS_REPLACED}`, id) !== undefined;
  });
  return stopped.map(({ id }) => id);
}

function releaseEffects(sqlite: SqliteDriver, held: readonly HeldEffect[]): void {
  for (const { id, attempts } of held) {
    sqlite.run(
      `update effect set state = ${STATE_IN_LINE}, attempts = ? where id = ? and state = 'held' and attempts = ?`,
      attempts,
      id,
      attempts + 1,
    );
  }
}

/** What was done is done, whoever held it; any other end counts only for an effect that is still held. */
function settleEffect(sqlite: SqliteDriver, id: number, outcome: EffectOutcome): void {
  switch (outcome.kind) {
    case "done":
      sqlite.run(
        "update effect set state = 'done', settled_at = ?, receipt = ?, problem = null where id = ? and state <> 'done'",
        outcome.at,
        outcome.receipt,
        id,
      );
      return;
    case "retry":
      sqlite.run(
        `update effect set state = ${STATE_IN_LINE}, due_at = ?, problem = ?, attempts = attempts - ?
         where id = ? and state = 'held'`,
        outcome.due_at,
        JSON.stringify(outcome.problem),
        outcome.is_try ? 0 : 1,
        id,
      );
      return;
    case "dead":
      sqlite.run(
        "update effect set state = 'dead', settled_at = ?, problem = ? where id = ? and state = 'held'",
        outcome.at,
        JSON.stringify(outcome.problem),
        id,
      );
  }
}

/** Adds an effect unless its key is known; one that replaces its line retires what still waits there. */
export function addEffect(sqlite: SqliteDriver, effect: NewEffect): void {
  if (!insertEffect(sqlite, effect) || !effect.replaces_line) return;
  sqlite.run(
    `update effect set state = 'replaced'
     where installation_id = ? and line = ? and state = 'waiting' and effect_key <> ?`,
    effect.installation_id,
    effect.line,
    effect.effect_key,
  );
}

function insertEffect(sqlite: SqliteDriver, effect: NewEffect): boolean {
  const added = sqlite.run(
    `insert into effect (installation_id, item_code, location_code, effect_key, line, replaces_line, priority, due_at,
       kind, action, caused_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (installation_id, effect_key) do nothing`,
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
  return added > 0;
}
