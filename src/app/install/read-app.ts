import type { FormBinding } from "../../contracts/form.ts";
import type { FormTemplate } from "../../contracts/form-template.ts";
import type { Manifest } from "../../contracts/manifest.ts";
import type { FormMaker } from "../../ports/form-maker.ts";
import type { Platform } from "../../ports/platform.ts";
import type { Registry } from "../../ports/registry.ts";
import { formLike, formNamed, type NamedForm } from "./match-forms.ts";
import type { ExistingForm, InstallSituation } from "./plan-install.ts";
import { pushAddress } from "./push-address.ts";
import { formsWithPush } from "./push-seen.ts";

/** What the add-on brings: form templates and the manifest that lists them. */
export interface Kit {
  readonly manifest: Manifest;
  readonly templates: readonly FormTemplate[];
}

/** Ports of `readApp`. */
export interface ReadAppPorts {
  readonly platform: Pick<Platform, "forms" | "fields">;
  readonly registry: Pick<Registry, "bindings" | "settings">;
  /** Null where the platform of an installation does not let a program change forms. */
  makerOf(installation_id: string): Promise<FormMaker | null>;
  readonly kit: Kit;
  /** Where the platform reaches us; null while unknown. */
  readonly public_url: string | null;
}

/** An app that may bear an installation. */
export interface AppToRead {
  readonly installation_id: string;
  readonly app_id: string;
}

/** Reads an app as it is now: all its forms, or those the kit has to do with by binding or name. */
export function createReadApp({ platform, registry, makerOf, kit, public_url }: ReadAppPorts) {
  return async function readApp(
    { installation_id, app_id }: AppToRead,
    scope: "concerned" | "all" = "concerned",
  ): Promise<InstallSituation> {
    const [maker, forms, bindings, seen] = await Promise.all([
      makerOf(installation_id),
      platform.forms({ installation_id, app_id }),
      registry.bindings(installation_id),
      formsWithPush(registry, installation_id),
    ]);
    const existing: ExistingForm[] = [];
    const wanted = scope === "all" ? forms : concernedForms(kit.templates, forms, bindings);
    for (const { entry_id, name } of wanted) {
      const binding = bindings.find((candidate) => candidate.entry_id === entry_id) ?? null;
      const push =
        maker === null
          ? binding !== null && seen.has(binding.form)
            ? "registered"
            : "unknown"
          : (await hasPush(maker, { app_id, entry_id }, binding))
            ? "registered"
            : "missing";
      existing.push({ entry_id, name, fields: await platform.fields({ installation_id, app_id, entry_id }), push });
    }
    return { app_id, existing, bindings, makes_forms: maker !== null, ...kit };
  };

  async function hasPush(
    maker: FormMaker,
    address: { readonly app_id: string; readonly entry_id: string },
    binding: FormBinding | null,
  ): Promise<boolean> {
    const url = binding === null ? null : pushAddress(binding, public_url);
    if (binding === null || url === null) return false;
    const wanted = kit.manifest.forms.find(({ form }) => form === binding.form)?.pushes ?? [];
    const pushes = (await maker.pushes(address)).filter((push) => push.enabled && push.url === url);
    return wanted.every((op) => pushes.some(({ ops }) => ops.includes(op)));
  }
}

/** Forms bound already, and those whose name is a template's or like one; nobody else's forms are looked into. */
function concernedForms(
  templates: readonly FormTemplate[],
  forms: readonly NamedForm[],
  bindings: readonly FormBinding[],
): readonly NamedForm[] {
  const bound = new Set(bindings.map(({ entry_id }) => entry_id));
  const named = new Set(templates.flatMap((template) => formNamed(template, forms) ?? formLike(template, forms) ?? []));
  return forms.filter((form) => bound.has(form.entry_id) || named.has(form));
}
