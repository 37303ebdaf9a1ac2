import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { Provider } from "oidc-provider";
import { createOidcLogin } from "../../src/adapters/login/oidc-login.ts";
import type { SingleSignOn } from "../../src/ports/single-sign-on.ts";
import { walkThrough } from "./oidc-browser.ts";

const REDIRECT = "http://127.0.0.1:9/api/v1/sso/callback";
const SECRET = "a secret of at least some length";

describe("the company's login, at a real provider on this machine", () => {
  let server: Server;
  let issuer: string;
  let login: SingleSignOn;

  beforeAll(async () => {
    // The provider talks at length about being set up for tests.
    for (const level of ["warn", "info"] as const) jest.spyOn(console, level).mockImplementation(() => undefined);
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    issuer = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    server.on("request", aProvider(issuer).callback());
    login = createOidcLogin({ issuer, client_id: "stockguard", client_secret: SECRET, redirect_uri: REDIRECT });
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it("says who signed in, with a verified address", async () => {
    const { address, kept } = await login.begin();
    const parameters = new URL(address).searchParams;
    expect(parameters.get("code_challenge_method")).toBe("S256");
    expect(parameters.get("nonce")).not.toBeNull();
    const callback = await walkThrough(address, "wang");
    expect(await login.finish(callback, kept)).toEqual({
      single_sign_on: `${issuer} wang`,
      email: "wang@example.com",
      name: "小王",
    });
  });

  it("gives no address that the provider has not verified", async () => {
    const { address, kept } = await login.begin();
    const person = await login.finish(await walkThrough(address, "unverified"), kept);
    expect(person).toMatchObject({ single_sign_on: `${issuer} unverified`, email: null });
  });

  it("refuses an answer to another browser's question, a used code, and a denial", async () => {
    const first = await login.begin();
    const second = await login.begin();
    const callback = await walkThrough(first.address, "wang");
    const refused = { code: "sso_refused" };
    await expect(login.finish(callback, second.kept)).rejects.toMatchObject(refused);
    const { state, nonce } = JSON.parse(first.kept) as { state: string; nonce: string };
    const otherVerifier = JSON.stringify({ state, nonce, verifier: "x".repeat(43) });
    await expect(login.finish(callback, otherVerifier)).rejects.toMatchObject(refused);
    await login.finish(callback, first.kept);
    await expect(login.finish(callback, first.kept)).rejects.toMatchObject(refused);
    const denied = `${REDIRECT}?error=access_denied&state=${state}&iss=${encodeURIComponent(issuer)}`;
    await expect(login.finish(denied, first.kept)).rejects.toMatchObject(refused);
  });

  it("refuses a token made for another question", async () => {
    const { address, kept } = await login.begin();
    const callback = await walkThrough(address, "wang");
    const otherNonce = JSON.stringify({ ...(JSON.parse(kept) as object), nonce: "another" });
    await expect(login.finish(callback, otherNonce)).rejects.toMatchObject({ code: "sso_refused" });
  });

  it("says so when the provider cannot be reached, and tries again the next time", async () => {
    const away = createOidcLogin({
      issuer: "http://127.0.0.1:9",
      client_id: "x",
      client_secret: "y",
      redirect_uri: REDIRECT,
    });
    await expect(away.begin()).rejects.toMatchObject({ code: "sso_unreachable" });
    await expect(away.begin()).rejects.toMatchObject({ code: "sso_unreachable" });
  });
});

function aProvider(issuer: string): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: "stockguard",
        client_secret: SECRET,
        redirect_uris: [REDIRECT],
        grant_types: ["authorization_code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, email: `${sub}@example.com`, email_verified: sub !== "unverified", name: "小王" }),
    }),
    pkce: { required: () => true },
    cookies: { keys: ["test"] },
  });
}
