import { withCommand } from "../../domain/text/command-words.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Terminal } from "./command-context.ts";
import { createPipedAnswers, createTypedAnswers } from "./line-reader.ts";

/** A terminal that can also be asked for what nobody beside it shall read. */
export interface PrivateTerminal extends Terminal {
  /** What is typed does not appear. */
  askHidden(question: string): Promise<string>;
}

/** The terminal of this process; commands in what it prints begin with `command`. There is one, or lines that came early would be lost between two readers. */
export function createTerminal(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  command = "stockguard",
): PrivateTerminal {
  const read = input.isTTY ? createTypedAnswers(input, output) : createPipedAnswers(input, output);

  async function answerTo(question: string, is_hidden: boolean): Promise<string> {
    const line = await read(question, is_hidden);
    if (line === null) throw inputEnded(question);
    return line.trim();
  }

  return {
    is_interactive: input.isTTY && output.isTTY,
    print: (line) => void output.write(`${withCommand(line, command)}\n`),
    ask: (question) => answerTo(question, false),
    askHidden: (question) => answerTo(question, true),
  };
}

function inputEnded(question: string): AddonError {
  return new AddonError({
    code: "input_ended",
    message: `输入已结束，没有回答“${question.trim()}”`,
    hint: "在终端中运行并回答，或把全部回答逐行写入标准输入。",
  });
}
