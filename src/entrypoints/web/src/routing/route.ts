/** The page an address shows. */
export type Route =
  | { readonly page: "board" }
  | { readonly page: "item"; readonly item_code: string; readonly location_code: string }
  | { readonly page: "production" }
  | { readonly page: "order_check" }
  | { readonly page: "suppliers" }
  | { readonly page: "supplier"; readonly supplier_code: string }
  | { readonly page: "hit_customers" }
  | { readonly page: "hit_event"; readonly item_code: string; readonly location_code: string }
  | { readonly page: "hit_customer"; readonly customer_code: string }
  | { readonly page: "messages" }
  | { readonly page: "rules" }
  | { readonly page: "problems" }
  | { readonly page: "plan" }
  | { readonly page: "rehearsal" }
  | { readonly page: "operating" }
  | { readonly page: "retention" }
  | { readonly page: "tuning" }
  | { readonly page: "care" }
  | { readonly page: "events" }
  | { readonly page: "event"; readonly event_no: string }
  | { readonly page: "users" }
  | { readonly page: "tokens" }
  | { readonly page: "customers" }
  | { readonly page: "audit" }
  | { readonly page: "not_found" };

const PLAIN_PATHS: Readonly<Record<string, Route>> = {
  "/": { page: "board" },
  "/production": { page: "production" },
  "/order-check": { page: "order_check" },
  "/suppliers": { page: "suppliers" },
  "/hit-customers": { page: "hit_customers" },
  "/messages": { page: "messages" },
  "/rules": { page: "rules" },
  "/problems": { page: "problems" },
  "/plan": { page: "plan" },
  "/rehearsal": { page: "rehearsal" },
  "/operating": { page: "operating" },
  "/retention": { page: "retention" },
  "/tuning": { page: "tuning" },
  "/care": { page: "care" },
  "/events": { page: "events" },
  "/users": { page: "users" },
  "/tokens": { page: "tokens" },
  "/customers": { page: "customers" },
  "/audit": { page: "audit" },
};

const SUPPLIER_PATH = /^\/suppliers\/([^/]+)$/;
const HIT_CUSTOMER_PATH = /^\/hit-customers\/customers\/([^/]+)$/;
const EVENT_PATH = /^\/events\/([^/]+)$/;
const ITEM_PATH = /^(\/hit-customers)?\/items\/([^/]+)\/([^/]*)$/;

/** The route of a path such as "/items/A-1/W1". */
export function routeOf(pathname: string): Route {
  const plain = PLAIN_PATHS[pathname];
  if (plain !== undefined) return plain;
  const [, supplier] = SUPPLIER_PATH.exec(pathname) ?? [];
  if (supplier !== undefined) {
    const [supplier_code] = decodedAll([supplier]) ?? [];
    return supplier_code === undefined ? { page: "not_found" } : { page: "supplier", supplier_code };
  }
  const [, customer] = HIT_CUSTOMER_PATH.exec(pathname) ?? [];
  if (customer !== undefined) {
    const [customer_code] = decodedAll([customer]) ?? [];
    return customer_code === undefined ? { page: "not_found" } : { page: "hit_customer", customer_code };
  }
  const [, event] = EVENT_PATH.exec(pathname) ?? [];
  if (event !== undefined) {
    const [event_no] = decodedAll([event]) ?? [];
    return event_no === undefined ? { page: "not_found" } : { page: "event", event_no };
  }
  const [, hit, item_code, location_code] = ITEM_PATH.exec(pathname) ?? [];
  if (item_code === undefined || location_code === undefined) return { page: "not_found" };
  const [item = null, location = null] = decodedAll([item_code, location_code]) ?? [];
  if (item === null || location === null) return { page: "not_found" };
  return { page: hit === undefined ? "item" : "hit_event", item_code: item, location_code: location };
}

/** The path of an item's page; codes may hold any character. */
export function itemPath({ item_code, location_code }: { item_code: string; location_code: string }): string {
  return `/items/${encodeURIComponent(item_code)}/${encodeURIComponent(location_code)}`;
}

/** The path of the rules' page with one of them open, by its name. */
export function rulePath(rule_name: string): string {
  return `/rules?rule=${encodeURIComponent(rule_name)}`;
}

/** The name of the rule that an address wants open; null where it names none. */
export function ruleWanted(search: string): string | null {
  return new URLSearchParams(search).get("rule");
}

/** The path of the page of those whom an item's stockout hits. */
export function hitEventPath(place: { item_code: string; location_code: string }): string {
  return `/hit-customers${itemPath(place)}`;
}

/** The path of the page of a customer and the stockouts that hit them. */
export function hitCustomerPath(customer_code: string): string {
  return `/hit-customers/customers/${encodeURIComponent(customer_code)}`;
}

/** The path of a supplier's page. */
export function supplierPath(supplier_code: string): string {
  return `/suppliers/${encodeURIComponent(supplier_code)}`;
}

/** The path of an event's page; its number holds slashes of its own. */
export function eventPath(event_no: string): string {
  return `/events/${encodeURIComponent(event_no)}`;
}

/** Null for a text such as "%E4" that is no encoding of anything. */
function decodedAll(texts: readonly string[]): readonly string[] | null {
  try {
    return texts.map(decodeURIComponent);
  } catch {
    return null;
  }
}
