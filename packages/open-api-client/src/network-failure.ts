import { JdyApiError } from "./jdy-api-error.ts";
import type { TransportFailure } from "./transport-failures.ts";

export interface NetworkFailure {
  readonly endpoint: string;
  readonly error: unknown;
  readonly timedOut: boolean;
  /** Cut out of the message, wherever the network library may have put it. */
  readonly secret: string;
}

/** Failures before the first byte of the request went out. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
]);

/** TLS failures: a certificate that does not hold, or no TLS at all on the other side. */
const UNTRUSTED = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$|HOSTNAME_MISMATCH$)/;

/** The network library's error as ours: its request, headers and configuration, and so the key, stay behind. */
export function networkFailure({ endpoint, error, timedOut, secret }: NetworkFailure): JdyApiError {
  const code = errorCode(error);
  const message = hideSecret(error instanceof Error ? error.message : String(error), secret);
  return new JdyApiError(
    { endpoint, kind: timedOut ? "timeout" : kindOf(code), detail: code || message },
    { cause: new Error(message) },
  );
}

/** The text with every occurrence of the secret blanked out. */
export function hideSecret(text: string, secret: string): string {
  return text.replaceAll(secret, "***");
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function kindOf(code: string): TransportFailure {
  if (NOT_CONNECTED.has(code)) return "not_connected";
  if (UNTRUSTED.test(code)) return "untrusted_host";
  return "connection_lost";
}
