import type { RequestHandler } from "express";
import { withCommand } from "../../domain/text/command-words.ts";

/** Has every answer name commands as they are run where this program was started. */
export function createCommandWords(command: string): RequestHandler {
  // As it stands within a string of JSON.
  const quoted = JSON.stringify(command).slice(1, -1);
  return (_request, response, next) => {
    response.json = (body: unknown) => response.type("json").send(withCommand(JSON.stringify(body), quoted));
    next();
  };
}
