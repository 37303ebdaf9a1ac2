import { describe, expect, it } from "@jest/globals";
import { networkFailure } from "../../packages/open-api-client/src/network-failure.ts";

const anError = (code: string) => Object.assign(new Error(`failed with ${code}`), { code });
const failureOf = (error: unknown, timedOut = false) =>
  networkFailure({ endpoint: "/v5/app/list", error, timedOut, secret: "the-key" });

describe("networkFailure", () => {
  it.each([
    { code: "ECONNREFUSED", kind: "not_connected", failure_class: "retry" },
    { code: "ENOTFOUND", kind: "not_connected", failure_class: "retry" },
    { code: "EAI_AGAIN", kind: "not_connected", failure_class: "retry" },
    { code: "CERT_HAS_EXPIRED", kind: "untrusted_host", failure_class: "never" },
    { code: "DEPTH_ZERO_SELF_SIGNED_CERT", kind: "untrusted_host", failure_class: "never" },
    { code: "ERR_TLS_CERT_ALTNAME_INVALID", kind: "untrusted_host", failure_class: "never" },
    { code: "EPROTO", kind: "untrusted_host", failure_class: "never" },
    { code: "ECONNRESET", kind: "connection_lost", failure_class: "unknown_outcome" },
    { code: "EPIPE", kind: "connection_lost", failure_class: "unknown_outcome" },
    { code: "SOMETHING_NEW", kind: "connection_lost", failure_class: "unknown_outcome" },
  ])("takes $code for $kind", ({ code, kind, failure_class }) => {
    expect(failureOf(anError(code))).toMatchObject({ kind, failure_class });
  });

  it("takes whatever happens after the deadline for a time-out", () => {
    expect(failureOf(anError("ERR_CANCELED"), true)).toMatchObject({ kind: "timeout" });
  });

  it("keeps the message of an error without a code, less the secret", () => {
    const failure = failureOf(new Error("bad header: Bearer the-key"));
    expect(failure.message).toContain("bad header: Bearer ***");
    expect(String(failure.cause)).not.toContain("the-key");
  });

  it("bears a thrown text", () => expect(failureOf("odd").message).toContain("odd"));
});
