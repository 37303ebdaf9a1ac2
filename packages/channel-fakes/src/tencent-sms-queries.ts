import { z } from "zod";
import type { SmsReview } from "./sms-reviews.ts";

/** A package of text messages; instants in seconds. */
export interface FakeSmsPackage {
  readonly created_at: number;
  readonly effective_at: number;
  readonly expired_at: number;
  readonly amount: number;
  readonly used: number;
}

/** A signature in the account's list; its review is the one tests turn where it says nothing of its own. */
export interface FakeSmsSign {
  readonly name: string;
  readonly word?: SmsReview["word"];
}

/** What an account of 腾讯云短信 has, as queries read it. */
export interface TencentHoldings {
  readonly app: string;
  /** Texts of templates by id. */
  readonly templates: ReadonlyMap<string, string>;
  readonly signs: readonly FakeSmsSign[];
  readonly packages: readonly FakeSmsPackage[];
  reviewOf(what: string): SmsReview;
}

const page = { Limit: z.int().min(1).max(100).optional(), Offset: z.int().min(0).optional() };
const abroad = z.union([z.literal(0), z.literal(1)]);
const hour = z.string().regex(/^\d{10}$/);
const BODIES = {
  DescribeSmsTemplateList: z.strictObject({
    ...{ International: abroad, TemplateIdSet: z.array(z.int()).max(100).optional() },
    ...page,
  }),
  DescribeSmsSignList: z.strictObject({
    ...{ International: abroad, SignIdSet: z.array(z.int()).max(100).optional() },
    ...page,
  }),
  SmsPackagesStatistics: z.strictObject({
    ...{ SmsSdkAppId: z.string(), Limit: z.int().min(1).max(500), Offset: z.int().min(0) },
    ...{ BeginTime: hour, EndTime: hour },
  }),
} as const;

const STATES: Readonly<Record<SmsReview["word"], number>> = {
  ...{ passed: 0, in_review: 1, waiting: 2, rejected: -1, withdrawn: -1 },
};

/** The names of the queries that are understood here. */
export function isTencentQuery(action: unknown): action is keyof typeof BODIES {
  return typeof action === "string" && Object.hasOwn(BODIES, action);
}

/** The answer to a query, or the code it is refused with. */
export function tencentQuery(action: keyof typeof BODIES, given: unknown, has: TencentHoldings, now: number) {
  switch (action) {
    case "DescribeSmsTemplateList": {
      const body = BODIES[action].safeParse(given);
      if (!body.success) return "InvalidParameter";
      const { TemplateIdSet: ids = [], Limit = 0, Offset = 0 } = body.data;
      const all = [...has.templates].filter(([id]) => ids.length === 0 || ids.includes(Number(id)));
      const shown = ids.length === 0 ? all.slice(Offset, Offset + Limit) : all;
      return { DescribeTemplateStatusSet: shown.map(([id, text]) => templateRow(id, text, has)) };
    }
    case "DescribeSmsSignList": {
      const body = BODIES[action].safeParse(given);
      if (!body.success) return "InvalidParameter";
      const { Limit = 10, Offset = 0 } = body.data;
      const shown = has.signs.slice(Offset, Offset + Limit);
      return { DescribeSignListStatusSet: shown.map((sign, i) => signRow(sign, Offset + i, has)) };
    }
    case "SmsPackagesStatistics": {
      const body = BODIES[action].safeParse(given);
      if (!body.success) return "InvalidParameter";
      const { SmsSdkAppId, Limit, Offset } = body.data;
      if (SmsSdkAppId !== has.app) return "UnauthorizedOperation.SmsSdkAppIdVerifyFail";
      const [begin, end] = [hourAt(body.data.BeginTime), hourAt(body.data.EndTime)];
      if (!(begin < end && end < now)) return "InvalidParameterValue.EndTimeVerifyFail";
      const within = has.packages.filter(({ created_at }) => begin <= created_at * 1_000 && created_at * 1_000 <= end);
      return { SmsPackagesStatisticsSet: within.slice(Offset, Offset + Limit).map(packageRow) };
    }
  }
}

function templateRow(id: string, TemplateContent: string, { reviewOf }: TencentHoldings) {
  const { word, reason = "" } = reviewOf(id);
  return {
    ...{ TemplateId: Number(id), International: 0, StatusCode: STATES[word], ReviewReply: reason },
    ...{ TemplateName: "库存提醒", CreateTime: 1_717_380_154, TemplateContent },
  };
}

function signRow({ name, word }: FakeSmsSign, place: number, { reviewOf }: TencentHoldings) {
  const { word: turned, reason = "" } = reviewOf(name);
  return {
    ...{ SignId: 100_000 + place, International: 0, StatusCode: STATES[word ?? turned] },
    ...{ ReviewReply: reason, SignName: name },
    ...{ CreateTime: 1_717_380_154, QualificationId: 200_439, QualificationName: "示例", QualificationStatusCode: 1 },
  };
}

function packageRow({ created_at, effective_at, expired_at, amount, used }: FakeSmsPackage, place: number) {
  return {
    ...{ PackageCreateTime: created_at, PackageEffectiveTime: effective_at, PackageExpiredTime: expired_at },
    ...{ PackageAmount: amount, PackageType: 1, PackageId: 1_000 + place, CurrentUsage: used },
  };
}

/** An hour of China's clock, ms. */
function hourAt(text: string): number {
  const [, year = "", month = "", day = "", at = ""] = /^(\d{4})(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  return Date.parse(`${year}-${month}-${day}T${at}:00:00+08:00`);
}
