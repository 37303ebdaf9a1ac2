import type { RequestHandler } from "express";
import helmet from "helmet";

/**
 * Headers that keep the pages from being framed, sniffed or fed with foreign scripts: scripts only from our own files.
 * Styles may be inline because Ant Design writes them as the page runs.
 */
export function createSecureHeaders({ is_https }: { readonly is_https: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(is_https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: "no-referrer" },
    frameguard: { action: "deny" },
    strictTransportSecurity: is_https ? { maxAge: 180 * 86_400, includeSubDomains: false } : false,
  });
}
