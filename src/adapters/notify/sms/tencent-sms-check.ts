import { z } from "zod";
import type { CheckFinding } from "../../../contracts/check-finding.ts";
import { chinaDateTime } from "../../../domain/calendar/china-time.ts";
import type { ChannelTools } from "../channel-kind.ts";
import { vendorWords } from "../sending/queried.ts";
import { type Review, type TemplateState, usedTemplates } from "../sending/template-findings.ts";
import type { PurposeTemplates } from "../sending/template-of-purpose.ts";
import { filledNames, smsFindings, type SignatureState, type SmsDesk } from "./sms-check.ts";
import { packageFindings, smsPackage } from "./sms-packages.ts";
import { createTencentQueries } from "./tencent-sms-queries.ts";
import type { TencentAccount } from "./tencent-sms-request.ts";

const reviewed = { StatusCode: z.number(), ReviewReply: z.string().nullish() };
const template = z.object({ ...reviewed, TemplateId: z.number(), TemplateContent: z.string() });
const signature = z.object({ ...reviewed, SignName: z.string() });

const REVIEWS: ReadonlyMap<number, Review> = new Map([
  [0, "passed"],
  [1, "in_review"],
  [2, "waiting"],
  [-1, "rejected"],
]);
const VARIABLE = /\{(\d+)\}/g;
/** Everything here is about text messages within the mainland. */
const MAINLAND = { International: 0 } as const;
/** Packages are sold for a year or two (ms). */
const OLDEST_PACKAGE_MS = 3 * 366 * 86_400_000;

interface TencentSettings extends TencentAccount {
  readonly sdk_app_id: string;
  readonly sign_name: string;
  /** Messages are paid for later once the packages are used up. */
  readonly is_postpaid: boolean;
}

/** What 腾讯云短信 says of a channel's templates, signature and packages. What a template was approved for it does not tell. */
export function tencentFindings(
  settings: TencentSettings,
  templates: PurposeTemplates<string>,
  tools: Pick<ChannelTools, "clock" | "guard" | "timeout_ms">,
): Promise<readonly CheckFinding[]> {
  const { secret_id, secret_key, sdk_app_id, sign_name, is_postpaid } = settings;
  const secrets = [secret_key, secret_id];
  const words = {
    ...{ name: "腾讯云短信", secrets },
    permission:
      "在访问管理（CAM）中为密钥加上 sms:DescribeSmsTemplateList、sms:DescribeSmsSignList 与 sms:SmsPackagesStatistics",
  };

  const { rows, pages } = createTencentQueries(settings, words, tools);

  const desk: SmsDesk = {
    ...{ name: words.name, is_spare_refused: true },
    async template(id) {
      const content = { ...MAINLAND, TemplateIdSet: [Number(id)] };
      const call = { action: "DescribeSmsTemplateList", content, list: "DescribeTemplateStatusSet" };
      const told = await rows(call, template);
      if (told.kind !== "told") return told;
      const found = told.value.find(({ TemplateId }) => TemplateId === Number(id));
      return found === undefined ? { kind: "not_found" } : { kind: "told", value: templateState(found) };
    },
    async signature() {
      const call = { action: "DescribeSmsSignList", content: MAINLAND, list: "DescribeSignListStatusSet" };
      const told = await pages(call, signature);
      if (told.kind !== "told") return told;
      const named = told.value.filter(({ SignName }) => SignName === sign_name);
      // A name may have been asked for again after it was rejected.
      const best = named.find(({ StatusCode }) => StatusCode === 0) ?? named[0];
      return best === undefined ? { kind: "not_found" } : { kind: "told", value: signatureState(best) };
    },
    async packages() {
      const now = tools.clock.now();
      const span = { BeginTime: hourText(now - OLDEST_PACKAGE_MS), EndTime: hourText(now - 60_000) };
      const content = { SmsSdkAppId: sdk_app_id, ...span };
      const call = { action: "SmsPackagesStatistics", content, list: "SmsPackagesStatisticsSet" };
      const told = await pages(call, smsPackage);
      return told.kind === "told" ? { kind: "told", value: packageFindings(told.value, { now, is_postpaid }) } : told;
    },
  };

  function templateState({ StatusCode, ReviewReply, TemplateContent }: z.infer<typeof template>): TemplateState {
    const variables = [...new Set([...TemplateContent.matchAll(VARIABLE)].map(([, name = ""]) => name))];
    return { ...reviewState({ StatusCode, ReviewReply }), kind: null, variables };
  }

  function signatureState(state: z.infer<typeof signature>): SignatureState {
    return { ...reviewState(state), registration: [] };
  }

  function reviewState({ StatusCode, ReviewReply }: { StatusCode: number; ReviewReply?: string | null | undefined }) {
    return { review: REVIEWS.get(StatusCode) ?? "unclear", reason: vendorWords(ReviewReply ?? "", secrets) } as const;
  }

  return smsFindings(desk, usedTemplates(templates, filledNames).map(numbered), sign_name);
}

/** The vendor knows variables by number alone; names that are none stand in the order they were written. */
function numbered<Used extends { readonly variables: readonly string[] }>(used: Used): Used {
  const isNumbered = used.variables.every((name) => /^\d+$/.test(name));
  return isNumbered ? used : { ...used, variables: used.variables.map((_name, i) => String(i + 1)) };
}

/** An hour of China's clock as 2024050113. */
function hourText(at: number): string {
  return chinaDateTime(at).slice(0, 13).replace(/\D/g, "");
}
