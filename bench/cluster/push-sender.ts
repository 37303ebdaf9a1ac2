import { openPushConnection, type PushConnection } from "../support/push-connection.ts";
import { pushRequest } from "../support/push-stream.ts";
import type { ShopPush } from "./push-plan.ts";

/** Sends pushes as the platform does: over a few open connections, and again what was not taken. */
export interface PushSender {
  send(push: ShopPush): void;
  /** Sent and not yet acknowledged, with what waits to be sent again. */
  underWay(): number;
  /** How often the receiver was not able to take a push. */
  refusals(): number;
  close(): void;
}

interface SenderOptions {
  readonly board_url: string;
  readonly connections: number;
  onAcknowledged(push: ShopPush): void;
}

/** The platform's first retry comes after a second. */
const AGAIN_MS = 1_000;

/** Opens the connections. An answer that is neither a yes nor "not now" ends the run. */
export async function createPushSender({ board_url, connections, onAcknowledged }: SenderOptions): Promise<PushSender> {
  let under_way = 0;
  let refusals = 0;
  let turn = 0;
  const lines = await Promise.all(Array.from({ length: connections }, () => openLine(board_url, answered)));

  function answered(push: ShopPush, status: number): void {
    if (status === 200) {
      under_way -= 1;
      onAcknowledged(push);
      return;
    }
    if (status !== 503) throw new Error(`a push was answered ${status}`);
    refusals += 1;
    setTimeout(() => post(push), AGAIN_MS);
  }

  function post(push: ShopPush): void {
    turn = (turn + 1) % lines.length;
    lines[turn]?.post(push);
  }

  return {
    send: (push) => {
      under_way += 1;
      post(push);
    },
    underWay: () => under_way,
    refusals: () => refusals,
    close: () => lines.forEach(({ connection }) => connection.close()),
  };
}

/** A connection that knows which push an answer is for: they come in order. */
async function openLine(board_url: string, onAnswer: (push: ShopPush, status: number) => void) {
  let sent: ShopPush[] = [];
  let first = 0;
  const connection: PushConnection = await openPushConnection(board_url, (status) => {
    const push = sent[first];
    first += 1;
    if (first === sent.length) {
      sent = [];
      first = 0;
    }
    if (push === undefined) throw new Error("an answer that nobody asked for");
    onAnswer(push, status);
  });
  return {
    connection,
    post: (push: ShopPush) => {
      sent.push(push);
      connection.send(pushRequest({ ...push.shop, board_url }, push), 1, performance.now());
    },
  };
}
