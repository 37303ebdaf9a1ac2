import type { Registry } from "../../ports/registry.ts";
import type { KeyRing } from "../../ports/secret-box.ts";

interface RotateSecretsPorts {
  readonly registry: Registry;
  readonly ring: KeyRing;
}

/** A sealed text, wherever in a setting it stands. */
const SEALED = /box1\.[A-Za-z0-9_-]+/g;
/** Settings of the whole server. */
const SERVER = "_server";

/**
 * Seals every secret anew with a new key and returns how many there were. Both keys open until the last secret is done,
 * so a run that was cut off loses nothing: the next one goes on with the same new key.
 */
export function createRotateSecrets({ registry, ring }: RotateSecretsPorts) {
  const { box } = ring;
  return async function rotateSecrets(): Promise<number> {
    ring.begin();
    let count = 0;
    const installations = (await registry.installations()).map(({ installation_id }) => installation_id);
    for (const installation_id of [SERVER, ...installations]) {
      count += await rotateSettings(installation_id);
      for (const { form } of await registry.bindings(installation_id))
        count += await rotateBinding(installation_id, form);
    }
    ring.end();
    return count;
  };

  async function rotateSettings(installation_id: string): Promise<number> {
    let count = 0;
    for (const [name, value] of Object.entries(await registry.settings(installation_id, ""))) {
      const sealed = value.match(SEALED)?.length ?? 0;
      if (sealed > 0) await registry.saveSetting(installation_id, name, value.replace(SEALED, anew));
      count += sealed;
    }
    return count;
  }

  async function rotateBinding(installation_id: string, form: string): Promise<number> {
    // Read just before it is written: a running server may have refreshed its fields meanwhile.
    const binding = (await registry.bindings(installation_id)).find((bound) => bound.form === form);
    if (binding === undefined) return 0;
    await registry.saveBinding({ ...binding, push_secret: anew(binding.push_secret) });
    return 1;
  }

  function anew(sealed: string): string {
    return box.seal(box.open(sealed));
  }
}
