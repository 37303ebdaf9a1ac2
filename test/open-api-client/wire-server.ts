import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A request as it came over the wire. */
export interface WireRequest {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  /** Port of the other end; one port is one connection. */
  readonly remotePort: number | undefined;
  readonly bytes: Buffer;
  /** The body as JSON; undefined when it is none. */
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

/** What to send back: a status and a body, `hang` for no answer at all, `drop` to cut the connection. */
export type WireReply = { readonly status?: number; readonly json?: unknown; readonly text?: string } | "hang" | "drop";

/** A server on a free port of this machine that answers as the test says. */
export interface WireServer extends AsyncDisposable {
  /** Address of the API, up to and with `/api`. */
  readonly baseUrl: string;
  readonly requests: readonly WireRequest[];
  /** The bodies of the requests to one path, in order. */
  bodiesOf(path: string): readonly unknown[];
}

export async function startWireServer(answer: (request: WireRequest) => WireReply): Promise<WireServer> {
  const requests: WireRequest[] = [];
  const server = createServer((message, response) => {
    void read(message).then((request) => {
      requests.push(request);
      send(response, answer(request));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server that listens has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/api`,
    requests,
    bodiesOf: (path) => requests.filter((request) => request.path === `/api${path}`).map(({ json }) => json),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(message: IncomingMessage): Promise<WireRequest> {
  const bytes = await buffer(message);
  const { url = "", headers, socket } = message;
  return { path: url, headers, remotePort: socket.remotePort, bytes, json: parse(bytes) };
}

function parse(bytes: Buffer): WireRequest["json"] {
  try {
    // What the client sends as JSON is always an object.
    return JSON.parse(bytes.toString()) as WireRequest["json"];
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, reply: WireReply): void {
  if (reply === "hang") return;
  if (reply === "drop") return void response.destroy();
  response.writeHead(reply.status ?? 200, { "content-type": "application/json" });
  response.end(reply.text ?? JSON.stringify(reply.json));
}
