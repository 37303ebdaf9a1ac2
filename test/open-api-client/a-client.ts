import { createJdyClient, type JdyClient, type JdyClientOptions } from "@jdy/open-api-client";

/** A key that is easy to find wherever it should not be. */
export const API_KEY = "secret-key-5f1c9a7e";

/** A client whose pauses and limits take no time. */
export function aClient(options: Partial<JdyClientOptions> & { readonly baseUrl: string }): JdyClient & Disposable {
  const client = createJdyClient({
    apiKey: API_KEY,
    clock: { now: () => 0, sleep: () => Promise.resolve() },
    limiter: { waitTurn: () => Promise.resolve() },
    random: () => 0,
    ...options,
  });
  return { ...client, [Symbol.dispose]: () => client.close() };
}
