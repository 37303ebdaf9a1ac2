import type { RatedCall } from "@jdy/open-api-client";
import type { CallGrant, CallQuestion, CallWish } from "./call-window.ts";

interface CallLineOptions {
  ask(question: Pick<CallQuestion, "ended" | "wishes">): Promise<CallGrant>;
  onError(error: unknown): void;
}

interface Waiter {
  readonly call: RatedCall;
  readonly start: () => void;
}

/** Between two questions (ms): ends of calls are told together, and another process may have made room meanwhile. */
const PAUSE_MS = 20;
/** While nobody answers nobody starts; it is asked again after this long (ms). */
const AGAIN_MS = 500;

/** The waiting calls of one company in one process: asks for all of them together, as long as any wait or have ended. */
export function createCallLine({ ask, onError }: CallLineOptions) {
  const line: Waiter[] = [];
  let ended: Record<string, number> = {};
  let isServing = false;

  async function serve(): Promise<void> {
    while (line.length > 0 || Object.keys(ended).length > 0) {
      const pause = await serveOnce().catch((error: unknown) => {
        onError(error);
        return AGAIN_MS;
      });
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    isServing = false;
  }

  async function serveOnce(): Promise<number> {
    const told = ended;
    const wishes = wishesOf(line);
    ended = {};
    // What could not be told is told again.
    const { granted } = await ask({ ended: told, wishes }).catch((error: unknown) => {
      for (const [endpoint, count] of Object.entries(told)) ended[endpoint] = (ended[endpoint] ?? 0) + count;
      throw error;
    });
    wishes.forEach(({ endpoint }, index) => {
      for (const waiter of taken(line, endpoint, granted[index] ?? 0)) waiter.start();
    });
    return PAUSE_MS;
  }

  function wake(): void {
    if (isServing) return;
    isServing = true;
    void serve();
  }

  return {
    join: (call: RatedCall): Promise<void> =>
      new Promise((start) => {
        line.push({ call, start });
        wake();
      }),
    ended: ({ endpoint }: RatedCall): void => {
      ended[endpoint] = (ended[endpoint] ?? 0) + 1;
      wake();
    },
  };
}

/** Waiting calls by endpoint, the endpoint whose call has waited longest first. */
function wishesOf(line: readonly Waiter[]): readonly CallWish[] {
  const wishes = new Map<string, CallWish>();
  for (const { call } of line) {
    const count = (wishes.get(call.endpoint)?.count ?? 0) + 1;
    wishes.set(call.endpoint, { endpoint: call.endpoint, count, per_second: call.perSecond });
  }
  return [...wishes.values()];
}

/** Takes the first so many waiters of an endpoint out of the line. */
function taken(line: Waiter[], endpoint: string, count: number): readonly Waiter[] {
  const first = line.filter(({ call }) => call.endpoint === endpoint).slice(0, count);
  for (const waiter of first) line.splice(line.indexOf(waiter), 1);
  return first;
}
