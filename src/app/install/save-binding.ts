import type { FieldBinding, FormBinding, FormName } from "../../contracts/form.ts";
import type { Registry } from "../../ports/registry.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import type { TokenMaker } from "../../ports/token-maker.ts";

/** Ports of `saveBinding`. */
export interface SaveBindingPorts {
  readonly registry: Pick<Registry, "bindings" | "saveBinding">;
  readonly box: SecretBox;
  readonly tokens: TokenMaker;
}

/** What somebody decided: this real form, with these fields, is that form of ours. */
export interface AcceptedBinding {
  readonly installation_id: string;
  readonly app_id: string;
  readonly form: FormName;
  readonly entry_id: string;
  readonly fields: readonly FieldBinding[];
}

/**
 * Keeps a binding. The same real form keeps its push address, its secret and how far it has been read; another one gets new
 * ones, and is read from the beginning.
 */
export function createSaveBinding({ registry, box, tokens }: SaveBindingPorts) {
  return async function saveBinding(accepted: AcceptedBinding): Promise<FormBinding> {
    const kept = (await registry.bindings(accepted.installation_id)).find(({ form }) => form === accepted.form);
    const binding: FormBinding =
      kept?.entry_id === accepted.entry_id
        ? { ...kept, ...accepted, synced_through: sameFields(kept, accepted) ? kept.synced_through : null }
        : { ...accepted, push_token: random(), push_secret: box.seal(random()), synced_through: null };
    await registry.saveBinding(binding);
    return binding;
  };

  /** 128 random bits as 32 hex characters: fit for any URL and any secret box on a web page. */
  function random(): string {
    return tokens.hash(tokens.random()).slice(0, 32);
  }
}

/** Another choice of fields gives records other contents, so that all must be read again. */
function sameFields(kept: FormBinding, accepted: AcceptedBinding): boolean {
  return fieldIds(kept.fields) === fieldIds(accepted.fields);
}

function fieldIds(fields: readonly FieldBinding[]): string {
  return fields
    .map(({ name, widget_name, items }) => `${name}=${widget_name}(${fieldIds(items ?? [])})`)
    .toSorted()
    .join(",");
}
