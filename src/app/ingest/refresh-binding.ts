import type { FieldBinding, FormBinding } from "../../contracts/form.ts";
import type { Platform, PlatformField } from "../../ports/platform.ts";
import type { Registry } from "../../ports/registry.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import type { KnownBindings } from "./known-bindings.ts";

/** Ports of `refreshBinding`. */
export interface RefreshBindingPorts {
  readonly registry: Pick<Registry, "saveBinding">;
  readonly platform: Pick<Platform, "fields">;
  readonly box: SecretBox;
  readonly bindings: Pick<KnownBindings, "forget">;
}

/**
 * Reads a form's fields again after it was changed: a field with another alias keeps its place by its own id, a field that
 * was deleted leaves the binding, so that nothing is written into the void.
 */
export function createRefreshBinding({ registry, platform, box, bindings }: RefreshBindingPorts) {
  return async function refreshBinding(binding: FormBinding): Promise<void> {
    const found = await platform.fields(binding.app_id, binding.entry_id);
    const fields = refreshed(binding.fields, found);
    if (JSON.stringify(fields) === JSON.stringify(binding.fields)) return;
    await registry.saveBinding({ ...binding, fields, push_secret: box.seal(binding.push_secret) });
    bindings.forget();
  };
}

function refreshed(fields: readonly FieldBinding[], found: readonly PlatformField[]): readonly FieldBinding[] {
  return fields.flatMap((field) => {
    const same = found.find(({ widget_name, type }) => widget_name === field.widget_name && type === field.type);
    if (same === undefined) return [];
    const items = field.items === undefined ? {} : { items: refreshed(field.items, same.items ?? []) };
    return [{ ...field, ...items, platform_name: same.name }];
  });
}
