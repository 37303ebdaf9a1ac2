import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** How the robot answers: by its own strict rules, or as told. */
type Behaviour =
  | { readonly kind: "strict" }
  | { readonly kind: "says"; readonly status?: number; readonly body: string; readonly location?: string }
  | { readonly kind: "hangs up" }
  | { readonly kind: "is silent" };

/** A group robot on localhost: as strict as the real one about types, sizes and pace, and an error is an HTTP 200. */
export interface FakeWechatRobot {
  /** Its secret address. */
  readonly url: string;
  readonly key: string;
  /** Contents taken in, in order. */
  readonly taken: readonly string[];
  readonly requests: readonly {
    readonly path: string;
    readonly contentType: string | undefined;
    readonly body: string;
  }[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

const KEY = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa";
const PER_MINUTE = 20;
const content = (limit: number) =>
  z.strictObject({ content: z.string().refine((text) => Buffer.byteLength(text) <= limit && text.trim() !== "") });
const body = z.union([
  z.strictObject({ msgtype: z.literal("markdown"), markdown: content(4_096) }),
  z.strictObject({ msgtype: z.literal("text"), text: content(2_048) }),
]);

export async function startFakeWechatRobot(now: () => number): Promise<FakeWechatRobot> {
  const taken: string[] = [];
  const requests: { path: string; contentType: string | undefined; body: string }[] = [];
  const arrivals: number[] = [];
  let behaviour: Behaviour = { kind: "strict" };

  function strictAnswer(request: IncomingMessage, bytes: Buffer): { errcode: number; errmsg: string } {
    const url = new URL(request.url ?? "", "http://robot.test");
    const isKnown =
      request.method === "POST" && url.pathname === "/cgi-bin/webhook/send" && url.searchParams.get("key") === KEY;
    if (!isKnown)
      return { errcode: 93_000, errmsg: `invalid webhook url, hint: [1], key: ${url.searchParams.get("key") ?? ""}` };
    arrivals.push(now());
    if (arrivals.filter((at) => at > now() - 60_000).length > PER_MINUTE) {
      return { errcode: 45_009, errmsg: "api freq out of limit" };
    }
    const parsed = body.safeParse(parsedJson(bytes));
    if (!parsed.success) return { errcode: 40_058, errmsg: "markdown.content exceed max length 4096" };
    taken.push(parsed.data.msgtype === "markdown" ? parsed.data.markdown.content : parsed.data.text.content);
    return { errcode: 0, errmsg: "ok" };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    await once(request, "end");
    const bytes = Buffer.concat(chunks);
    requests.push({
      path: request.url ?? "",
      contentType: request.headers["content-type"],
      body: bytes.toString("utf8"),
    });
    if (behaviour.kind === "is silent") return;
    if (behaviour.kind === "hangs up") {
      request.socket.destroy();
      return;
    }
    const said = behaviour.kind === "says" ? behaviour.body : JSON.stringify(strictAnswer(request, bytes));
    const location = behaviour.kind === "says" ? behaviour.location : undefined;
    const headers = { "content-type": "application/json", ...(location === undefined ? {} : { location }) };
    response.writeHead(behaviour.kind === "says" ? (behaviour.status ?? 200) : 200, headers);
    response.end(said);
  }

  const server = createServer((request, response) => void answer(request, response));
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}/cgi-bin/webhook/send?key=${KEY}`,
    key: KEY,
    taken,
    requests,
    behave(next) {
      behaviour = next;
    },
    close: () => closed(server),
  };
}

/** What is no valid UTF-8 is no JSON either. */
function parsedJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
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
