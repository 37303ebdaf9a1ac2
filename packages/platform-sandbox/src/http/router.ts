import type { JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";

/** A request below one of the sandbox's own roots; `at` holds the named parts of the path. */
export interface RouteRequest {
  readonly at: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  /** Address of the caller, where a route needs it. */
  readonly caller?: string;
}

/** A method and a path such as `/sandbox/apps/:app_id/forms`, and what it answers. */
export interface Route<Reply> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly handle: (request: RouteRequest) => Reply;
}

/** A route found for a request. */
export interface Match<Reply> {
  readonly route: Route<Reply>;
  readonly at: Readonly<Record<string, string>>;
}

/** Makes the search over a route table. Throws 404 for an unknown path, 405 for a known one under another method. */
export function createRouter<Reply>(routes: readonly Route<Reply>[]) {
  const table = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return function match(method: string, path: string): Match<Reply> {
    const onPath = table.flatMap(({ route, pattern }) => {
      const groups = pattern.exec(path)?.groups;
      return groups ? [{ route, at: decoded(groups) }] : [];
    });
    const found = onPath.find(({ route }) => route.method === method);
    if (found) return found;
    throw onPath.length > 0 ? refusal(1, `${path} 不接受 ${method}`, 405) : refusal(1, `${path} 不存在`, 404);
  };
}

function patternOf(path: string): RegExp {
  const named = path.replace(/:(\w+)/g, (_, name: string) => `(?<${name}>[^/]+)`);
  // The empty named group makes `groups` exist on paths without parts.
  return new RegExp(`^${named}(?<none>)/?$`);
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, safelyDecoded(value)]));
}

function safelyDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
