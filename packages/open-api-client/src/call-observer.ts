import type { Clock } from "./clock.ts";
import { JdyApiError } from "./jdy-api-error.ts";

/** One attempt of a call, as it ended. */
export interface CallReply {
  /** Path of the endpoint, without host. */
  readonly endpoint: string;
  /** The platform's code or the HTTP status; 0 for success, -1 where no answer came. */
  readonly code: number;
  /** From the first byte sent to the answer read. */
  readonly duration_ms: number;
}

/** Told of every attempt, to count and time it. Must not throw. */
export interface CallObserver {
  /** A call has waited this long for its turn within the platform's limits. */
  onTurn?(turn: { readonly endpoint: string; readonly waited_ms: number }): void;
  onReply?(reply: CallReply): void;
}

const NO_ANSWER = -1;

/** Runs an attempt and tells how it ended, whichever way. */
export async function observeReply<T>(
  { onReply, clock }: Pick<CallObserver, "onReply"> & { readonly clock: Pick<Clock, "now"> },
  endpoint: string,
  attempt: () => Promise<T>,
): Promise<T> {
  const begun_at = clock.now();
  const tell = (code: number) => onReply?.({ endpoint, code, duration_ms: clock.now() - begun_at });
  try {
    const result = await attempt();
    tell(0);
    return result;
  } catch (error) {
    tell(error instanceof JdyApiError && error.status > 0 ? error.code : NO_ANSWER);
    throw error;
  }
}
