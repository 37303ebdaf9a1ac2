/** The page an address shows. */
export type Route =
  | { readonly page: "board" }
  | { readonly page: "item"; readonly item_code: string; readonly location_code: string }
  | { readonly page: "messages" }
  | { readonly page: "problems" }
  | { readonly page: "rehearsal" }
  | { readonly page: "operating" }
  | { readonly page: "users" }
  | { readonly page: "tokens" }
  | { readonly page: "customers" }
  | { readonly page: "audit" }
  | { readonly page: "not_found" };

const PLAIN_PATHS: Readonly<Record<string, Route>> = {
  "/": { page: "board" },
  "/messages": { page: "messages" },
  "/problems": { page: "problems" },
  "/rehearsal": { page: "rehearsal" },
  "/operating": { page: "operating" },
  "/users": { page: "users" },
  "/tokens": { page: "tokens" },
  "/customers": { page: "customers" },
  "/audit": { page: "audit" },
};

const ITEM_PATH = /^\/items\/([^/]+)\/([^/]*)$/;

/** The route of a path such as "/items/A-1/W1". */
export function routeOf(pathname: string): Route {
  const plain = PLAIN_PATHS[pathname];
  if (plain !== undefined) return plain;
  const [, item_code, location_code] = ITEM_PATH.exec(pathname) ?? [];
  if (item_code === undefined || location_code === undefined) return { page: "not_found" };
  const decoded = decodedAll([item_code, location_code]);
  if (decoded === null) return { page: "not_found" };
  return { page: "item", item_code: decoded[0], location_code: decoded[1] };
}

/** The path of an item's page; codes may hold any character. */
export function itemPath({ item_code, location_code }: { item_code: string; location_code: string }): string {
  return `/items/${encodeURIComponent(item_code)}/${encodeURIComponent(location_code)}`;
}

/** Null for a text such as "%E4" that is no encoding of anything. */
function decodedAll([first, second]: readonly [string, string]): readonly [string, string] | null {
  try {
    return [decodeURIComponent(first), decodeURIComponent(second)];
  } catch {
    return null;
  }
}
