import { z } from "zod";
import type { CheckFinding } from "../../../contracts/check-finding.ts";
import { templateFindings, templateUnknown, usedTemplates } from "../sending/template-findings.ts";
import type { PurposeTemplates } from "../sending/template-of-purpose.ts";
import type { TokenApi } from "../wechat-token/token-api.ts";

/** A template in the account, as it is written: its fields stand in it as {{thing1.DATA}}. */
interface ListedTemplate {
  readonly id: string;
  readonly content: string;
}

/** Where an account lists its templates, and how the answer is read. */
export interface TemplateList {
  readonly path: string;
  readonly rows: z.ZodType<readonly ListedTemplate[]>;
}

/** Of template messages. Known from the vendor's public documentation, not from a client of its own. */
export const TEMPLATE_MESSAGES: TemplateList = {
  path: "/cgi-bin/template/get_all_private_template",
  rows: z
    .object({ template_list: z.array(z.object({ template_id: z.string(), content: z.string() })) })
    .transform(({ template_list }) => template_list.map(({ template_id, content }) => ({ id: template_id, content }))),
};

/** Of subscription messages and notices. Known in the same way. */
export const SUBSCRIPTIONS: TemplateList = {
  path: "/wxaapi/newtmpl/gettemplate",
  rows: z
    .object({ data: z.array(z.object({ priTmplId: z.string(), content: z.string() })) })
    .transform(({ data }) => data.map(({ priTmplId, content }) => ({ id: priTmplId, content }))),
};

const FIELD = /\{\{\s*(\w+)\.DATA\s*\}\}/g;
/** The greeting and the end of old templates, which may stay empty. */
const OPTIONAL = ["first", "remark"];
const PERMISSION = "在微信公众平台确认账号有模板消息或订阅消息的接口权限";

/** What 微信 says of a channel's templates. A template in the list has passed; what it was approved for is not told. */
export async function wechatFindings(
  api: Pick<TokenApi, "ask">,
  { list, name }: { readonly list: TemplateList; readonly name: string },
  templates: PurposeTemplates<Readonly<Record<string, string>>>,
): Promise<readonly CheckFinding[]> {
  const told = await api.ask(list.path, list.rows, PERMISSION);
  if (told.kind === "not_told") return [told.finding];
  const listed = told.kind === "told" ? told.value : [];
  const words = { name, is_spare_refused: false };
  return usedTemplates(templates, Object.keys).flatMap((used) => {
    const found = listed.find(({ id }) => id === used.id);
    if (found === undefined) return [templateUnknown(used, words)];
    const names = [...new Set([...found.content.matchAll(FIELD)].map(([, field = ""]) => field))];
    const variables = names.filter((field) => !OPTIONAL.includes(field));
    return templateFindings(used, { review: "passed", reason: "", kind: null, variables }, words);
  });
}
