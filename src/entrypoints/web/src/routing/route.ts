/** The page an address shows. */
export type Route =
  | { readonly page: "board" }
  | { readonly page: "item"; readonly item_code: string; readonly location_code: string }
  | { readonly page: "production" }
  | { readonly page: "suppliers" }
  | { readonly page: "supplier"; readonly supplier_code: string }
  | { readonly page: "messages" }
  | { readonly page: "rules" }
  | { readonly page: "problems" }
  | { readonly page: "plan" }
  | { readonly page: "rehearsal" }
  | { readonly page: "operating" }
  | { readonly page: "retention" }
  | { readonly page: "tuning" }
  | { readonly page: "users" }
  | { readonly page: "tokens" }
  | { readonly page: "customers" }
  | { readonly page: "audit" }
  | { readonly page: "not_found" };

const PLAIN_PATHS: Readonly<Record<string, Route>> = {
  "/": { page: "board" },
  "/production": { page: "production" },
  "/suppliers": { page: "suppliers" },
  "/messages": { page: "messages" },
  "/rules": { page: "rules" },
  "/problems": { page: "problems" },
  "/plan": { page: "plan" },
  "/rehearsal": { page: "rehearsal" },
  "/operating": { page: "operating" },
  "/retention": { page: "retention" },
  "/tuning": { page: "tuning" },
  "/users": { page: "users" },
  "/tokens": { page: "tokens" },
  "/customers": { page: "customers" },
  "/audit": { page: "audit" },
};

const SUPPLIER_PATH = /^\/suppliers\/([^/]+)$/;
const ITEM_PATH = /^\/items\/([^/]+)\/([^/]*)$/;

/** The route of a path such as "/items/A-1/W1". */
export function routeOf(pathname: string): Route {
  const plain = PLAIN_PATHS[pathname];
  if (plain !== undefined) return plain;
  const [, supplier] = SUPPLIER_PATH.exec(pathname) ?? [];
  if (supplier !== undefined) {
    const [supplier_code] = decodedAll([supplier]) ?? [];
    return supplier_code === undefined ? { page: "not_found" } : { page: "supplier", supplier_code };
  }
  const [, item_code, location_code] = ITEM_PATH.exec(pathname) ?? [];
  if (item_code === undefined || location_code === undefined) return { page: "not_found" };
  const [item = null, location = null] = decodedAll([item_code, location_code]) ?? [];
  if (item === null || location === null) return { page: "not_found" };
  return { page: "item", item_code: item, location_code: location };
}

/** The path of an item's page; codes may hold any character. */
export function itemPath({ item_code, location_code }: { item_code: string; location_code: string }): string {
  return `/items/${encodeURIComponent(item_code)}/${encodeURIComponent(location_code)}`;
}

/** The path of a supplier's page. */
export function supplierPath(supplier_code: string): string {
  return `/suppliers/${encodeURIComponent(supplier_code)}`;
}

/** Null for a text such as "%E4" that is no encoding of anything. */
function decodedAll(texts: readonly string[]): readonly string[] | null {
  try {
    return texts.map(decodeURIComponent);
  } catch {
    return null;
  }
}
