/** What an event says may have changed. */
export const TOPICS = ["board", "messages", "health", "demo", "problems"] as const;
export type Topic = (typeof TOPICS)[number];

/** How the pages hear of changes at the moment. */
export type LiveState = "connecting" | "live" | "polling";

/** The part of an `EventSource` that is used. */
export interface EventStream {
  readonly readyState: number;
  addEventListener(name: string, listener: () => void): void;
  close(): void;
}

/** What live updates need. */
export interface LiveUpdatePorts {
  connect(): EventStream;
  /** Fetches again what is shown of these topics; settles when it is there. */
  refresh(topics: readonly Topic[]): Promise<void>;
  onState(state: LiveState): void;
}

const GATHER_MS = 300;
const POLL_MS = 5_000;
const RECONNECT_MS = 10_000;
/** `EventSource.CLOSED`: the browser will not try again by itself. */
const CLOSED = 2;

/**
 * Follows the server's events. Topics are gathered for a moment and fetched one round after the other, so that a flood
 * of events neither floods the server nor starves a slow fetch. Without events it polls, until they are back.
 */
export function createLiveUpdates({ connect, refresh, onState }: LiveUpdatePorts): { stop(): void } {
  const gathered = new Set<Topic>();
  let isRefreshing = false;
  let isStopped = false;
  let gatherTimer: ReturnType<typeof setTimeout> | null = null;
  let pollTimer: ReturnType<typeof setInterval> | null = null;
  let reconnectTimer: ReturnType<typeof setTimeout> | null = null;
  let stream = open();

  function open(): EventStream {
    const opened = connect();
    opened.addEventListener("open", resume);
    opened.addEventListener("error", fallBack);
    for (const topic of TOPICS) opened.addEventListener(topic, () => gather([topic]));
    return opened;
  }

  function resume(): void {
    if (pollTimer !== null) clearInterval(pollTimer);
    // Events may have been missed while the connection was down.
    if (pollTimer !== null) gather(TOPICS);
    pollTimer = null;
    onState("live");
  }

  function fallBack(): void {
    if (isStopped) return;
    onState("polling");
    pollTimer ??= setInterval(() => gather(TOPICS), POLL_MS);
    if (stream.readyState !== CLOSED || reconnectTimer !== null) return;
    reconnectTimer = setTimeout(() => {
      reconnectTimer = null;
      stream = open();
    }, RECONNECT_MS);
  }

  function gather(topics: readonly Topic[]): void {
    for (const topic of topics) gathered.add(topic);
    if (!isRefreshing && !isStopped) gatherTimer ??= setTimeout(() => void work(), GATHER_MS);
  }

  async function work(): Promise<void> {
    gatherTimer = null;
    const topics = [...gathered];
    gathered.clear();
    isRefreshing = true;
    await refresh(topics);
    isRefreshing = false;
    if (gathered.size > 0) gather([]);
  }

  return {
    stop: () => {
      isStopped = true;
      stream.close();
      for (const timer of [gatherTimer, reconnectTimer]) if (timer !== null) clearTimeout(timer);
      if (pollTimer !== null) clearInterval(pollTimer);
    },
  };
}
