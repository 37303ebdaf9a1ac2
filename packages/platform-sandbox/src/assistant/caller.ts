import type { Clock } from "../clock.ts";
import { isObject } from "../json.ts";

/** A call an assistant makes. */
export interface OutgoingCall {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a call ended. */
export interface CallResult {
  readonly ok: boolean;
  /** What the run's log says. */
  readonly detail: string;
}

/** Makes calls for assistants. */
export interface Caller {
  call(outgoing: OutgoingCall): Promise<CallResult>;
  /** Breaks off what is under way. */
  close(): void;
}

/** The sandbox's choice; the platform publishes no figure for this node. */
const ANSWER_WITHIN_MS = 15_000;
const LATE = `超过 ${ANSWER_WITHIN_MS} ms 未应答`;

/** Makes a caller over fetch; redirects are not followed. */
export function createCaller(clock: Clock): Caller {
  const open = new Set<AbortController>();
  return {
    async call({ method, url, headers, body }) {
      const abort = new AbortController();
      open.add(abort);
      const late = clock.after(ANSWER_WITHIN_MS, () => abort.abort());
      try {
        const sent = method === "POST" ? { body } : {};
        const reply = await fetch(url, {
          method,
          headers: { ...headers },
          redirect: "manual",
          signal: abort.signal,
          ...sent,
        });
        await reply.arrayBuffer();
        return { ok: reply.ok, detail: `${method} ${withoutQuery(url)} → HTTP ${reply.status}` };
      } catch (error) {
        return {
          ok: false,
          detail: `${method} ${withoutQuery(url)} → ${abort.signal.aborted ? LATE : reasonOf(error)}`,
        };
      } finally {
        late();
        open.delete(abort);
      }
    },
    close() {
      for (const abort of open) abort.abort();
    },
  };
}

/** What went wrong under fetch's own "fetch failed". */
function reasonOf(error: unknown): string {
  const { cause, message } = isObject(error) ? error : {};
  if (isObject(cause) && typeof cause.message === "string") return cause.message;
  return typeof message === "string" ? message : String(error);
}

/** An address may carry a token in its query; it does not belong in a log. */
function withoutQuery(url: string): string {
  return url.split("?", 1)[0] ?? "";
}
