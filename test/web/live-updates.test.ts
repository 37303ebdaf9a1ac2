import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import {
  createLiveUpdates,
  type EventStream,
  type LiveState,
  type Topic,
  TOPICS,
} from "../../src/entrypoints/web/src/api/live-updates.ts";

/** A stream whose events the test sends. */
function aStream() {
  const listeners = new Map<string, () => void>();
  const stream = { readyState: 0, isClosed: false };
  return Object.assign(stream, {
    addEventListener: (name: string, listener: () => void) => void listeners.set(name, listener),
    close: () => {
      stream.isClosed = true;
    },
    send: (name: string) => listeners.get(name)?.(),
  });
}

function start({ refresh = () => Promise.resolve() }: { refresh?: () => Promise<void> } = {}) {
  const streams: ReturnType<typeof aStream>[] = [];
  const refreshed: Topic[][] = [];
  const states: LiveState[] = [];
  const updates = createLiveUpdates({
    connect: (): EventStream => {
      const stream = aStream();
      streams.push(stream);
      return stream;
    },
    refresh: (topics) => {
      refreshed.push([...topics]);
      return refresh();
    },
    onState: (state) => states.push(state),
  });
  const newest = () => {
    const stream = streams.at(-1);
    if (stream === undefined) throw new Error("no stream was opened");
    return stream;
  };
  return { updates, streams, newest, refreshed, states };
}

describe("live updates", () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it("gather a burst of events into one refresh", async () => {
    const { newest, refreshed } = start();
    for (const name of ["open", "board", "health", "board", "board"]) newest().send(name);
    await jest.advanceTimersByTimeAsync(299);
    expect(refreshed).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(refreshed).toEqual([["board", "health"]]);
  });

  it("never start a refresh while one is under way, and lose no event of that time", async () => {
    const answers: (() => void)[] = [];
    const { newest, refreshed } = start({ refresh: () => new Promise((resolve) => answers.push(resolve)) });
    newest().send("board");
    await jest.advanceTimersByTimeAsync(300);
    newest().send("messages");
    await jest.advanceTimersByTimeAsync(5_000);
    expect(refreshed).toEqual([["board"]]);
    answers[0]?.();
    await jest.advanceTimersByTimeAsync(300);
    expect(refreshed).toEqual([["board"], ["messages"]]);
  });

  it("poll everything every five seconds while the stream is down, and say so", async () => {
    const { newest, refreshed, states } = start();
    newest().send("open");
    newest().send("error");
    await jest.advanceTimersByTimeAsync(10_300);
    expect(states).toEqual(["live", "polling"]);
    expect(refreshed).toEqual([[...TOPICS], [...TOPICS]]);
  });

  it("fetch what was missed when the stream is back, and stop polling", async () => {
    const { newest, refreshed, states } = start();
    newest().send("error");
    newest().send("open");
    await jest.advanceTimersByTimeAsync(60_000);
    expect(states).toEqual(["polling", "live"]);
    expect(refreshed).toEqual([[...TOPICS]]);
  });

  it("fetch nothing twice on a first connection", async () => {
    const { newest, refreshed } = start();
    newest().send("open");
    await jest.advanceTimersByTimeAsync(60_000);
    expect(refreshed).toEqual([]);
  });

  it("open a new stream where the browser gave up", async () => {
    const { newest, streams, states } = start();
    newest().readyState = 2;
    newest().send("error");
    newest().send("error");
    await jest.advanceTimersByTimeAsync(10_000);
    expect(streams).toHaveLength(2);
    newest().send("open");
    expect(states.at(-1)).toBe("live");
  });

  it("leave a stream alone that the browser mends itself", async () => {
    const { newest, streams } = start();
    newest().send("error");
    await jest.advanceTimersByTimeAsync(60_000);
    expect(streams).toHaveLength(1);
  });

  it("stop for good", async () => {
    const { updates, newest, refreshed, states } = start();
    newest().send("error");
    newest().send("board");
    updates.stop();
    newest().send("error");
    newest().send("board");
    await jest.advanceTimersByTimeAsync(60_000);
    expect(newest().isClosed).toBe(true);
    expect(refreshed).toEqual([]);
    expect(states).toEqual(["polling"]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
