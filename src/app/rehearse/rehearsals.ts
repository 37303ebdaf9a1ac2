import {
  type AdoptionRequest,
  type RehearsalOutcome,
  rehearsalOutcome,
  type RehearsalProgress,
  type RehearsalRequest,
  rehearsalRun,
  type RehearsalState,
} from "../../contracts/rehearsal.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Asking } from "../access/manage-users.ts";
import { type AdoptPorts, createAdoptLevel } from "./adopt-level.ts";
import { classLevelsOf, levelInEffect, readAdopted } from "./class-levels.ts";
import { createRehearse, type RehearsePorts } from "./rehearse.ts";

/** Ports of the rehearsals. */
export interface RehearsalsPorts
  extends RehearsePorts,
    Omit<AdoptPorts, "registry" | "subjects" | "outcome" | "clock"> {
  readonly registry: Pick<Registry, "setting" | "saveSetting">;
  readonly subjects: RehearsePorts["subjects"] & AdoptPorts["subjects"];
  onFailure(error: unknown): void;
}

const OUTCOME_SETTING = "rehearsal";
const RUN_SETTING = "rehearsal_run";
/** Signs of life are written this far apart, and a run without one for so long is over (ms). */
const BEAT_MS = 1_000;
const DEAD_MS = 60_000;

/** Rehearsals of all installations: run, watched from any process, and adopted from. */
export function createRehearsals(ports: RehearsalsPorts) {
  const { registry, clock } = ports;
  const under_way = new Set<Promise<void>>();
  let isStopping = false;
  const rehearse = createRehearse({
    ...ports,
    breathe: async () => {
      await ports.breathe();
      if (isStopping) throw stopped();
    },
  });
  const adoptLevel = createAdoptLevel({ ...ports, outcome: lastOutcome });

  return {
    adopt: (installation_id: string, request: AdoptionRequest, asking: Asking) =>
      adoptLevel(installation_id, request, asking),

    /** Runs to the end and keeps what came of it. */
    async run(
      installation_id: string,
      request: RehearsalRequest,
      onProgress: (progress: RehearsalProgress) => void,
    ): Promise<RehearsalOutcome> {
      const outcome = await rehearse(installation_id, request, onProgress);
      await registry.saveSetting(installation_id, OUTCOME_SETTING, JSON.stringify(outcome));
      return outcome;
    },

    /** Begins a run and returns at once; one at a time for each installation. */
    async start(installation_id: string, request: RehearsalRequest): Promise<void> {
      if ((await runOf(installation_id)) !== null) throw alreadyRunning();
      await saveRun(installation_id, { stage: "learning", done: 0, total: 0 });
      const work = inBackground(installation_id, request).finally(() => under_way.delete(work));
      under_way.add(work);
    },

    async state(installation_id: string): Promise<RehearsalState> {
      const [outcome, kept, adopted] = await Promise.all([
        lastOutcome(installation_id),
        keptRun(installation_id),
        readAdopted(registry, installation_id),
      ]);
      const levels = classLevelsOf(adopted);
      return {
        running: isAlive(kept) ? { stage: kept.stage, done: kept.done, total: kept.total } : null,
        is_failed: kept?.is_failed ?? false,
        ...{ outcome, adopted },
        levels: { A: levelInEffect(levels, "A"), B: levelInEffect(levels, "B"), C: levelInEffect(levels, "C") },
      };
    },

    /** Ends runs under way at their next breath. */
    async stop(): Promise<void> {
      isStopping = true;
      await Promise.all(under_way);
    },
  };

  async function inBackground(installation_id: string, request: RehearsalRequest): Promise<void> {
    let beat_at = clock.now();
    let last = Promise.resolve();
    try {
      const outcome = await rehearse(installation_id, request, (progress) => {
        if (clock.now() - beat_at < BEAT_MS) return;
        beat_at = clock.now();
        last = last.then(() => saveRun(installation_id, progress));
      });
      await last;
      await registry.saveSetting(installation_id, OUTCOME_SETTING, JSON.stringify(outcome));
      await endRun(installation_id, false);
    } catch (error) {
      if (!isStopping) ports.onFailure(error);
      await last.catch(() => undefined);
      await endRun(installation_id, !isStopping).catch(ports.onFailure);
    }
  }

  /** One that an earlier version kept in another shape counts as none. */
  async function lastOutcome(installation_id: string): Promise<RehearsalOutcome | null> {
    const text = await registry.setting(installation_id, OUTCOME_SETTING);
    return text === null ? null : (rehearsalOutcome.safeParse(JSON.parse(text)).data ?? null);
  }

  async function keptRun(installation_id: string): Promise<KeptRun | null> {
    const text = await registry.setting(installation_id, RUN_SETTING);
    return text === null ? null : rehearsalRun.parse(JSON.parse(text));
  }

  async function runOf(installation_id: string): Promise<KeptRun | null> {
    const kept = await keptRun(installation_id);
    return isAlive(kept) ? kept : null;
  }

  function isAlive(kept: KeptRun | null): kept is KeptRun {
    return kept !== null && clock.now() - kept.beat_at < DEAD_MS;
  }

  function saveRun(installation_id: string, progress: RehearsalProgress): Promise<void> {
    return keepRun(installation_id, { ...progress, beat_at: clock.now(), is_failed: false });
  }

  /** A run that is over has never beaten. */
  function endRun(installation_id: string, is_failed: boolean): Promise<void> {
    return keepRun(installation_id, { stage: "replaying", done: 0, total: 0, beat_at: 0, is_failed });
  }

  function keepRun(installation_id: string, run: KeptRun): Promise<void> {
    return registry.saveSetting(installation_id, RUN_SETTING, JSON.stringify(run));
  }
}

/** Rehearsals of all installations. */
export type Rehearsals = ReturnType<typeof createRehearsals>;

interface KeptRun extends RehearsalProgress {
  readonly beat_at: number;
  readonly is_failed: boolean;
}

function alreadyRunning(): AddonError {
  return new AddonError({ code: "rehearsal_running", message: "策略预演正在运行", hint: "等它结束后再开始下一次。" });
}

function stopped(): AddonError {
  return new AddonError({ code: "rehearsal_stopped", message: "程序正在停止，预演中止", hint: "启动后重新开始预演。" });
}
