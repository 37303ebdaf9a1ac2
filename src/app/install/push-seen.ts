import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { Registry } from "../../ports/registry.ts";

const PREFIX = "push_seen:";

/**
 * Notes that a genuine push of a form has come: on a platform that does not tell which pushes are set up, this is how we
 * know. Costs one write per form and process.
 */
export function createNotePushSeen(registry: Pick<Registry, "saveSetting">, clock: { now(): number }) {
  const noted = new Set<string>();
  return async function notePushSeen({ installation_id, form, push_token }: FormBinding): Promise<void> {
    if (noted.has(push_token)) return;
    noted.add(push_token);
    await registry.saveSetting(installation_id, PREFIX + form, String(clock.now()));
  };
}

/** Forms of which a push has come. */
export async function formsWithPush(
  registry: Pick<Registry, "settings">,
  installation_id: string,
): Promise<ReadonlySet<FormName>> {
  const seen = await registry.settings(installation_id, PREFIX);
  // Saved under this prefix by notePushSeen alone, so what follows it is a form's name.
  return new Set(Object.keys(seen).map((name) => name.replace(PREFIX, "") as FormName));
}
