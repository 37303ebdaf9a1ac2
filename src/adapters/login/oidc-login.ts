import * as client from "openid-client";
import { z } from "zod";
import { AddonError } from "../../contracts/problem.ts";
import type { KnownPerson, SingleSignOn } from "../../ports/single-sign-on.ts";

/** How the company's login is reached. */
export interface OidcSetting {
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret: string;
  /** Where the browser comes back to; registered at the provider. */
  readonly redirect_uri: string;
}

const keptState = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
const SCOPE = "openid email profile";
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** OpenID Connect, code flow with PKCE, state and nonce (openid-client checks signature, issuer, audience and time). */
export function createOidcLogin(setting: OidcSetting): SingleSignOn {
  let found: Promise<client.Configuration> | null = null;

  /** Asked for when it is first needed and again after a failure, so that a provider that is away delays no start. */
  function configuration(): Promise<client.Configuration> {
    found ??= discover(setting).catch((cause: unknown) => {
      found = null;
      throw unreachable(cause);
    });
    return found;
  }

  return {
    async begin() {
      const state = client.randomState();
      const nonce = client.randomNonce();
      const verifier = client.randomPKCECodeVerifier();
      const address = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: setting.redirect_uri,
        scope: SCOPE,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
      return { address: address.href, kept: JSON.stringify({ state, nonce, verifier }) };
    },

    async finish(callback_url, kept) {
      const { state, nonce, verifier } = keptState.parse(JSON.parse(kept));
      const config = await configuration();
      try {
        const checks = {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        };
        const tokens = await client.authorizationCodeGrant(config, new URL(callback_url), checks);
        return await personOf(config, tokens);
      } catch (cause) {
        throw refused(cause);
      }
    },
  };
}

/** Without TLS on this machine only, which is for tests. */
function discover({ issuer, client_id, client_secret }: OidcSetting): Promise<client.Configuration> {
  const url = new URL(issuer);
  const isLocal = LOOPBACK.has(url.hostname) && url.protocol === "http:";
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- "deprecated" to stand out; loopback needs no TLS
  const execute = isLocal ? [client.allowInsecureRequests] : [];
  return client.discovery(url, client_id, client_secret, undefined, { execute });
}

const details = z.object({
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
});

/** What the signed token says; some providers give e-mail and name only when asked once more. */
async function personOf(
  config: client.Configuration,
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
): Promise<KnownPerson> {
  const claims = tokens.claims();
  if (claims === undefined) throw new Error("the provider gave no ID token");
  const asked =
    claims["email"] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
      ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
      : {};
  const { email, email_verified, name } = details.parse({ ...asked, ...claims });
  return {
    single_sign_on: `${claims.iss} ${claims.sub}`,
    email: email_verified === true ? (email ?? null) : null,
    name: name?.slice(0, 40) ?? null,
  };
}

function unreachable(cause: unknown): AddonError {
  return new AddonError(
    {
      code: "sso_unreachable",
      message: "无法连接单点登录服务",
      hint: "检查 STOCKGUARD_OIDC_ISSUER 与网络，稍后重试；也可用密码登录。",
    },
    { cause },
  );
}

function refused(cause: unknown): AddonError {
  return new AddonError(
    {
      code: "sso_refused",
      message: "单点登录未完成：返回的内容无法通过校验",
      hint: "回到登录页重新发起一次；反复出现时请检查客户端编号、密钥与回调地址。",
    },
    { cause },
  );
}
