import { type FieldMatch, SURE } from "../../app/install/match-fields.ts";
import { type BindingProposal, fieldBinding, isIndispensable } from "../../app/install/propose-bindings.ts";
import type { AcceptedBinding } from "../../app/install/save-binding.ts";
import type { FieldBinding } from "../../contracts/form.ts";
import type { Terminal } from "./command-context.ts";

/** Asks about each form, and within it about each match that is not sure; whatever is not confirmed stays unbound. */
export async function acceptByAsking(
  app_id: string,
  proposals: readonly BindingProposal[],
  terminal: Terminal,
): Promise<readonly Omit<AcceptedBinding, "installation_id">[]> {
  const accepted: Omit<AcceptedBinding, "installation_id">[] = [];
  for (const proposal of proposals) {
    const { form, found, template } = proposal;
    if (found === null) continue;
    for (const line of proposalLines(proposal, 0)) terminal.print(line);
    if (!(await confirm(terminal, `把表单“${found.name}”用作${template.label["zh-CN"]}？`, proposal.is_sure))) continue;
    const fields = await confirmedFields(proposal.matches, terminal);
    const missing = missingNames(proposal.matches, fields, template.key);
    if (missing.length === 0) accepted.push({ app_id, form, entry_id: found.entry_id, fields });
    else terminal.print(`✗ 没有绑定“${found.name}”：缺少 ${missing.join("、")}`);
  }
  return accepted;
}

/** A proposal as lines for people; matches surer than `upTo` are left out unless it is 0. */
export function proposalLines({ template, found, matches, lacking }: BindingProposal, upTo: number): readonly string[] {
  const head = `${template.label["zh-CN"]}（${template.form}） ← ${found === null ? "没有找到" : `“${found.name}”`}`;
  return [
    head,
    ...matches.flatMap((match) => matchLines(match, upTo, "  ")),
    ...(lacking.length === 0 ? [] : [`  ✗ 缺少：${lacking.join("、")}`]),
  ];
}

function matchLines(
  { field, found, confidence, wrong_type, items }: FieldMatch,
  upTo: number,
  indent: string,
): readonly string[] {
  const name = `${field.label["zh-CN"]}（${field.name}）`;
  const inner = items.flatMap((item) => matchLines(item, upTo, `${indent}  `));
  if (wrong_type !== null) return [`${indent}✗ ${name}：“${wrong_type.label}”的类型不合适`];
  if (found === null || (upTo > 0 && confidence >= upTo)) return inner;
  const written = field.written_by === undefined ? "" : "，将由缺货卫士写入";
  return [
    `${indent}${confidence >= SURE ? "✓" : "?"} ${name} ← “${found.label}” ${Math.round(confidence * 100)}%${written}`,
    ...inner,
  ];
}

async function confirmedFields(matches: readonly FieldMatch[], terminal: Terminal): Promise<readonly FieldBinding[]> {
  const fields: FieldBinding[] = [];
  for (const match of matches) {
    const { field, found, confidence } = match;
    if (found === null) continue;
    const question = `  “${found.label}”用作${field.label["zh-CN"]}？`;
    if (confidence < SURE && !(await confirm(terminal, question, false))) continue;
    const inner = await confirmedFields(match.items, terminal);
    fields.push(...fieldBinding(match, () => inner));
  }
  return fields;
}

function missingNames(
  matches: readonly FieldMatch[],
  fields: readonly FieldBinding[],
  key: readonly string[],
): readonly string[] {
  return matches.flatMap(({ field, items }) => {
    const bound = fields.find(({ name }) => name === field.name);
    if (bound === undefined) return isIndispensable(field, key) ? [field.name] : [];
    return missingNames(items, bound.items ?? [], []).map((name) => `${field.name}.${name}`);
  });
}

async function confirm(terminal: Terminal, question: string, preset: boolean): Promise<boolean> {
  const answer = await terminal.ask(`${question} ${preset ? "[Y/n]" : "[y/N]"} `);
  return answer === "" ? preset : /^(y|yes|是|好)$/i.test(answer);
}
