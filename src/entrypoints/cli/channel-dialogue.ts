import { AddonError } from "../../contracts/problem.ts";
import { channelQuestion, EMPTIED } from "./channel-question.ts";
import type { ChannelFields } from "./command-context.ts";
import type { PrivateTerminal } from "./terminal.ts";

type Answers = Readonly<Record<string, string>>;

/**
 * Asks for every setting of a channel, secrets unseen, and returns those that are answered or kept. A wrong answer is
 * asked for again where somebody sits there; from a pipe it raises `channel_answer_wrong`, as a missing one raises
 * `channel_answer_missing`, so that nothing half right is kept.
 */
export async function askedSettings(kind: ChannelFields, kept: Answers, terminal: PrivateTerminal): Promise<Answers> {
  const settings: Record<string, string> = {};
  for (const name of Object.keys(kind.fields)) {
    const setting = await askedSetting({ kind, name, kept: kept[name], terminal });
    if (setting !== "") settings[name] = setting;
  }
  return settings;
}

const NOT_EMPTIED = `“${EMPTIED}”表示清空，这一项必填，不能清空`;

interface AskedSetting {
  readonly kind: ChannelFields;
  readonly name: string;
  readonly kept: string | undefined;
  readonly terminal: PrivateTerminal;
}

async function askedSetting(asked: AskedSetting): Promise<string> {
  const { kind, name, kept, terminal } = asked;
  const { label = name, is_required = false } = kind.fields[name] ?? {};
  for (;;) {
    const answer = await answerTo(asked);
    if (answer === "" && kept !== undefined) return kept;
    if (answer === EMPTIED && !is_required) return "";
    const fault = answer === EMPTIED ? NOT_EMPTIED : kind.faultOf(name, answer);
    if (fault === null) return answer;
    if (!terminal.is_interactive) throw answerWrong(`${label} ${name}`, fault);
    terminal.print(`✗ ${label}：${fault}`);
  }
}

/** An input that ends leaves empty what may be. */
async function answerTo({ kind, name, kept, terminal }: AskedSetting): Promise<string> {
  const field = kind.fields[name];
  if (field === undefined) return "";
  const question = channelQuestion(name, field, kept);
  try {
    return await (field.is_secret ? terminal.askHidden(question) : terminal.ask(question));
  } catch (error) {
    if (!(error instanceof AddonError) || error.code !== "input_ended") throw error;
    if (!field.is_required || kept !== undefined) return "";
    throw answerMissing(`${field.label} ${name}`, { cause: error });
  }
}

function answerWrong(field: string, fault: string): AddonError {
  return new AddonError({
    code: "channel_answer_wrong",
    message: `“${field}”的回答不能用：${fault}；没有保存`,
    hint: "改正后把全部回答按提问的顺序逐行重新输入，可留空的项留一个空行。",
  });
}

function answerMissing(field: string, options: ErrorOptions): AddonError {
  return new AddonError(
    {
      code: "channel_answer_missing",
      message: `输入已结束，还没有回答必填的“${field}”；没有保存`,
      hint: "在终端中运行并回答，或把全部回答按提问的顺序逐行写入标准输入，可留空的项留一个空行。",
    },
    options,
  );
}
