import type { StoredEffect } from "../../src/ports/outbox.ts";
import type { ShopOnPlatform } from "../../test/support/a-shop-world.ts";
import type { Violation } from "./chaos-report.ts";

/** Alert records whose assistant was not started exactly as often as the effect that made them says: once, or never. */
export async function triggerViolations(
  { platform, bindingOf }: Pick<ShopOnPlatform, "platform" | "bindingOf">,
  created: readonly StoredEffect[],
): Promise<readonly Violation[]> {
  const { triggers } = await platform.control("GET", `/triggers?entry_id=${bindingOf("stockout_alert").entry_id}`);
  const started = new Map<string, number>();
  // The sandbox's own listing.
  for (const { data_id } of triggers as readonly { readonly data_id: string }[])
    started.set(data_id, (started.get(data_id) ?? 0) + 1);
  return created.flatMap(({ effect_key, action, receipt }) => {
    if (action.kind !== "create_record" || action.form !== "stockout_alert" || receipt === null) return [];
    const [times, wanted] = [started.get(receipt) ?? 0, action.start_trigger ? 1 : 0];
    if (times === wanted) return [];
    return [{ rule: times > wanted ? "done_twice" : "lost", detail: { effect_key, started: times, wanted } }];
  });
}
