import type { EffectAction, EffectOutcome } from "./outbox.ts";

/** How a push was answered. `failed`: it could not be kept, so the platform sends it again. */
export type PushResult = "kept" | "repeated" | "forged" | "too_large" | "failed";

/** Counts what an operator wants to see on a graph or be woken for. Cheap enough for the hot path. Times in ms. */
export interface Metrics {
  pushAnswered(result: PushResult): void;
  /** A share of subjects was assessed. */
  assessed(subjects: number, duration_ms: number): void;
  effectEnded(kind: EffectAction["kind"], outcome: EffectOutcome["kind"]): void;
  /** From a record's change to the written-back severity. */
  loopEnded(duration_ms: number): void;
  /** `code`: what the platform answered; 0 for success, -1 where no answer came. */
  platformAnswered(endpoint: string, code: number, duration_ms: number): void;
  /** How long a call waited for its turn within the platform's limits. */
  limiterWaited(duration_ms: number): void;
  /** A recurring work was run to its end. */
  workEnded(work: string, is_done: boolean): void;
}

/** What is read at the moment somebody asks. */
export interface MetricsReading {
  readonly inbox_waiting: number;
  /** Age of the oldest waiting message; 0 where none waits. */
  readonly inbox_age_ms: number;
  readonly subjects_waiting: number;
  readonly effects_waiting: number;
  readonly effects_dead: number;
}

/** Metrics as the Prometheus text format. */
export interface MetricsPage {
  readonly content_type: string;
  page(): Promise<string>;
}
