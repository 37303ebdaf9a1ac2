import { createInterface } from "node:readline/promises";
import type { Terminal } from "./command-context.ts";

/** The terminal of this process. */
export function createTerminal(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Terminal {
  return {
    is_interactive: input.isTTY && output.isTTY,
    print: (line) => void output.write(`${line}\n`),
    async ask(question) {
      const lines = createInterface({ input, output });
      try {
        return (await lines.question(question)).trim();
      } finally {
        lines.close();
      }
    },
  };
}
