import type { FormBinding } from "../../contracts/form.ts";

/** The URL under which a form's push reaches us; null while nobody has said how we are reached from outside. */
export function pushAddress({ push_token }: Pick<FormBinding, "push_token">, public_url: string | null): string | null {
  return public_url === null ? null : `${public_url.replace(/\/+$/, "")}/hooks/${push_token}`;
}
