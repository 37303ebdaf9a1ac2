import type { TuningReport } from "../../contracts/tuning.ts";

/** What should be changed, why, and where, as lines of text; then what there was too little of to look at. */
export function tuningLines({ today, since, proposed, proposals, lacks }: TuningReport): readonly string[] {
  return [
    `${since} 至 ${today} 的实际结果。只是建议：由人在表单或“策略预演”里改，不会自动生效。`,
    "",
    ...(proposed === 0 ? ["没有需要调整的参数。"] : proposals.flatMap(proposalLines)),
    ...(proposals.length < proposed ? [`还有 ${proposed - proposals.length} 条没有列出。`, ""] : []),
    ...(lacks.length === 0 ? [] : ["【数据不足】", ...lacks.map(({ text }) => text)]),
  ];
}

type Proposal = TuningReport["proposals"][number];

function proposalLines(proposal: Proposal): readonly string[] {
  const { text, form_url } = proposal;
  return [
    `${whoText(proposal)}${text.parameter}${text.change === "" ? "" : `：${text.change}`}`,
    `  依据：${text.evidence}`,
    `  预计：${text.effect}`,
    ...(text.detail === undefined ? [] : [`  计算细节：${text.detail}`]),
    ...(form_url === null ? [] : [`  在这里改：${form_url}`]),
    "",
  ];
}

/** Nothing where the parameter itself names the class. */
function whoText(proposal: Proposal): string {
  const { kind, name, code } = proposal;
  if (kind === "class_service_level" || (kind === "buyer_changes" && proposal.group === "abc_class")) return "";
  return name === code ? `${code} ` : `${name}（${code}） `;
}
