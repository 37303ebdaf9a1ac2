import { planWriteback, type WriteCall, type WriteIntent } from "../../domain/writeback/plan-writeback.ts";
import { isRaisedUrgency } from "../../domain/writeback/write-urgency.ts";
import type { EffectOutcome, StoredEffect } from "../../ports/outbox.ts";
import { type CompanyRoom, createCompanyPauses } from "./company-pauses.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { createPerformBatch } from "./perform-batch.ts";
import { createPerformOnPlatform } from "./perform-on-platform.ts";
import { createPlatformVerdicts } from "./platform-verdict.ts";

/** A taken effect as the planner sees it. */
interface Waiting extends WriteIntent {
  readonly effect: StoredEffect;
}

/** What the lane asks of the dispatcher. */
export interface LaneKeeper {
  /** Runs work that is waited for at the end; its failure is told. */
  run(work: () => Promise<void>): void;
  settle(effect: StoredEffect, outcome: EffectOutcome): Promise<void>;
  giveBack(effects: readonly StoredEffect[]): Promise<void>;
}

/** Calls of one installation under way at once: what its limit of 20/s needs where a call takes most of a second. */
const PLACES = 16;
/** Effects taken ahead, so that equal answers meet; refilled when half of them have gone, many by one transaction. */
const AHEAD = 200;

const ROOM: Readonly<Record<CompanyRoom, number>> = { open: PLACES, probe: 1, closed: 0 };

/** Writes to the platform: taken ahead, planned together, sent as places become free, each company by itself. */
export function createWriteLane(ports: DispatchPorts, keeper: LaneKeeper) {
  const { clock } = ports;
  const pauses = createCompanyPauses();
  const { answered, verdictOf } = createPlatformVerdicts(pauses, ports);
  const performOnPlatform = createPerformOnPlatform(ports);
  const performBatch = createPerformBatch(ports);
  const underWay = new Map<string, number>();
  let waiting: readonly Waiting[] = [];

  const placesOf = (installation_id: string) =>
    ROOM[pauses.room(installation_id, clock.now())] - (underWay.get(installation_id) ?? 0);

  /** How many more effects of an installation are worth taking now. */
  function wanted(installation_id: string): number {
    const room = pauses.room(installation_id, clock.now());
    const ahead = waiting.filter((intent) => intent.installation_id === installation_id).length;
    if (room !== "open") return placesOf(installation_id) - ahead;
    return ahead > AHEAD / 2 ? 0 : placesOf(installation_id) + AHEAD - ahead;
  }

  function add(effects: readonly StoredEffect[]): void {
    waiting = [...waiting, ...effects.map((effect) => waitingOf(effect))];
  }

  /** Begins as many calls of the plan as there are places; returns how many. */
  function begin(): number {
    const begun = planWriteback(waiting).filter((call) => {
      if (placesOf(call.installation_id) <= 0) return false;
      underWay.set(call.installation_id, (underWay.get(call.installation_id) ?? 0) + 1);
      return true;
    });
    const gone = new Set(begun.flatMap(({ intents, overtaken }) => [...intents, ...overtaken]));
    waiting = waiting.filter((intent) => !gone.has(intent));
    for (const call of begun) keeper.run(() => send(call));
    return begun.length;
  }

  async function send(call: WriteCall<Waiting>): Promise<void> {
    const { installation_id, overtaken } = call;
    try {
      await keeper.giveBack(overtaken.map(({ effect }) => effect));
      await (call.kind === "batch" ? sendBatch(call) : sendEach(call));
    } finally {
      underWay.set(installation_id, (underWay.get(installation_id) ?? 1) - 1);
      if (pauses.room(installation_id, clock.now()) === "closed")
        await drop((one) => one.installation_id === installation_id);
    }
  }

  async function sendEach({ installation_id, intents }: WriteCall<Waiting>): Promise<void> {
    for (const { effect } of intents) await keeper.settle(effect, await outcomeOf(installation_id, effect));
  }

  async function outcomeOf(installation_id: string, effect: StoredEffect): Promise<EffectOutcome> {
    try {
      const receipt = await performOnPlatform(effect);
      answered(installation_id);
      return { kind: "done", at: clock.now(), receipt };
    } catch (error) {
      return verdictOf(installation_id, error, clock.now()).outcomeOf(effect);
    }
  }

  /** A batch that was not taken whole says nothing of any one record: each of them is tried by itself. */
  async function sendBatch({ installation_id, intents }: WriteCall<Waiting>): Promise<void> {
    const effects = intents.map(({ effect }) => effect);
    const outcomes = await batchOutcomes(installation_id, effects);
    if (outcomes === null) apart(effects);
    else await Promise.all(effects.map((effect) => keeper.settle(effect, outcomes(effect))));
  }

  async function batchOutcomes(
    installation_id: string,
    effects: readonly StoredEffect[],
  ): Promise<((effect: StoredEffect) => EffectOutcome) | null> {
    try {
      const isWhole = await performBatch(effects);
      answered(installation_id);
      const at = clock.now();
      return isWhole ? (effect) => ({ kind: "done", at, receipt: receiptOf(effect) }) : null;
    } catch (error) {
      const { is_about_records, outcomeOf: outcome } = verdictOf(installation_id, error, clock.now());
      return is_about_records ? null : outcome;
    }
  }

  function apart(effects: readonly StoredEffect[]): void {
    waiting = [...waiting, ...effects.map((effect) => ({ ...waitingOf(effect), goes_alone: true }))];
  }

  /** Gives back what waits and has not begun. */
  async function drop(which: (intent: Waiting) => boolean): Promise<void> {
    const dropped = waiting.filter(which);
    waiting = waiting.filter((intent) => !which(intent));
    await keeper.giveBack(dropped.map(({ effect }) => effect));
  }

  return { wanted, add, begin, drop };
}

function waitingOf(effect: StoredEffect): Waiting {
  const { id, installation_id, priority, action } = effect;
  const change = action.kind === "update_record" ? action : null;
  const goes_alone = change?.start_trigger === true || isRaisedUrgency(priority);
  return { id, installation_id, urgency: priority, change, goes_alone, effect };
}

function receiptOf({ action }: StoredEffect): string | null {
  return action.kind === "update_record" ? action.record_id : null;
}
