import { type CallObserver, observeReply } from "../call-observer.ts";
import type { Clock } from "../clock.ts";
import { RATE_PER_SECOND, UPLOAD } from "../endpoints.ts";
import type { HttpTransport } from "../http-transport.ts";
import type { PlatformPath, PlatformPost } from "../platform-api.ts";
import type { RateLimiter } from "../rate-limiter.ts";
import { readReply } from "../read-reply.ts";
import { repeatSafety } from "../repeat-safety.ts";
import { REPLY_SCHEMAS, UPLOAD_REPLY } from "../reply-schemas.ts";
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

  async function inTurn<T>(endpoint: PlatformPath | typeof UPLOAD, attempt: () => Promise<T>): Promise<T> {
    const asked_at = clock.now();
    const call = { company, endpoint, perSecond: RATE_PER_SECOND[endpoint] };
    await limiter.waitTurn(call);
    observer.onTurn?.({ endpoint, waited_ms: clock.now() - asked_at });
    return observeReply({ ...observer, clock }, endpoint, attempt).finally(() => limiter.callEnded?.(call));
  }

  const post: PlatformPost = (path, body) => {
    const json = JSON.stringify(body);
    const attempt = () =>
      inTurn(path, async () => {
        const reply = await transport.postJson(path, json);
        return readReply({ endpoint: path, reply, schema: REPLY_SCHEMAS[path], secret });
      });
    return retry(attempt, repeatSafety(path, body));
  };

  /** One attempt only: the next one needs another place. */
  const put: PutFile = async (place, file) => {
    const url = safeUploadUrl(place.url, baseUrl);
    return inTurn(UPLOAD, async () => {
      const reply = await transport.postForm(UPLOAD, url, uploadForm(place, file));
      return readReply({ endpoint: UPLOAD, reply, schema: UPLOAD_REPLY, secret }).key;
    });
  };

  return { post, put };
}
