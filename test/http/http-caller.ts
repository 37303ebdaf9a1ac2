import { request as httpRequest } from "node:http";

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What is sent. */
export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Sends a request as it is, whatever headers it has. */
export function callHttp(address: string, { method = "GET", headers = {}, body }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(address, { method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A browser without windows: keeps its cookies and the token its page was given. */
export function aBrowser(board_url: string) {
  const cookies = new Map<string, string>();
  let csrf_token: string | null = null;

  async function call(path: string, sent: Sent = {}): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const own: Record<string, string> = cookie === "" ? {} : { cookie };
    const headers = { ...own, ...sent.headers };
    const answer = await callHttp(new URL(path, board_url).href, { ...sent, headers });
    for (const set of [answer.headers["set-cookie"] ?? []].flat()) {
      const [name = "", value = ""] = (set.split(";")[0] ?? "").split(/=(.*)/s);
      if (value === "" || /Expires=Thu, 01 Jan 1970/.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }

  return {
    call,
    cookies,
    get: (path: string) => call(`/api/v1${path}`),
    /** As the pages do: with the token of the session. */
    async post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
      if (csrf_token === null && cookies.size > 0) {
        const session: unknown = JSON.parse((await call("/api/v1/session")).body);
        if (typeof session === "object" && session !== null && "csrf_token" in session)
          csrf_token = typeof session.csrf_token === "string" ? session.csrf_token : null;
      }
      const own: Record<string, string> = csrf_token === null ? {} : { "x-csrf-token": csrf_token };
      return call(`/api/v1${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...own, ...headers },
        body: JSON.stringify(body),
      });
    },
  };
}

/** A browser. */
export type Browser = ReturnType<typeof aBrowser>;
