import type { Bom } from "./bom.ts";

/** Some items with all that goes into them, level by level. */
export function itemsBelow(
  { components }: Pick<Bom, "components">,
  item_codes: readonly string[],
): ReadonlySet<string> {
  const found = new Set(item_codes);
  for (const code of found) {
    for (const { component_code } of components.get(code) ?? []) found.add(component_code);
  }
  return found;
}
