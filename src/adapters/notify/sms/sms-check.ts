import { type CheckFinding, fault, fine } from "../../../contracts/check-finding.ts";
import type { Queried } from "../sending/queried.ts";
import {
  reviewFindings,
  templateFindings,
  type TemplateState,
  templateUnknown,
  type TemplateWords,
  type UsedTemplate,
} from "../sending/template-findings.ts";
import { pairsOf } from "../texts/template-pairs.ts";

/** A signature as its vendor knows it. */
export interface SignatureState extends Pick<TemplateState, "review" | "reason"> {
  /** What is to be said of its registration with the carriers; empty where nothing is told of it. */
  readonly registration: readonly CheckFinding[];
}

/** What one vendor of text messages tells of itself. */
export interface SmsDesk extends TemplateWords {
  template(id: string): Promise<Queried<TemplateState>>;
  signature(): Promise<Queried<SignatureState>>;
  /** What is left of what was paid for; absent where the vendor does not tell here. */
  packages?(): Promise<Queried<readonly CheckFinding[]>>;
}

/** The names of the variables that settings fill. */
export function filledNames(params: string): readonly string[] {
  return pairsOf(params).map(({ name }) => name);
}

/** What a vendor says of a channel's templates, signature and packages. Once it cannot be asked it is asked no more. */
export async function smsFindings(
  desk: SmsDesk,
  used: readonly UsedTemplate[],
  sign_name: string,
): Promise<readonly CheckFinding[]> {
  const queries = [
    ...used.map((template) => () => templateCheck(desk, template)),
    () => signatureCheck(desk, sign_name),
    () => packagesCheck(desk),
  ];
  const found: CheckFinding[] = [];
  for (const query of queries) {
    const { findings, is_last } = await query();
    found.push(...findings.filter(({ fact }) => found.every((before) => before.fact !== fact)));
    if (is_last) break;
  }
  return found;
}

/** What one query brought, and whether the others need not be made. */
interface QueryEnd {
  readonly findings: readonly CheckFinding[];
  readonly is_last: boolean;
}

async function templateCheck(desk: SmsDesk, used: UsedTemplate): Promise<QueryEnd> {
  const told = await desk.template(used.id);
  return queryEnd(told, [templateUnknown(used, desk)], (state) => templateFindings(used, state, desk));
}

async function signatureCheck(desk: SmsDesk, sign_name: string): Promise<QueryEnd> {
  const what = `短信签名“${sign_name}”`;
  return queryEnd(await desk.signature(), [signatureUnknown(what, desk)], ({ registration, ...state }) => {
    const kept = reviewFindings({ what, code: "signature" }, state);
    const found = kept.length > 0 ? kept : registration;
    return found.length > 0 ? found : [fine("signature_usable", `${what}审核通过，可以使用`)];
  });
}

async function packagesCheck({ packages }: SmsDesk): Promise<QueryEnd> {
  return packages === undefined
    ? { findings: [], is_last: true }
    : queryEnd(await packages(), [], (findings) => findings);
}

function queryEnd<Value>(
  told: Queried<Value>,
  unknown: readonly CheckFinding[],
  read: (value: Value) => readonly CheckFinding[],
): QueryEnd {
  switch (told.kind) {
    case "told":
      return { findings: read(told.value), is_last: false };
    case "not_found":
      return { findings: unknown, is_last: false };
    case "not_told":
      return { findings: [told.finding], is_last: told.is_for_all };
  }
}

function signatureUnknown(what: string, { name }: SmsDesk): CheckFinding {
  return fault(
    "signature_unknown",
    `${what}在${name}的这个账号里没有`,
    "核对签名（不带【】）和密钥所属的账号，用 `stockguard channel set` 改正。",
  );
}
