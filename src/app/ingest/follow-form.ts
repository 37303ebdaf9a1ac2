import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { FormTemplate } from "../../contracts/form-template.ts";
import { type FormLook, type Platform, PlatformCallError } from "../../ports/platform.ts";
import type { Registry } from "../../ports/registry.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import type { Notices } from "../notices/notices.ts";
import { FORM_NOTICE_CODES, fieldNotice, formGoneNotice } from "./field-notices.ts";
import { healFields } from "./heal-fields.ts";
import type { KnownBindings } from "./known-bindings.ts";
import { successorForm } from "./successor-form.ts";

/** Ports of `followForm`. */
export interface FollowFormPorts {
  readonly registry: Pick<Registry, "saveBinding">;
  readonly platform: Pick<Platform, "look" | "forms">;
  readonly box: SecretBox;
  readonly bindings: Pick<KnownBindings, "forget" | "all">;
  readonly notices: Pick<Notices, "replace">;
  readonly templates: readonly FormTemplate[];
  /** Told after every look at a form that is there. */
  onLooked(installation_id: string, form: FormName): Promise<void>;
  /** Told after a form's binding has changed: what was to be written may now go, or may not any more. */
  onRebound(installation_id: string, form: FormName): Promise<void>;
}

/** A form as it is, and how it is bound from now on. */
export interface FollowedForm {
  readonly binding: FormBinding;
  readonly look: FormLook;
}

/** Codes by which the platform says that an app or a form is not there (facts §3.3). */
const GONE_CODES: readonly string[] = ["platform_2004", "platform_3000"];

/**
 * Looks at a form and follows whatever people changed on it, with a notice about what only they can mend. Null where the
 * form is gone.
 */
export function createFollowForm(ports: FollowFormPorts) {
  const { registry, platform, box, bindings, notices } = ports;

  return async function followForm(binding: FormBinding): Promise<FollowedForm | null> {
    const template = ports.templates.find(({ form }) => form === binding.form);
    if (template === undefined) return { binding, look: await platform.look(binding) };
    const look = await lookAt(binding);
    if (look !== null) return { binding: await healed(binding, template, look), look };
    const next = await successorForm(platform, template, binding, await bindings.all(binding.installation_id));
    if (next === null) {
      await notices.replace(binding, FORM_NOTICE_CODES, [formGoneNotice(template)]);
      return null;
    }
    await keep(next);
    await notices.replace(binding, FORM_NOTICE_CODES, []);
    return { binding: next, look: await platform.look(next) };
  };

  async function lookAt(binding: FormBinding): Promise<FormLook | null> {
    try {
      return await platform.look(binding);
    } catch (error) {
      if (error instanceof PlatformCallError && GONE_CODES.includes(error.code)) return null;
      throw error;
    }
  }

  async function healed(binding: FormBinding, template: FormTemplate, look: FormLook): Promise<FormBinding> {
    const { fields, broken } = healFields(binding.fields, look.fields, template.fields);
    const wanted = broken.map((field) => fieldNotice(template, field));
    const { ended } = await notices.replace(binding, FORM_NOTICE_CODES, wanted);
    const isSame = JSON.stringify(fields) === JSON.stringify(binding.fields);
    const next = { ...binding, fields };
    if (!isSame) await keep(next);
    else if (ended.length > 0) await ports.onRebound(binding.installation_id, binding.form);
    else await ports.onLooked(binding.installation_id, binding.form);
    return next;
  }

  async function keep(binding: FormBinding): Promise<void> {
    await registry.saveBinding({ ...binding, push_secret: box.seal(binding.push_secret) });
    bindings.forget();
    await ports.onRebound(binding.installation_id, binding.form);
  }
}
