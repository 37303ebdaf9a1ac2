/** The company's own login, as the settings name it. */
import { readFileSync } from "node:fs";
import { createOidcLogin } from "../adapters/login/oidc-login.ts";
import type { AllAccessPorts } from "../app/access/access.ts";
import type { Config } from "../config.ts";
import { AddonError } from "../contracts/problem.ts";

/** Where the provider sends the browser back to, under the board's address. */
const CALLBACK_PATH = "/api/v1/sso/callback";

type OidcConfig = Pick<Config, "oidc_issuer" | "oidc_client_id" | "oidc_client_secret_file" | "oidc_default_role">;

/** The login that the settings name; null where they name none. Half a setting is refused. */
export function singleSignOnOf(config: OidcConfig, board_url: string): AllAccessPorts["single_sign_on"] {
  const { oidc_issuer, oidc_client_id, oidc_client_secret_file, oidc_default_role } = config;
  if (oidc_issuer === null && oidc_client_id === null && oidc_client_secret_file === null) return null;
  if (oidc_issuer === null || oidc_client_id === null || oidc_client_secret_file === null) throw incomplete();
  const provider = createOidcLogin({
    issuer: oidc_issuer,
    client_id: oidc_client_id,
    client_secret: secretIn(oidc_client_secret_file),
    redirect_uri: new URL(CALLBACK_PATH, board_url).href,
  });
  return { provider, default_role: oidc_default_role };
}

function secretIn(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (cause) {
    throw new AddonError(
      {
        code: "oidc_secret_unreadable",
        message: `无法读取 STOCKGUARD_OIDC_CLIENT_SECRET_FILE 指定的文件：${path}`,
        hint: "检查文件是否存在、当前用户是否有读取权限。",
      },
      { cause },
    );
  }
}

function incomplete(): AddonError {
  return new AddonError({
    code: "oidc_incomplete",
    message: "单点登录的设置不完整",
    hint: "同时设置 STOCKGUARD_OIDC_ISSUER、STOCKGUARD_OIDC_CLIENT_ID 与 STOCKGUARD_OIDC_CLIENT_SECRET_FILE，或都不设置。",
  });
}
