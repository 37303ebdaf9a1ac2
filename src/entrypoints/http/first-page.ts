import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RequestHandler } from "express";

/** Where the page says with what commands begin. */
const COMMAND_MARK = 'name="stockguard-command" content="stockguard"';

/** The one page, which finds its way by its address; it is told with what commands begin here. */
export function createFirstPage({ web_dir, command }: { web_dir: string; command: string }): RequestHandler {
  return async (_request, response) => {
    const page = await readFile(join(web_dir, "index.html"), "utf8");
    const mark = () => `name="stockguard-command" content="${escaped(command)}"`;
    response.set("cache-control", "no-store").type("html").send(page.replace(COMMAND_MARK, mark));
  };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
