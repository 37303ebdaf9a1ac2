import type { ChannelField } from "../../contracts/channel-field.ts";

/** What empties an optional setting that is kept. */
export const EMPTIED = "-";

/** Where there is more to say, the answer has a line of its own. */
const LONGEST_LINE = 80;

/** The question for one setting of a channel; `kept` is what it is now, undefined where it is nothing. */
export function channelQuestion(name: string, field: ChannelField, kept: string | undefined): string {
  const { label, is_secret, example } = field;
  const parts = [
    ...(kept === undefined ? newParts(field) : keptParts(field, kept)),
    ...choiceParts(field),
    ...(field.note === undefined ? [] : [field.note]),
    ...(example === undefined ? [] : [`例如 ${example}`]),
    ...(is_secret ? ["输入时不显示"] : []),
  ];
  const question = `${label} ${name}（${parts.join("；")}）：`;
  return question.length > LONGEST_LINE ? `${question}\n> ` : question;
}

function newParts({ is_required, preset }: ChannelField): readonly string[] {
  if (is_required) return ["必填"];
  return [preset === null ? "可留空" : `可留空，默认 ${preset}`];
}

function keptParts({ is_secret, is_required }: ChannelField, kept: string): readonly string[] {
  const now = is_secret ? "已设置" : `现在是 ${kept}`;
  return [`${now}，回车保留${is_required ? "" : `，输入 ${EMPTIED} 恢复为空或默认`}`];
}

function choiceParts({ choices }: ChannelField): readonly string[] {
  if (choices === undefined) return [];
  const each = Object.entries(choices).map(([answer, meaning]) => (meaning === "" ? answer : `${answer} ${meaning}`));
  return [`可选 ${each.join("、")}`];
}
