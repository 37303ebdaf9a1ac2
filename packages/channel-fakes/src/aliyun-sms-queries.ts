import type { SmsReview } from "./sms-reviews.ts";

const STATES: Readonly<Record<SmsReview["word"], number>> = {
  ...{ in_review: 0, passed: 1, rejected: 2, withdrawn: 10 },
  // This vendor has no such state.
  waiting: 0,
};
const KINDS: Readonly<Record<NonNullable<SmsReview["kind"]>, string>> = {
  ...{ code: "0", notice: "1", marketing: "2", abroad: "3" },
};

/** How 阿里云短信 tells of a template (GetSmsTemplate). */
export function templateAnswer(code: string, text: string, { word, reason = "", kind }: SmsReview) {
  return {
    ...{ TemplateCode: code, TemplateName: "库存提醒", TemplateContent: text, TemplateTag: 2 },
    TemplateStatus: String(STATES[word]),
    TemplateType: KINDS[kind ?? (text.includes("拒收请回复R") ? "marketing" : "notice")],
    ...{ AuditInfo: auditInfo(reason), CreateDate: "2026-06-03 10:02:34", OrderId: "20030191111" },
  };
}

/** How it tells of a signature (GetSmsSign), with its registration at the three carriers. */
export function signatureAnswer(name: string, { word, reason = "" }: SmsReview, carriers: ReadonlyMap<string, number>) {
  return {
    ...{ SignName: name, SignCode: "SIGN_100000077042023_1717466500000_ZM2kG", SignStatus: STATES[word] },
    ...{ SignTag: "2", ThirdParty: false, QualificationId: 2004393000, OrderId: "20044156924" },
    SignIspRegisterDetailList: ["mobile", "unicom", "telecom"].map((OperatorCode) => ({
      ...{ OperatorCode, RegisterStatus: carriers.get(OperatorCode) ?? 3, RegisterStatusReasons: [] },
    })),
    ...{ AuditInfo: auditInfo(reason), CreateDate: "2026-06-03 10:02:34" },
  };
}

function auditInfo(RejectInfo: string) {
  return { AuditDate: "2026-06-03 12:02:34", ...(RejectInfo !== "" && { RejectInfo }) };
}
