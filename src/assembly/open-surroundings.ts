/** What surrounds the add-on, on the store that the settings name. */
import { createSurroundings } from "../adapters/system/surroundings.ts";
import type { Config } from "../config.ts";
import type { Surroundings } from "../ports/surroundings.ts";

/** Nothing is opened before it is asked for. */
export function openSurroundings(config: Pick<Config, "data_dir" | "database_url">): Surroundings {
  const { data_dir, database_url } = config;
  const local = createSurroundings({ data_dir });
  if (database_url === null) return local;
  return {
    ...local,
    storeHealth: async () => {
      const { postgresHealth } = await import("../adapters/store/postgres/postgres-health.ts");
      return postgresHealth({ database_url });
    },
    callsLastSecond: async (company) => {
      const { callsLastSecond } = await import("../adapters/queue/calls-last-second.ts");
      return callsLastSecond(database_url, company);
    },
  };
}
