import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-client.ts";
import { sessionQuery } from "./queries.ts";

const RETRIES = 2;
/** Reports are pushed; on coming back to a page a second look is only worth it after a while. */
const STALE_MS = 10_000;

/** The cache of reports. A lost session shows at once, whichever report found out. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        const isSignedOut = error instanceof ApiError && error.status === 401;
        if (isSignedOut && queryKey[0] !== "session")
          void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      },
    }),
    defaultOptions: { queries: { staleTime: STALE_MS, retry: isWorthRetrying } },
  });
  return client;
}

/** An answer that refuses will refuse again; a server that restarts will not. */
function isWorthRetrying(failures: number, error: Error): boolean {
  const isRefused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return !isRefused && failures < RETRIES;
}
