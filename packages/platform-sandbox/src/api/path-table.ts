import type { JsonObject } from "../json.ts";
import type { Endpoint } from "./endpoint.ts";

/** An endpoint found for a path, with what stood in its `:name` places. */
export interface FoundEndpoint {
  readonly endpoint: Endpoint;
  readonly at: JsonObject;
}

/** Makes the search over endpoints: whole paths first, then those with places. */
export function createPathTable(endpoints: readonly Endpoint[]): (path: string) => FoundEndpoint | undefined {
  const whole = new Map(endpoints.map((endpoint) => [endpoint.path, endpoint]));
  const patterns = endpoints
    .filter(({ path }) => path.includes(":"))
    .map((endpoint) => ({ endpoint, pattern: patternOf(endpoint.path) }));
  return function find(path) {
    const exact = whole.get(path);
    if (exact) return { endpoint: exact, at: {} };
    for (const { endpoint, pattern } of patterns) {
      const groups = pattern.exec(path)?.groups;
      if (groups) return { endpoint, at: { ...groups } };
    }
    return undefined;
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:(\w+)/g, (_, name: string) => `(?<${name}>[^/]+)`)}$`);
}
