import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How a fake answers: by the vendor's own rules, or as told. */
export type Behaviour =
  | { readonly kind: "strict" }
  | {
      readonly kind: "says";
      readonly status?: number;
      readonly body: string;
      readonly location?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection is cut before a byte of the request is read, or after all of it was. */
  | { readonly kind: "hangs up"; readonly after: "nothing" | "request" }
  | { readonly kind: "is silent" };

/** A request as it came over the wire. */
export interface FakeRequest {
  readonly method: string;
  /** Path with query, exactly as it was sent. */
  readonly path: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly bytes: Buffer;
}

/** What a fake answers by its own rules. */
export interface FakeReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json: unknown;
  /** Sent in its stead, where a number has more digits than JavaScript's hold. */
  readonly text?: string;
}

/** A server on localhost that plays a vendor. */
export interface FakeServer {
  /** Where it listens, http://127.0.0.1:PORT. */
  readonly origin: string;
  /** Every request in order, refused ones too. */
  readonly requests: readonly FakeRequest[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** Starts a server that answers by `strict` until told otherwise. */
export async function startFakeServer(strict: (request: FakeRequest) => FakeReply): Promise<FakeServer> {
  const requests: FakeRequest[] = [];
  let behaviour: Behaviour = { kind: "strict" };

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (behaviour.kind === "hangs up" && behaviour.after === "nothing") {
      incoming.socket.destroy();
      return;
    }
    const request = await readRequest(incoming);
    requests.push(request);
    if (behaviour.kind === "is silent") return;
    if (behaviour.kind === "hangs up") {
      incoming.socket.destroy();
      return;
    }
    const {
      status = 200,
      body,
      headers,
    } = behaviour.kind === "says" ? toldReply(behaviour) : ownReply(strict(request));
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(body);
  }

  const server = createServer((incoming, response) => void answer(incoming, response));
  const port = await listening(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    behave(next) {
      behaviour = next;
    },
    close: () => closed(server),
  };
}

/** The JSON of a body; null where it is none. What is no valid UTF-8 is no JSON either. */
export function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

async function readRequest(incoming: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(incoming, "end");
  const path = incoming.url ?? "";
  const url = new URL(path, "http://fake.test");
  return { method: incoming.method ?? "", path, url, headers: incoming.headers, bytes: Buffer.concat(chunks) };
}

function toldReply({ status, body, location, headers }: Extract<Behaviour, { kind: "says" }>) {
  return { status, body, headers: { ...headers, ...(location === undefined ? {} : { location }) } };
}

function ownReply({ status, headers, json, text }: FakeReply) {
  return { status, body: text ?? JSON.stringify(json), headers };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      // A server that listens on TCP has an address object.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
