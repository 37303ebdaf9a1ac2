/** A request that got an answer other than success, or none at all (status 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string;

  constructor(status: number, { code, message, hint }: { code: string; message: string; hint: string }) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.hint = hint;
  }
}

/** Reads a report. */
export function getJson<Report>(path: string, signal: AbortSignal): Promise<Report> {
  return answer<Report>(fetch(`/api/v1${path}`, { signal, headers: { accept: "application/json" } }));
}

/** The text by which the server knows a page of this session; null where it asks for none. */
let csrfToken: string | null = null;

/** Keeps the text that requests for a change must bring. */
export function keepCsrfToken({ csrf_token }: { readonly csrf_token: string | null }): void {
  csrfToken = csrf_token;
}

/** Asks for a change. */
export function postJson<Answer>(path: string, body: unknown): Promise<Answer> {
  const own: Record<string, string> = csrfToken === null ? {} : { "x-csrf-token": csrfToken };
  const headers = { accept: "application/json", "content-type": "application/json", ...own };
  return answer<Answer>(fetch(`/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answer<Answer>(request: Promise<Response>): Promise<Answer> {
  const response = await request.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, { code: "unreachable", message: "", hint: "" });
  });
  const body: unknown = await response.json().catch(() => null);
  // The server checks its own answers against the same schemas that give these types.
  if (response.ok) return body as Answer;
  throw new ApiError(response.status, problemIn(body));
}

function problemIn(body: unknown): { code: string; message: string; hint: string } {
  const fields = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {}; // any object
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : "");
  return { code: text("code"), message: text("message"), hint: text("hint") };
}
