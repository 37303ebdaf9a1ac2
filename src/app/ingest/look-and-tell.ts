import type { FormBinding } from "../../contracts/form.ts";
import { PlatformCallError } from "../../ports/platform.ts";
import type { Notices } from "../notices/notices.ts";
import { createKeyNotice } from "./key-notice.ts";
import type { LookOptions, Reconciliation } from "./reconcile.ts";

/** Ports of a look that tells people where the key is refused. */
export interface LookAndTellPorts {
  readonly notices: Pick<Notices, "replace">;
  lookAtForm(binding: FormBinding, options: LookOptions): Promise<Reconciliation>;
}

/** Looks at a form; that the key is refused is told for the whole installation, until a look succeeds. */
export function createLookAndTell({ notices, lookAtForm }: LookAndTellPorts): LookAndTellPorts["lookAtForm"] {
  const notice = createKeyNotice({ notices });

  return async function lookAndTell(binding, options) {
    try {
      const found = await lookAtForm(binding, options);
      await notice.end(binding.installation_id);
      return found;
    } catch (error) {
      if (error instanceof PlatformCallError && error.failure === "key")
        await notice.raise(binding.installation_id, error.problem);
      throw error;
    }
  };
}
