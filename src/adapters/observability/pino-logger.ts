import { pino } from "pino";
import type { Logger } from "../../ports/logger.ts";

/** JSON lines to standard error, with what must not be read there blanked out. */
export function createPinoLogger(level: "debug" | "info" | "warn" | "error" | "silent"): Logger {
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ["*.api_key", "*.secret", "*.push_secret", "*.push_token", "*.url", "*.phone", "secret", "url", "phone"],
        censor: "[hidden]",
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    debug: (event, fields) => log.debug(fields ?? {}, event),
    info: (event, fields) => log.info(fields ?? {}, event),
    warn: (event, fields) => log.warn(fields ?? {}, event),
    error: (event, fields) => log.error(fields ?? {}, event),
  };
}
