/** Codes of a connection on which the other side could not prove who it is. */
export const UNTRUSTED = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$|HOSTNAME_MISMATCH$)/;

/** The code of what the network threw; `otherwise` where it bears none. */
export function faultCode(error: unknown, otherwise: string): string {
  const isCoded = typeof error === "object" && error !== null && "code" in error;
  return isCoded && typeof error.code === "string" ? error.code : otherwise;
}
