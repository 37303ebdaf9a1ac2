import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";
import { AddonError } from "../../contracts/problem.ts";

/** Shows a question and gives out the line that answers it; null where the input has ended. */
export type ReadAnswer = (question: string, is_hidden: boolean) => Promise<string | null>;

/** Answers from a pipe or a file: every line is given out once, however many came at a time. */
export function createPipedAnswers(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): ReadAnswer {
  let opened: { readonly lines: Interface; readonly each: AsyncIterator<string> } | null = null;
  let is_ended = false;

  function open() {
    const lines = createInterface({ input });
    lines.once("close", () => (is_ended = true));
    return { lines, each: lines[Symbol.asyncIterator]() };
  }

  return async (question) => {
    output.write(`${question}\n`);
    opened ??= open();
    const { lines, each } = opened;
    if (!is_ended) lines.resume();
    const answer = await each.next();
    // An input that is read keeps the process alive.
    if (!is_ended) lines.pause();
    return answer.done === true ? null : answer.value;
  };
}

/** Answers that somebody types. Lines pasted beyond the first wait for the questions that follow. */
export function createTypedAnswers(input: NodeJS.ReadStream, output: NodeJS.WriteStream): ReadAnswer {
  const waiting: string[] = [];

  return async (question, is_hidden) => {
    const early = waiting.shift();
    if (early === undefined) return typedLine(question, is_hidden);
    output.write(`${question}${is_hidden ? "" : early}\n`);
    return early;
  };

  function typedLine(question: string, is_hidden: boolean): Promise<string | null> {
    const lines = is_hidden
      ? // Only as a terminal of its own does it keep the echo back.
        createInterface({ input, output: nowhere(), terminal: true })
      : createInterface({ input, output });
    if (is_hidden) output.write(question);
    lines.setPrompt(is_hidden ? "" : question);
    return new Promise((resolve, reject) => {
      lines.on("line", (line) => void waiting.push(line));
      // Once all lines of a paste are there.
      lines.once("line", () => setImmediate(() => lines.close()));
      lines.once("SIGINT", () => {
        reject(inputCancelled());
        lines.close();
      });
      lines.once("close", () => {
        if (is_hidden) output.write("\n");
        resolve(waiting.shift() ?? null);
      });
      lines.prompt();
    });
  }
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

function inputCancelled(): AddonError {
  return new AddonError({ code: "input_cancelled", message: "已取消输入", hint: "没有保存任何内容。" });
}
