import { type CheckFinding, fault, fine, note, warning } from "../../../contracts/check-finding.ts";
import { type MessagePurpose, PURPOSE_LABELS } from "../../../domain/consent/consent-entry.ts";
import { type PurposeTemplates, purposesOf } from "./template-of-purpose.ts";

/** How far a vendor's review of a template or a signature has come; `passed` alone can be used. */
export type Review = "passed" | "waiting" | "in_review" | "rejected" | "withdrawn" | "unclear";

/** What a vendor approved a template for. */
export type TemplateKind = "notice" | "marketing" | "code" | "abroad";

/** A template as its vendor knows it. */
export interface TemplateState {
  readonly review: Review;
  /** Why it was rejected, in the reviewer's words; "" where nothing was said. */
  readonly reason: string;
  /** Null where the vendor does not tell. */
  readonly kind: TemplateKind | null;
  /** The names of its variables. */
  readonly variables: readonly string[];
}

/** A template as a channel uses it. */
export interface UsedTemplate {
  readonly purpose: MessagePurpose;
  readonly id: string;
  /** The names of the variables that the channel fills. */
  readonly variables: readonly string[];
}

/** The vendor by name, and whether it drops a variable that its template does not have or refuses the message. */
export interface TemplateWords {
  readonly name: string;
  readonly is_spare_refused: boolean;
}

/** The templates that a channel has; `namesOf` lists what is filled. */
export function usedTemplates<Variables>(
  templates: PurposeTemplates<Variables>,
  namesOf: (variables: Variables) => readonly string[],
): readonly UsedTemplate[] {
  return purposesOf(templates).map((purpose) => {
    const { id, variables } = templates[purpose];
    return { purpose, id, variables: namesOf(variables) };
  });
}

/** A template that its vendor does not know. */
export function templateUnknown(used: UsedTemplate, { name }: Pick<TemplateWords, "name">): CheckFinding {
  return fault(
    "template_unknown",
    `${shown(used)}在${name}的这个账号里没有`,
    "核对编号和密钥所属的账号，用 `stockguard channel set` 改正。",
  );
}

/** All that is to be said of a template: of its review, its kind and its variables; one `fine` where all is well. */
export function templateFindings(used: UsedTemplate, state: TemplateState, words: TemplateWords): CheckFinding[] {
  const found = [
    ...reviewFindings({ what: shown(used), code: "template" }, state),
    ...kindFindings(used, state),
    ...variableFindings(used, state, words),
  ];
  return found.length > 0 ? found : [fine("template_usable", `${shown(used)}可以使用`)];
}

/** What keeps something reviewed from being used; nothing where it has passed. */
export function reviewFindings(
  { what, code }: { readonly what: string; readonly code: "template" | "signature" },
  { review, reason }: Pick<TemplateState, "review" | "reason">,
): CheckFinding[] {
  const why = reason === "" ? "" : `：${reason}`;
  switch (review) {
    case "passed":
      return [];
    case "waiting":
      return [warning(`${code}_not_in_force`, `${what}审核通过但还没有生效，现在发不出`, "等它生效后再检查一次。")];
    case "in_review":
      return [warning(`${code}_in_review`, `${what}还在审核，现在发不出`, "等审核结果；通过后再检查一次。")];
    case "rejected":
      return [fault(`${code}_rejected`, `${what}没有通过审核${why}`, "在控制台按原因修改后重新提交，或换用通过的。")];
    case "withdrawn":
      return [fault(`${code}_withdrawn`, `${what}的审核已取消`, "在控制台重新提交，或换用通过的。")];
    case "unclear":
      return [note(`${code}_state_unclear`, `${what}的审核状态无法识别`, "到控制台查看它的状态。")];
  }
}

const KIND_LABELS: Readonly<Record<TemplateKind, string>> = {
  notice: "通知",
  marketing: "推广（营销）",
  code: "验证码",
  abroad: "国际/港澳台",
};

function kindFindings(used: UsedTemplate, { kind }: TemplateState): readonly CheckFinding[] {
  const wanted = used.purpose === "marketing" ? "marketing" : "notice";
  if (kind === null || kind === wanted) return [];
  return [
    fault(
      "template_kind_wrong",
      `${shown(used)}是${KIND_LABELS[kind]}类模板，这类消息要用${KIND_LABELS[wanted]}类的`,
      `申请一个${KIND_LABELS[wanted]}类模板，用 \`stockguard channel set\` 换上；不要用一类模板发另一类消息。`,
    ),
  ];
}

function variableFindings(used: UsedTemplate, state: TemplateState, words: TemplateWords): readonly CheckFinding[] {
  const missing = state.variables.filter((name) => !used.variables.includes(name));
  const spare = used.variables.filter((name) => !state.variables.includes(name));
  const next_step = "按模板的原文用 `stockguard channel set` 改正模板变量。";
  return [
    ...(missing.length === 0
      ? []
      : [fault("template_variable_unfilled", `${shown(used)}的变量 ${missing.join("、")} 没有设置内容`, next_step)]),
    ...(spare.length === 0
      ? []
      : [
          (words.is_spare_refused ? fault : warning)(
            "template_variable_spare",
            `${shown(used)}没有变量 ${spare.join("、")}，${words.is_spare_refused ? `${words.name}会拒收` : "这部分内容不会出现"}`,
            next_step,
          ),
        ]),
  ];
}

function shown({ purpose, id }: UsedTemplate): string {
  return `“${PURPOSE_LABELS[purpose]}”用的模板 ${id} `;
}
