import type { Message } from "../../../contracts/message.ts";
import type { Problem } from "../../../contracts/problem.ts";
import { shellWord } from "../../../domain/text/shell-word.ts";
import { type MessagePurpose, PURPOSE_LABELS, PURPOSES } from "../../../domain/consent/consent-entry.ts";

/** A template that a vendor has approved, and what fills its variables; none where its id is empty. */
export interface PurposeTemplate<Variables> {
  readonly id: string;
  readonly variables: Variables;
}

/** A channel's templates by what messages are for: each was approved for its own kind of message and bears no other. */
export type PurposeTemplates<Variables> = Readonly<Record<MessagePurpose, PurposeTemplate<Variables>>>;

/** The template of a message, or the problem that its channel has none of that kind. */
export type TemplateChoice<Variables> =
  | { readonly kind: "chosen"; readonly template: PurposeTemplate<Variables> }
  | { readonly kind: "missing"; readonly problem: Problem };

/**
 * The template for what a message is for, `internal` where it says nothing; never that of another purpose. `code` begins
 * the code of the problem.
 */
export function templateOfPurpose<Variables>(
  templates: PurposeTemplates<Variables>,
  { purpose = "internal", channel }: Pick<Message, "purpose" | "channel">,
  code: string,
): TemplateChoice<Variables> {
  const template = templates[purpose];
  return template.id === ""
    ? { kind: "missing", problem: templateMissing(code, purpose, channel) }
    : { kind: "chosen", template };
}

/** What a channel with these templates can send. */
export function purposesOf(templates: PurposeTemplates<unknown>): readonly MessagePurpose[] {
  return PURPOSES.filter((purpose) => templates[purpose].id !== "");
}

function templateMissing(code: string, purpose: MessagePurpose, channel: string): Problem {
  const label = PURPOSE_LABELS[purpose];
  return {
    code: `${code}_template_missing`,
    message: `这个通道没有设置“${label}”用的模板，没有发送，也不会改用别的模板`,
    hint: `申请到“${label}”用的模板后，运行 \`stockguard channel set ${shellWord(channel)}\` 填写它的编号与变量；或在规则里改用能发“${label}”的通道（\`stockguard channel list\` 的“可发”一列），然后在“问题”页重试。`,
  };
}
