import type { FormBinding } from "../../contracts/form.ts";
import type { PlatformAccounts } from "../../ports/platform-accounts.ts";
import { PlatformCallError } from "../../ports/platform.ts";

/** What the address of a form depends on. */
interface FormUrlPorts {
  readonly accounts: Pick<PlatformAccounts, "of">;
  /** Set where the platform is our sandbox. */
  readonly sandbox_origin: string | null;
}

/** The API of the public service, and where people work with its forms. */
const PUBLIC_API_HOST = "api.jiandaoyun.com";
const PUBLIC_PAGES = "https://www.jiandaoyun.com/dashboard";

/** The page of a form on the platform; null on a private one, whose pages may be anywhere, and where there is no account. */
export function createFormUrl({ accounts, sandbox_origin }: FormUrlPorts) {
  return async function formUrl({ installation_id, app_id, entry_id }: FormBinding): Promise<string | null> {
    if (sandbox_origin !== null) return `${sandbox_origin}/forms/${encodeURIComponent(entry_id)}`;
    const base_url = await baseUrl(installation_id);
    if (base_url === null || new URL(base_url).hostname !== PUBLIC_API_HOST) return null;
    return `${PUBLIC_PAGES}#/app/${encodeURIComponent(app_id)}/form/${encodeURIComponent(entry_id)}`;
  };

  async function baseUrl(installation_id: string): Promise<string | null> {
    try {
      return (await accounts.of(installation_id)).base_url;
    } catch (error) {
      if (error instanceof PlatformCallError && error.failure === "key") return null;
      throw error;
    }
  }
}
