import type { SubjectAlertEvent } from "../../../ports/alert-events.ts";
import type {
  EffectOutcome,
  EffectState,
  EffectWish,
  HeldEffect,
  NewEffect,
  Outbox,
  StoredEffect,
} from "../../../ports/outbox.ts";
import type { MemorySettings } from "./memory-settings.ts";

/** The list of effects with what other parts need of it. */
export interface MemoryOutbox {
  readonly outbox: Outbox;
  /** Adds an effect unless its key is known; one that replaces its line retires what still waits there. */
  add(effect: NewEffect): void;
  /** Oldest first. */
  effects(installation_id: string): readonly StoredEffect[];
  /** Puts an effect in the place of the one with its id. */
  replaceEffect(effect: StoredEffect): void;
  forget(installation_id: string): void;
}

interface Line {
  readonly effect: StoredEffect;
  readonly held_until: number;
}

/** The list of effects, gone with the process. */
export function createMemoryOutbox(
  keepAlertEvents: (events: readonly SubjectAlertEvent[]) => void,
  settings: Pick<MemorySettings, "get" | "save">,
): MemoryOutbox {
  const lines = new Map<number, Line>();
  let last_id = 0;

  const effects = () => [...lines.values()].map(({ effect }) => effect);
  const newestFirst = (installation_id: string) =>
    effects()
      .filter((effect) => effect.installation_id === installation_id)
      .reverse();
  const change = (effect: StoredEffect, changes: Partial<StoredEffect>, held_until = 0): StoredEffect => {
    const changed = { ...effect, ...changes };
    lines.set(effect.id, { effect: changed, held_until });
    return changed;
  };

  function isFree({ effect, held_until }: Line, now: number): boolean {
    if (effect.state === "waiting" ? effect.due_at > now : effect.state !== "held" || held_until > now) return false;
    return !effects().some((older) => isSameLine(older, effect) && older.id < effect.id && isPending(older));
  }

  function claim({ limit, now, lease_ms, ...wish }: EffectWish): readonly StoredEffect[] {
    const free = [...lines.values()].filter((line) => isFree(line, now)).map(({ effect }) => effect);
    const wished = free.filter((effect) => isWished(effect, wish));
    const chosen = wished.sort((a, b) => a.priority - b.priority || a.id - b.id).slice(0, limit);
    return chosen.map((effect) => {
      const interrupted = effect.interrupted || effect.state === "held";
      const { attempts } = effect;
      change(effect, { state: "held", interrupted, attempts: attempts + 1 }, now + lease_ms);
      return { ...effect, state: "held", interrupted };
    });
  }

  function renew(held: readonly HeldEffect[], held_until: number): readonly number[] {
    const stopped = held.filter((one) => {
      const effect = heldBy(one);
      if (effect === null) return true;
      change(effect, {}, held_until);
      return isReplaced(effect);
    });
    return stopped.map(({ id }) => id);
  }

  function release(held: readonly HeldEffect[]): void {
    for (const one of held) {
      const effect = heldBy(one);
      if (effect !== null) change(effect, { state: stateInLine(effect), attempts: one.attempts });
    }
  }

  function heldBy({ id, attempts }: HeldEffect): StoredEffect | null {
    const effect = lines.get(id)?.effect;
    return effect?.state === "held" && effect.attempts === attempts + 1 ? effect : null;
  }

  /** Whether the end counts. */
  function settle(id: number, outcome: EffectOutcome): boolean {
    const effect = lines.get(id)?.effect;
    if (effect === undefined || effect.state === "done") return false;
    if (outcome.kind === "done") {
      change(effect, { state: "done", settled_at: outcome.at, receipt: outcome.receipt, problem: null });
      return true;
    }
    if (effect.state !== "held") return false;
    const { problem } = outcome;
    if (outcome.kind === "dead") change(effect, { state: "dead", settled_at: outcome.at, problem });
    else retry(effect, outcome);
    return true;
  }

  function retry(effect: StoredEffect, { due_at, problem, is_try }: Extract<EffectOutcome, { kind: "retry" }>): void {
    const attempts = is_try ? effect.attempts : effect.attempts - 1;
    change(effect, { state: stateInLine(effect), due_at, problem, attempts });
  }

  /** A newer effect that replaces its line makes another try of this one pointless. */
  function stateInLine(effect: StoredEffect): EffectState {
    return isReplaced(effect) ? "replaced" : "waiting";
  }

  function isReplaced(effect: StoredEffect): boolean {
    return effects().some((newer) => isSameLine(newer, effect) && newer.id > effect.id && newer.replaces_line);
  }

  const find = (installation_id: string, effect_key: string) =>
    effects().find((effect) => effect.installation_id === installation_id && effect.effect_key === effect_key);

  function add(effect: NewEffect): void {
    // As databases do, a repeat uses up an id too.
    last_id += 1;
    if (find(effect.installation_id, effect.effect_key) !== undefined) return;
    const history = { attempts: 0, interrupted: false, problem: null, receipt: null, settled_at: null };
    const added: StoredEffect = { ...structuredClone(effect), id: last_id, state: "waiting", ...history };
    lines.set(last_id, { effect: added, held_until: 0 });
    if (!effect.replaces_line) return;
    for (const older of effects()) {
      if (isSameLine(older, added) && older.id !== added.id && older.state === "waiting")
        change(older, { state: "replaced" });
    }
  }

  const outbox: Outbox = {
    add: async (effects) => effects.forEach(add),
    addWith: async ({ installation_id, name, before, after }, effects) => {
      if (settings.get(installation_id, name) !== before) return false;
      settings.save(installation_id, name, after);
      effects.forEach(add);
      return true;
    },
    busyInstallations: async () => [
      ...new Set(
        effects()
          .filter(isPending)
          .map(({ installation_id }) => installation_id),
      ),
    ],
    claim: async (wish) => claim(wish),
    renew: async (held, held_until) => renew(held, held_until),
    release: async (held) => release(held),
    settle: async ({ id }, outcome, alert_events = []) => {
      if (settle(id, outcome)) keepAlertEvents(alert_events);
    },
    get: async (installation_id, effect_key) => find(installation_id, effect_key) ?? null,

    list: async (installation_id, { state, kind }, limit) =>
      newestFirst(installation_id)
        .filter((effect) => state === undefined || effect.state === state)
        .filter((effect) => kind === undefined || effect.action.kind === kind)
        .slice(0, limit),

    messagesOfLine: async (installation_id, line) =>
      effects()
        .filter((effect) => effect.installation_id === installation_id && effect.line === line)
        .filter(({ action, state }) => action.kind === "send_message" && (state === "done" || state === "replaced"))
        .toSorted((a, b) => a.id - b.id),
    ofSubject: async ({ installation_id, item_code, location_code }, limit, kind) =>
      newestFirst(installation_id)
        .filter((effect) => effect.item_code === item_code && effect.location_code === location_code)
        .filter(({ action }) => kind === undefined || action.kind === kind)
        .slice(0, limit),

    counts: async (installation_id) => {
      const counts: Record<EffectState, number> = { waiting: 0, held: 0, done: 0, dead: 0, replaced: 0 };
      for (const { state } of newestFirst(installation_id)) counts[state] += 1;
      return counts;
    },

    replay: async (installation_id, id, now) => {
      const effect = lines.get(id)?.effect;
      if (effect?.installation_id !== installation_id || effect.state !== "dead") return false;
      change(effect, { state: stateInLine(effect), due_at: now, settled_at: null, interrupted: false, attempts: 0 });
      return true;
    },

    forget: async (before, limit) => {
      const old = effects()
        .filter(({ state }) => state === "done" || state === "replaced")
        .filter(({ action, caused_at }) => action.kind !== "create_record" && caused_at < before)
        .sort((a, b) => a.caused_at - b.caused_at)
        .slice(0, limit);
      for (const { id } of old) lines.delete(id);
      return old.length;
    },
  };

  return {
    outbox,
    add,
    effects: (installation_id) => [...newestFirst(installation_id)].reverse(),
    replaceEffect: (effect) => void change(effect, {}, lines.get(effect.id)?.held_until ?? 0),
    forget: (installation_id) => {
      for (const { id } of newestFirst(installation_id)) lines.delete(id);
    },
  };
}

function isSameLine(a: StoredEffect, b: StoredEffect): boolean {
  return a.installation_id === b.installation_id && a.line === b.line;
}

function isWished(
  { installation_id, action }: StoredEffect,
  wish: Pick<EffectWish, "installation_id" | "lane">,
): boolean {
  return installation_id === wish.installation_id && (action.kind === "send_message") === (wish.lane === "messages");
}

function isPending({ state }: StoredEffect): boolean {
  return state === "waiting" || state === "held";
}
