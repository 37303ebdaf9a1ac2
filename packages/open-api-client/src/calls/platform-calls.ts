import { type CallObserver, observeReply } from "../call-observer.ts";
import type { Clock } from "../clock.ts";
import { RATE_PER_SECOND, UPLOAD } from "../endpoints.ts";
import { exactJson } from "../exact-json.ts";
import type { HttpTransport } from "../http-transport.ts";
import type { PlacedPath, PlatformPath, PlatformPost, PlatformPostAt, ReplyOf, RequestOf } from "../platform-api.ts";
import type { RateLimiter } from "../rate-limiter.ts";
import { readReply } from "../read-reply.ts";
import { repeatSafety } from "../repeat-safety.ts";
import { REPLY_SCHEMAS, UPLOAD_REPLY } from "../replies/reply-schemas.ts";
import type { Retry } from "../retry.ts";
import { safeUploadUrl, uploadForm } from "../upload-place.ts";
import type { PutFile } from "./upload-files.ts";

export interface CallPorts {
  readonly transport: HttpTransport;
  readonly limiter: RateLimiter;
  readonly retry: Retry;
  /** Whose quota the calls use. */
  readonly company: string;
  readonly baseUrl: string;
  /** The API key, to be cut out of whatever comes back. */
  readonly secret: string;
  readonly clock: Pick<Clock, "now">;
  readonly observer: CallObserver;
}

/** The two ways to the platform: JSON calls, and files to their own host; each start waits its turn. */
export function createPlatformCalls(ports: CallPorts) {
  const { transport, limiter, retry, company, baseUrl, secret, clock, observer } = ports;

  async function inTurn<T>(endpoint: PlatformPath | PlacedPath | typeof UPLOAD, attempt: () => Promise<T>): Promise<T> {
    const asked_at = clock.now();
    const call = { company, endpoint, perSecond: RATE_PER_SECOND[endpoint] };
    await limiter.waitTurn(call);
    observer.onTurn?.({ endpoint, waited_ms: clock.now() - asked_at });
    return observeReply({ ...observer, clock }, endpoint, attempt).finally(() => limiter.callEnded?.(call));
  }

  /** `path` is the endpoint with its places filled. */
  function call<P extends PlatformPath | PlacedPath>(endpoint: P, path: string, body: RequestOf<P>) {
    const json = exactJson(body);
    const attempt = () =>
      inTurn(endpoint, async (): Promise<ReplyOf<P>> => {
        const reply = await transport.postJson(path, json);
        return readReply({ endpoint, reply, schema: REPLY_SCHEMAS[endpoint], secret });
      });
    return retry(attempt, repeatSafety(endpoint, body));
  }

  const post: PlatformPost = async (path, body) => call(path, path, body);
  const postAt: PlatformPostAt = async (path, places, body) => call(path, fillPlaces(path, places), body);

  /** One attempt only: the next one needs another place. */
  const put: PutFile = async (place, file) => {
    const url = safeUploadUrl(place.url, baseUrl);
    return inTurn(UPLOAD, async () => {
      const reply = await transport.postForm(UPLOAD, url, uploadForm(place, file));
      return readReply({ endpoint: UPLOAD, reply, schema: UPLOAD_REPLY, secret }).key;
    });
  };

  return { post, postAt, put };
}

function fillPlaces(path: string, places: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(places[name] ?? ""));
}
