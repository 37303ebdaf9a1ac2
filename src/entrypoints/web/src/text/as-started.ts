import { withCommand } from "../../../../domain/text/command-words.ts";

/** A text of ours with its commands as they are run where the server was started, which the page itself says. */
export function asStarted(text: string): string {
  const mark = document.querySelector<HTMLMetaElement>('meta[name="stockguard-command"]');
  return withCommand(text, mark?.content ?? "stockguard");
}
