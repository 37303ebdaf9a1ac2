import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { type AxiosRequestConfig } from "axios";
import { networkFailure } from "./network-failure.ts";

/** An answer as it came: any status, unread body. */
export interface RawReply {
  readonly status: number;
  readonly body: string;
}

/** The wire: sends a call and hands back whatever came. Fails only with JdyApiError, and never with the key in it. */
export interface HttpTransport {
  /** JSON to the API host, under the API key. */
  postJson(path: string, json: string): Promise<RawReply>;
  /** A form to any address, without the API key. */
  postForm(endpoint: string, url: string, form: FormData): Promise<RawReply>;
  /** Closes idle connections. */
  close(): void;
}

export interface HttpTransportOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly timeoutMs: number;
}

const MAX_CONNECTIONS = 50;
const MAX_REPLY_BYTES = 64 * 1024 * 1024;

/** The wire on axios with kept-alive connections; redirects are not followed, so the key stays with its host. */
export function createHttpTransport({ apiKey, baseUrl, timeoutMs }: HttpTransportOptions): HttpTransport {
  const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: MAX_CONNECTIONS });
  const httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: MAX_CONNECTIONS });
  const http = axios.create({
    httpAgent,
    httpsAgent,
    maxRedirects: 0,
    maxContentLength: MAX_REPLY_BYTES,
    responseType: "text",
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
  });

  async function post(endpoint: string, url: string, body: unknown, config: AxiosRequestConfig): Promise<RawReply> {
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const { status, data } = await http.post<string>(url, body, { ...config, signal: deadline });
      return { status, body: data };
    } catch (error) {
      throw networkFailure({ endpoint, error, timedOut: deadline.aborted, secret: apiKey });
    }
  }

  const jsonHeaders = { authorization: `Bearer ${apiKey}`, "content-type": "application/json;charset=utf-8" };

  return {
    postJson: (path, json) => post(path, baseUrl + path, json, { headers: jsonHeaders }),
    postForm: (endpoint, url, form) => post(endpoint, url, form, {}),
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}
