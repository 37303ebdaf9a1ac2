import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createChance } from "./chance.ts";

/** A gateway of 企业微信 robots on localhost that counts what it took, however badly it answered. */
export interface RobotGateway {
  /** The Webhook address of a robot. */
  urlOf(robot: string): string;
  /** How often each message was taken, by its reference. */
  readonly taken: ReadonlyMap<string, number>;
  /** References of messages whose sender was left without a clear answer. */
  readonly unanswered: ReadonlySet<string>;
  /** How often each mishap happened. */
  readonly mishaps: ReadonlyMap<string, number>;
  /** Answers everything well from now on. */
  calm(): void;
  close(): Promise<void>;
}

/** `taken_…`: it reaches the group although the sender cannot know; the others do not reach it. */
const MISHAPS = ["taken_silence", "taken_504", "taken_cut", "cut", "busy", "http_503"] as const;
type Mishap = (typeof MISHAPS)[number];

/** One message in so many meets a mishap. */
const MISHAP_IN = 10;

/** What tells a message from all others: the robot it goes to and the signed answer it offers. Null without one. */
export function messageReference(robot: string, content: string): string | null {
  const token = /\/answer#([\w.%~-]+)/.exec(content)?.[1];
  return token === undefined ? null : `${robot} ${token}`;
}

/** Starts it on a free port; equal seeds give equal mishaps in the order of arrival. */
export async function startRobotGateway(seed: number): Promise<RobotGateway> {
  const chance = createChance(seed);
  const taken = new Map<string, number>();
  const unanswered = new Set<string>();
  const mishaps = new Map<string, number>();
  let isCalm = false;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const robot = new URL(request.url ?? "/", "http://gateway").searchParams.get("key") ?? "";
    const reference = messageReference(robot, await text(request)) ?? `${robot} without a reference`;
    const mishap = isCalm || chance.below(MISHAP_IN) > 0 ? null : chance.among(MISHAPS);
    if (mishap !== null) mishaps.set(mishap, (mishaps.get(mishap) ?? 0) + 1);
    if (mishap === null || mishap.startsWith("taken")) taken.set(reference, (taken.get(reference) ?? 0) + 1);
    if (mishap?.startsWith("taken") === true || mishap === "cut") unanswered.add(reference);
    answer(response, mishap);
  }

  const server = createServer((request, response) => {
    // Whoever sends may be killed half-way: then there is nothing to take.
    receive(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address.
  const { port } = server.address() as AddressInfo;
  return {
    ...{ taken, unanswered, mishaps },
    urlOf: (robot) => `http://127.0.0.1:${port}/cgi-bin/webhook/send?key=${robot}`,
    calm: () => void (isCalm = true),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function answer(response: ServerResponse, mishap: Mishap | null): void {
  switch (mishap) {
    case "taken_silence":
      return;
    case "taken_cut":
    case "cut":
      response.destroy();
      return;
    case "taken_504":
      response.writeHead(504).end();
      return;
    case "http_503":
      response.writeHead(503).end();
      return;
    case "busy":
      response.end(JSON.stringify({ errcode: -1, errmsg: "system busy" }));
      return;
    case null:
      response.end(JSON.stringify({ errcode: 0, errmsg: "ok" }));
  }
}
