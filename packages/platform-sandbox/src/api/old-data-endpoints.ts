import type { Endpoint } from "./endpoint.ts";

/** The data calls of v1 to v4, which name app and form in the path: last part of the path, and the v5 call it became. */
const OLD_CALLS = [
  { old: "data", now: "list" },
  { old: "data_retrieve", now: "get" },
  { old: "data_create", now: "create" },
  { old: "data_update", now: "update" },
  { old: "data_delete", now: "delete" },
  { old: "data_batch_create", now: "batch_create" },
  { old: "data_batch_update", now: "batch_update" },
  { old: "data_batch_delete", now: "batch_delete" },
] as const;

const OLD_VERSIONS = ["v1", "v2", "v3", "v4"] as const;
/** Requests per second before v5 raised them; the page names this figure for contact calls, for data it is our guess. */
const OLD_RATE = 5;

/** Old paths answer as v5 does today; only the address and the rate are of their time. */
export function oldDataEndpoints(today: readonly Endpoint[]): readonly Endpoint[] {
  return OLD_VERSIONS.flatMap((version) =>
    OLD_CALLS.flatMap(({ old, now }) => {
      const current = today.find(({ path }) => path === `v5/app/entry/data/${now}`);
      const path = `${version}/app/:app_id/entry/:entry_id/${old}`;
      return current ? [{ path, rate: OLD_RATE, handle: current.handle }] : [];
    }),
  );
}
