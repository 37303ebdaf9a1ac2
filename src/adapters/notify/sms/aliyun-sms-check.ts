import { z } from "zod";
import { type CheckFinding, note, warning } from "../../../contracts/check-finding.ts";
import type { ChannelTools } from "../channel-kind.ts";
import { sendRequest } from "../sending/outbound-request.ts";
import { type Queried, queried, refusedQuery, vendorWords } from "../sending/queried.ts";
import { jsonOf } from "../sending/reply-outcome.ts";
import { type Review, type TemplateKind, usedTemplates } from "../sending/template-findings.ts";
import type { PurposeTemplates } from "../sending/template-of-purpose.ts";
import { type AliyunAccount, aliyunRequest } from "./aliyun-sms-request.ts";
import { filledNames, type SignatureState, smsFindings } from "./sms-check.ts";

/** The newer of two sets of queries, as the vendor's own client has them; states come as numbers or as their digits. */
const digits = z.union([z.string(), z.number()]).transform(String);
const auditInfo = z
  .object({ RejectInfo: z.string().nullish() })
  .nullish()
  .transform((audit) => audit?.RejectInfo ?? "");
const refused = z.object({ Code: z.string(), Message: z.string().catch("") });
const template = z.object({
  TemplateStatus: digits,
  TemplateType: digits.nullish(),
  TemplateContent: z.string(),
  AuditInfo: auditInfo,
});
const signature = z.object({
  SignStatus: digits,
  AuditInfo: auditInfo,
  SignIspRegisterDetailList: z.array(z.object({ OperatorCode: z.string(), RegisterStatus: digits })).nullish(),
});

const REVIEWS: ReadonlyMap<string, Review> = new Map([
  ["0", "in_review"],
  ["1", "passed"],
  ["2", "rejected"],
  ["10", "withdrawn"],
]);
const KINDS: ReadonlyMap<string, TemplateKind> = new Map([
  ["0", "code"],
  ["1", "notice"],
  ["2", "marketing"],
  ["3", "abroad"],
]);
const VARIABLE = /\$\{([^{}]+)\}/g;

const PERMISSION = "在访问控制（RAM）中为密钥加上 dysms:GetSmsTemplate 与 dysms:GetSmsSign";

interface AliyunSettings extends AliyunAccount {
  readonly sign_name: string;
}

/** What 阿里云短信 says of a channel's templates and signature. Its balance is another product's. */
export function aliyunFindings(
  settings: AliyunSettings,
  templates: PurposeTemplates<string>,
  { clock, guard, timeout_ms }: Pick<ChannelTools, "clock" | "guard" | "timeout_ms">,
): Promise<readonly CheckFinding[]> {
  const { access_key_id, access_key_secret, sign_name } = settings;
  const secrets = [access_key_secret, access_key_id];
  const words = { name: "阿里云短信", secrets, permission: PERMISSION };

  async function asked<Shape extends z.ZodType, Value>(
    call: { readonly action: string; readonly query: Readonly<Record<string, string>>; readonly unknown: RegExp },
    shape: Shape,
    valueOf: (told: z.infer<Shape>) => Value,
  ): Promise<Queried<Value>> {
    const request = aliyunRequest(settings, { ...call, now: clock.now() });
    return queried<Value>(await sendRequest({ ...request, timeout_ms, guard }), words, (body) => {
      const answer = refused.safeParse(jsonOf(body));
      if (!answer.success) return null;
      const { Code: code, Message: message } = answer.data;
      if (call.unknown.test(code)) return { kind: "not_found" };
      if (code !== "OK") return refusedQuery({ code, message }, words);
      const told = shape.safeParse(jsonOf(body));
      return told.success ? { kind: "told", value: valueOf(told.data) } : null;
    });
  }

  const desk = {
    ...{ name: words.name, is_spare_refused: false },
    template: (id: string) =>
      asked(
        { action: "GetSmsTemplate", query: { TemplateCode: id }, unknown: /^isv\..*TEMPLATE/ },
        template,
        ({ TemplateStatus, TemplateType, TemplateContent, AuditInfo }) => ({
          ...{ review: REVIEWS.get(TemplateStatus) ?? "unclear", reason: vendorWords(AuditInfo, secrets) },
          kind: KINDS.get(TemplateType ?? "") ?? null,
          variables: [...new Set([...TemplateContent.matchAll(VARIABLE)].map(([, name = ""]) => name))],
        }),
      ),
    signature: () =>
      asked(
        { action: "GetSmsSign", query: { SignName: sign_name }, unknown: /^isv\..*SIGN/ },
        signature,
        ({ SignStatus, AuditInfo, SignIspRegisterDetailList }): SignatureState => ({
          ...{ review: REVIEWS.get(SignStatus) ?? "unclear", reason: vendorWords(AuditInfo, secrets) },
          registration: registrationFindings(sign_name, SignIspRegisterDetailList ?? []),
        }),
      ),
  };
  return smsFindings(desk, usedTemplates(templates, filledNames), sign_name);
}

type Registration = NonNullable<z.infer<typeof signature>["SignIspRegisterDetailList"]>;

const CARRIERS: Readonly<Record<string, string>> = { mobile: "中国移动", unicom: "中国联通", telecom: "中国电信" };
/** Failed, lapsed after half a year without a message, never asked for. */
const NOT_REGISTERED = ["0", "2", "-2"];
const REGISTERING = ["-1"];

/** A carrier that knows no such signature keeps messages to its own customers back, whatever the review said. */
function registrationFindings(sign_name: string, told: Registration): readonly CheckFinding[] {
  const carriers = (states: readonly string[]) =>
    told
      .filter(({ RegisterStatus }) => states.includes(RegisterStatus))
      .map(({ OperatorCode }) => CARRIERS[OperatorCode] ?? OperatorCode)
      .join("、");
  const [lacking, underway] = [carriers(NOT_REGISTERED), carriers(REGISTERING)];
  const what = `短信签名“${sign_name}”`;
  return [
    ...(lacking === ""
      ? []
      : [
          warning(
            "signature_not_registered",
            `${what}在${lacking}没有报备成功，发给它的用户可能被拦截`,
            "在短信服务控制台的签名管理中查看原因，重新发起报备。",
          ),
        ]),
    ...(underway === ""
      ? []
      : [
          note(
            "signature_registering",
            `${what}正在${underway}报备`,
            "等报备完成（约 5–10 个工作日）；在此之前可能被拦截。",
          ),
        ]),
  ];
}
