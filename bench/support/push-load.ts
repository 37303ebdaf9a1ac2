import { setImmediate as turn, setTimeout as rest } from "node:timers/promises";
import type { ReadyAddon } from "./bench-addon.ts";
import { openPushConnection, type PushConnection } from "./push-connection.ts";
import { preparePushes, type PushedStock, type PushStream } from "./push-stream.ts";

/** What a window of load brought. */
export interface LoadOutcome {
  readonly acks_per_second: number;
  /** From when a push was due to its answer (ms). */
  readonly latencies_ms: readonly number[];
}

/** The number of a load's first push. */
export const FIRST_NUMBER = 1_000;

const CONNECTIONS = 50;
/** Requests a connection has under way at saturation, written this many at a time. */
const DEPTH = 24;
const SHARE = 8;
/** A server that answers nothing for so long is broken (ms). */
const PATIENCE_MS = 20_000;

/** Sends prepared pushes to one add-on; every push of its life is another one. */
export async function createPushLoad(addon: ReadyAddon, stock?: (number: number) => PushedStock) {
  let first = FIRST_NUMBER;
  let answers: { acks: number; refused: number; latencies_ms: number[] } = { acks: 0, refused: 0, latencies_ms: [] };
  const connections = await Promise.all(
    Array.from({ length: CONNECTIONS }, () =>
      openPushConnection(addon.board_url, (status, ms) => {
        if (status === 200) answers.acks += 1;
        else answers.refused += 1;
        answers.latencies_ms.push(ms);
      }),
    ),
  );

  async function measured(count: number, send: (pushes: PushStream) => Promise<void>): Promise<LoadOutcome> {
    const pushes = preparePushes(addon, { first, count, ...(stock !== undefined && { stock }) });
    first += count;
    answers = { acks: 0, refused: 0, latencies_ms: [] };
    const started_at = performance.now();
    await send(pushes);
    await allAnswered(connections);
    const { acks, refused, latencies_ms } = answers;
    if (refused > 0) throw new Error(`${refused} of ${refused + acks} pushes were refused`);
    return { acks_per_second: (acks * 1_000) / (performance.now() - started_at), latencies_ms };
  }

  return {
    /** As fast as they are answered, for so long (ms) or until `most` are sent. */
    saturate: (ms: number, most: number) => measured(most, (pushes) => flood(connections, pushes, ms)),
    /** At a rate that does not wait for answers; a late answer delays nobody but is measured from when it was due. */
    steady: (per_second: number, ms: number) =>
      measured((per_second * ms) / 1_000, (pushes) => pace(connections, pushes, per_second)),
    close: () => {
      for (const connection of connections) connection.close();
    },
  };
}

async function flood(connections: readonly PushConnection[], pushes: PushStream, ms: number): Promise<void> {
  const until = performance.now() + ms;
  let next = 0;
  while (performance.now() < until && next < pushes.ends.length) {
    for (const connection of connections) {
      if (connection.under_way > DEPTH - SHARE) continue;
      const end = Math.min(next + SHARE, pushes.ends.length);
      if (end > next) connection.send(slice(pushes, next, end), end - next, performance.now());
      next = end;
    }
    await turn();
  }
}

async function pace(connections: readonly PushConnection[], pushes: PushStream, per_second: number): Promise<void> {
  const started_at = performance.now();
  for (let next = 0; next < pushes.ends.length; ) {
    const due = Math.min(pushes.ends.length, Math.floor(((performance.now() - started_at) * per_second) / 1_000));
    for (; next < due; next += 1) {
      const at = started_at + (next * 1_000) / per_second;
      connections[next % connections.length]?.send(slice(pushes, next, next + 1), 1, at);
    }
    await rest(1);
  }
}

function slice({ bytes, ends }: PushStream, from: number, to: number): Uint8Array {
  return bytes.subarray(from === 0 ? 0 : ends[from - 1], ends[to - 1]);
}

async function allAnswered(connections: readonly PushConnection[]): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (connections.some(({ under_way }) => under_way > 0)) {
    if (performance.now() > until) throw new Error("pushes were not answered");
    await rest(1);
  }
}
