import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { AddonError } from "../../contracts/problem.ts";
import type { Terminal } from "./command-context.ts";

/** A terminal that can also be asked for what nobody beside it shall read. */
export interface PrivateTerminal extends Terminal {
  /** What is typed does not appear. */
  askHidden(question: string): Promise<string>;
}

/** The terminal of this process. */
export function createTerminal(input: NodeJS.ReadStream, output: NodeJS.WriteStream): PrivateTerminal {
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
    async askHidden(question) {
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
      const stopped = new AbortController();
      // Only as a terminal of its own does it keep the echo back.
      const lines = createInterface({ input, output: nowhere, terminal: true });
      lines.once("SIGINT", () => stopped.abort());
      output.write(question);
      try {
        return (await lines.question("", { signal: stopped.signal })).trim();
      } catch (cause) {
        throw stopped.signal.aborted ? inputCancelled({ cause }) : cause;
      } finally {
        lines.close();
        output.write("\n");
      }
    },
  };
}

function inputCancelled(options: ErrorOptions): AddonError {
  return new AddonError({ code: "input_cancelled", message: "已取消输入", hint: "没有保存任何内容。" }, options);
}
