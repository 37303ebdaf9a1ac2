import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Chance } from "../chaos/chance.ts";

/** Stands before a vendor's fake and spoils some of what passes, both ways. */
export interface WeatherProxy {
  readonly origin: string;
  close(): Promise<void>;
}

/** `after_…`: the vendor has taken it although the sender cannot know. */
const MISHAPS = ["http_429", "http_503", "error_in_200", "cut", "after_504", "after_cut", "after_silence"] as const;
type Mishap = (typeof MISHAPS)[number];

/** How bad the weather is, for all proxies together. */
export interface Weather {
  readonly chance: Chance;
  /** One request in so many meets a mishap; 0 for none. */
  mishap_in: number;
  /** Silences left; each holds a place until the sender's own patience ends. */
  silences: number;
  readonly mishaps: Map<string, number>;
}

/** Passes every request on to the vendor at `target` unless the weather is against it. */
export async function startWeatherProxy(target: string, weather: Weather): Promise<WeatherProxy> {
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const mishap = nextMishap(weather);
    if (mishap !== null) weather.mishaps.set(mishap, (weather.mishaps.get(mishap) ?? 0) + 1);
    if (mishap !== null && !mishap.startsWith("after")) {
      spoil(response, mishap);
      return;
    }
    const answer = await fetch(new URL(request.url ?? "/", target), {
      method: request.method ?? "GET",
      headers: given(request),
      ...(body.length > 0 && { body: Uint8Array.from(body) }),
    });
    const text = await answer.text();
    if (mishap !== null) {
      spoil(response, mishap);
      return;
    }
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "application/json" });
    response.end(text);
  }

  const server = createServer((request, response) => {
    // A sender that is killed half-way leaves nothing to pass on.
    pass(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function nextMishap(weather: Weather): Mishap | null {
  const { chance, mishap_in } = weather;
  if (mishap_in === 0 || chance.below(mishap_in) > 0) return null;
  const mishap = chance.among(MISHAPS);
  if (mishap !== "after_silence") return mishap;
  if (weather.silences === 0) return "after_cut";
  weather.silences -= 1;
  return mishap;
}

function given({ headers }: IncomingMessage): Record<string, string> {
  const type = headers["content-type"];
  return type === undefined ? {} : { "content-type": type };
}

function spoil(response: ServerResponse, mishap: Mishap): void {
  switch (mishap) {
    case "http_429":
      response.writeHead(429).end();
      return;
    case "http_503":
      response.writeHead(503).end();
      return;
    case "error_in_200":
      response.end(JSON.stringify({ errcode: -1, errmsg: "system busy" }));
      return;
    case "after_504":
      response.writeHead(504).end();
      return;
    case "cut":
    case "after_cut":
      response.destroy();
      return;
    case "after_silence":
      return;
  }
}
