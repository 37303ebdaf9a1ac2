import { type DestinationStream, pino } from "pino";
import type { Logger } from "../../ports/logger.ts";
import { loggable } from "./hidden-text.ts";

/** JSON lines to standard error, without secrets, tokens, phone numbers and what follows the host of an address. */
export function createPinoLogger(
  level: "debug" | "info" | "warn" | "error" | "silent",
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        // An object goes in, and loggable keeps its shape.
        log: (fields) => loggable(fields) as Record<string, unknown>,
      },
    },
    destination,
  );
  return {
    debug: (event, fields) => log.debug(fields ?? {}, event),
    info: (event, fields) => log.info(fields ?? {}, event),
    warn: (event, fields) => log.warn(fields ?? {}, event),
    error: (event, fields) => log.error(fields ?? {}, event),
  };
}
