import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { Registry } from "../../ports/registry.ts";

const PREFIX = "push_seen:";

/** Noted at most this often (ms): one write a minute and form, however many pushes come. */
const NOTED_EVERY_MS = 60_000;

/**
 * Notes when a genuine push of a form came: on a platform that does not tell which pushes are set up and working, this is
 * how we know.
 */
export function createNotePushSeen(registry: Pick<Registry, "saveSetting">, clock: { now(): number }) {
  const noted = new Map<string, number>();
  return async function notePushSeen({ installation_id, form, push_token }: FormBinding): Promise<void> {
    const now = clock.now();
    if (Math.abs(now - (noted.get(push_token) ?? -Infinity)) < NOTED_EVERY_MS) return;
    noted.set(push_token, now);
    await registry.saveSetting(installation_id, PREFIX + form, String(now));
  };
}

/** When a push of a form was last noted (ms, up to a minute early); null where none ever came. */
export async function lastPushOf(
  registry: Pick<Registry, "setting">,
  installation_id: string,
  form: FormName,
): Promise<number | null> {
  const seen = await registry.setting(installation_id, PREFIX + form);
  return seen === null ? null : Number(seen);
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
