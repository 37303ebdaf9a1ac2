import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A kept-open connection on which requests follow each other without waiting for answers. */
export interface PushConnection {
  /** Requests sent and not yet answered. */
  readonly under_way: number;
  /** Writes `count` whole requests; `at` is when they were due (ms of `performance.now`). */
  send(bytes: Uint8Array, count: number, at: number): void;
  close(): void;
}

const STATUS_LINE = "HTTP/1.1 ";
const STATUS_END = STATUS_LINE.length + 3;

/** Opens a connection; each answer is told with the time since its request was due. */
export async function openPushConnection(
  url: string,
  onAnswer: (status: number, ms: number) => void,
  onBroken: (error: Error) => void = rethrow,
): Promise<PushConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, "connect");
  socket.on("error", onBroken);
  const due: number[] = [];
  let answered = 0;
  readAnswers(socket, (status) => {
    const at = due[answered] ?? 0;
    answered += 1;
    if (answered === due.length) due.length = answered = 0;
    onAnswer(status, performance.now() - at);
  });
  return {
    get under_way() {
      return due.length - answered;
    },
    send: (bytes, count, at) => {
      for (let index = 0; index < count; index += 1) due.push(at);
      socket.write(bytes);
    },
    close: () => socket.destroy(),
  };
}

function rethrow(error: Error): never {
  throw error;
}

/** Finds the status lines: the answers to pushes have no body in which one could be mistaken. */
function readAnswers(socket: Socket, onStatus: (status: number) => void): void {
  let unread = "";
  socket.on("data", (chunk: Buffer) => {
    unread += chunk.toString("latin1");
    let from = 0;
    for (;;) {
      const start = unread.indexOf(STATUS_LINE, from);
      if (start === -1 || unread.length < start + STATUS_END) {
        unread = unread.slice(start === -1 ? Math.max(from, unread.length - STATUS_LINE.length) : start);
        return;
      }
      onStatus(Number(unread.slice(start + STATUS_LINE.length, start + STATUS_END)));
      from = start + STATUS_END;
    }
  });
}
