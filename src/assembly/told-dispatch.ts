/** What is told of effects: to the monitor, to pages, to the log, and as notices to people. */
import { createPauseNotices } from "../app/dispatch/pause-notices.ts";
import type { DispatchPorts } from "../app/dispatch/dispatch-ports.ts";
import type { Polling } from "../app/ingest/create-polling.ts";
import type { Monitor } from "../app/report/monitor.ts";
import type { Logger } from "../ports/logger.ts";

interface ToldOptions {
  readonly monitor: Monitor;
  readonly polling: Polling;
  readonly log: Logger;
  onChange(topic: "messages" | "health" | "problems"): void;
}

type Told = Pick<DispatchPorts, "onSettled" | "onPaused" | "onResumed" | "onError">;

/** Listeners of the dispatcher. */
export function toldDispatch({ monitor, polling, log, onChange }: ToldOptions): Told {
  const notices = createPauseNotices(polling);
  const tell = (told: Promise<void>) =>
    void told.catch((error: unknown) => log.error("notice.failed", { message: messageOf(error) }));
  return {
    onSettled: (effect, outcome) => {
      monitor.effectSettled(effect, outcome);
      onChange(effect.action.kind === "send_message" ? "messages" : "health");
      if (outcome.kind !== "dead") return;
      log.warn("effect.given_up", { effect_key: effect.effect_key, problem: outcome.problem });
      onChange("problems");
    },
    onPaused: (installation_id, pause) => {
      log.warn("platform.writes_paused", { installation_id, ...pause });
      const { failure, problem } = pause;
      if (failure === "quota" || failure === "key") tell(notices.raise(installation_id, failure, problem));
    },
    onResumed: (installation_id) => tell(notices.end(installation_id)),
    onError: (error) => log.error("dispatch.failed", { message: messageOf(error) }),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "unknown";
}
