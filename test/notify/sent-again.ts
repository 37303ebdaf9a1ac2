import type { FakeRequest } from "@stockguard/channel-fakes";

/** A request as it was recorded, sent once more with changes. */
export async function sentAgain(
  origin: string,
  request: FakeRequest,
  changes: Partial<FakeRequest> = {},
): Promise<unknown> {
  const { method, path, headers, bytes } = { ...request, ...changes };
  const kept = Object.entries(headers).filter(
    ([name, value]) => typeof value === "string" && !["host", "connection", "content-length"].includes(name),
  );
  // Only texts are left of the headers.
  const sent = Object.fromEntries(kept) as Record<string, string>;
  // Bytes, because a text would be given a content type.
  const response = await fetch(origin + path, { method, headers: sent, body: new Uint8Array(bytes) });
  return response.json();
}
