import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RequestHandler } from "express";
import { type CommandSetting, strangersCommand } from "./command-words.ts";

/** Where the page says with what commands begin. */
const COMMAND_MARK = 'name="stockguard-command" content="stockguard"';

/** The one page, which finds its way by its address; it is told with what commands begin here, as far as anybody may know. */
export function createFirstPage({
  web_dir,
  ...setting
}: CommandSetting & { readonly web_dir: string }): RequestHandler {
  return async (request, response) => {
    const page = await readFile(join(web_dir, "index.html"), "utf8");
    const mark = () => `name="stockguard-command" content="${escaped(strangersCommand(request, setting))}"`;
    response.set("cache-control", "no-store").type("html").send(page.replace(COMMAND_MARK, mark));
  };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
