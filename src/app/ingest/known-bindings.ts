import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";
import type { SecretBox } from "../../ports/secret-box.ts";

/** Bindings with their secrets opened, remembered for a moment since every push asks for one. */
export interface KnownBindings {
  byToken(push_token: string): Promise<FormBinding | null>;
  ofForm(installation_id: string, form: FormName): Promise<FormBinding | null>;
  all(installation_id: string): Promise<readonly FormBinding[]>;
  /** Forgets everything, after a binding was changed. */
  forget(): void;
}

/** Another process may change a binding; it is seen after this long (ms). */
const REMEMBERED_MS = 5_000;

const ASK_AGAIN_MS = 500;

/** Remembers the bindings of all installations together; an installation has a few dozen at most. */
export function createKnownBindings(registry: Registry, box: SecretBox, clock: Pick<Clock, "now">): KnownBindings {
  let remembered: { readonly at: number; readonly bindings: Promise<readonly FormBinding[]> } | null = null;

  function current(): Promise<readonly FormBinding[]> {
    if (remembered === null || clock.now() - remembered.at > REMEMBERED_MS || clock.now() < remembered.at) {
      remembered = { at: clock.now(), bindings: load() };
      remembered.bindings.catch(() => (remembered = null));
    }
    return remembered.bindings;
  }

  async function load(): Promise<readonly FormBinding[]> {
    const installations = await registry.installations();
    const bindings = await Promise.all(installations.map(({ installation_id }) => registry.bindings(installation_id)));
    return bindings.flat().map((binding) => ({ ...binding, push_secret: box.open(binding.push_secret) }));
  }

  /** However many pushes bear an unknown address, the store is asked twice a second at most. */
  function mayAskAgain(): boolean {
    return remembered !== null && clock.now() - remembered.at > ASK_AGAIN_MS;
  }

  return {
    byToken: async (push_token) => {
      const known = withToken(await current(), push_token);
      if (known !== null || !mayAskAgain()) return known;
      // Bound a moment ago by another process, perhaps.
      remembered = null;
      return withToken(await current(), push_token);
    },
    ofForm: async (installation_id, form) =>
      (await current()).find((binding) => binding.installation_id === installation_id && binding.form === form) ?? null,
    all: async (installation_id) => (await current()).filter((binding) => binding.installation_id === installation_id),
    forget: () => {
      remembered = null;
    },
  };
}

function withToken(bindings: readonly FormBinding[], push_token: string): FormBinding | null {
  return bindings.find((binding) => binding.push_token === push_token) ?? null;
}
