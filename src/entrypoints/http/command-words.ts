import type { Request, RequestHandler, Response } from "express";
import { withCommand } from "../../domain/text/command-words.ts";
import { isOpenTo } from "./identity.ts";

/** With what commands begin here, and whether the board is open. */
export interface CommandSetting {
  readonly command: string;
  /** True where the board is open to whoever sits at this machine. */
  readonly is_open: boolean;
}

/** Has every answer name commands as they are run where this program was started; for whoever is known. */
export function createCommandWords(command: string): RequestHandler {
  return (_request, response, next) => {
    wordCommands(response, command);
    next();
  };
}

/** The same for answers that are given to anybody. */
export function createStrangerWords(setting: CommandSetting): RequestHandler {
  return (request, response, next) => {
    wordCommands(response, strangersCommand(request, setting));
    next();
  };
}

/** With what commands begin in what anybody may read: a command that holds a path stays within. */
export function strangersCommand(request: Pick<Request, "socket">, { command, is_open }: CommandSetting): string {
  const holdsPath = /[\\/]/.test(command);
  return holdsPath && !isOpenTo(request, { is_open }) ? "stockguard" : command;
}

function wordCommands(response: Response, command: string): void {
  // As it stands within a string of JSON.
  const quoted = JSON.stringify(command).slice(1, -1);
  response.json = (body: unknown) => response.type("json").send(withCommand(JSON.stringify(body), quoted));
}
