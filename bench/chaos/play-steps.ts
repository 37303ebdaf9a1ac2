import type { ChaosStep, Harm } from "./chaos-steps.ts";
import type { createHarmDoer } from "./do-harm.ts";
import { createInFlight } from "./in-flight.ts";
import type { Pace } from "./pace.ts";
import { type createEventPlayer, subjectOf } from "./play-event.ts";

interface Stage {
  readonly player: Pick<Awaited<ReturnType<typeof createEventPlayer>>, "play">;
  readonly harmDoer: Awaited<ReturnType<typeof createHarmDoer>>;
  readonly pace: Pace;
  onProgress(events: number): void;
}

/** What was done to the shop's platform and add-on. */
export interface PlayedHarm {
  readonly harms: ReadonlyMap<string, number>;
  /** Faults that were over before they met a request. */
  readonly unused_faults: number;
}

/** Events under way at once. */
const PLACES = 32;

/** Plays all steps, events side by side; returns how often each kind of harm was done. */
export async function playSteps(steps: Iterable<ChaosStep>, stage: Stage): Promise<PlayedHarm> {
  const { player, harmDoer, pace, onProgress } = stage;
  const inFlight = createInFlight(PLACES);
  const harms = new Map<string, number>();
  let events = 0;
  for (const step of steps) {
    if (isHarm(step)) {
      await harmDoer.doHarm(step);
      const name = harmName(step);
      harms.set(name, (harms.get(name) ?? 0) + 1);
    } else {
      await inFlight.begin(subjectOf(step), () => player.play(step));
      onProgress((events += 1));
      await pace.keep();
    }
  }
  await inFlight.settled();
  await harmDoer.settled();
  return { harms, unused_faults: harmDoer.unusedFaults() };
}

const HARMS: readonly ChaosStep["kind"][] = [
  ...(["fault", "limits", "key", "kill", "full_disk", "calm", "well_again", "store_restart", "clock_jump"] as const),
];

function isHarm(step: ChaosStep): step is Harm {
  return HARMS.includes(step.kind);
}

/** The name under which harm is counted. */
function harmName(harm: Harm): string {
  switch (harm.kind) {
    case "limits":
      return harm.enabled ? "limits_on" : "limits_off";
    case "key":
      return harm.is_expired ? "key_17018" : "key_works";
    case "fault": {
      const { endpoint, kind, value } = harm.fault;
      const what = kind === "status" || kind === "code" ? `${kind}_${value}` : kind;
      return `${endpoint === "push" ? "push" : "api"}:${what}`;
    }
    case "calm":
    case "kill":
    case "full_disk":
    case "well_again":
    case "store_restart":
    case "clock_jump":
      return harm.kind;
  }
}
