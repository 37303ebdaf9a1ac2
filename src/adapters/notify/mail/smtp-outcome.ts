import { z } from "zod";
import type { Problem } from "../../../contracts/problem.ts";
import type { NotSent } from "../../../ports/notifier.ts";
import { UNTRUSTED } from "../sending/network-fault.ts";

/** What nodemailer says of a failure: its own code, the system's code, and the server's reply where there was one. */
const mailFailure = z.object({
  code: z.string().catch(""),
  originalCode: z.string().catch(""),
  responseCode: z.number().nullable().catch(null),
  response: z.string().catch(""),
});

const LONGEST_RESPONSE = 200;
/** Sign-in is needed, too weak, or wrong: the account's settings, not the message, are at fault. */
const SIGN_IN_CODES = new Set([530, 534, 535, 538]);

/** How far a failed mail had come. */
export interface MailProgress {
  /** True when the whole mail was written, so that the server may have taken it. */
  readonly is_written: boolean;
  /** Cut out of whatever the server said. */
  readonly secrets: readonly string[];
}

/** What became of a mail that failed: the server's reply decides where there is one, else how far it had come. */
export function smtpFailure(error: unknown, { is_written, secrets }: MailProgress): NotSent {
  const { code, originalCode, responseCode, response } = mailFailure.parse(error);
  if (responseCode !== null) return repliedFailure(code, responseCode, hidden(response, secrets));
  if (is_written) return { kind: "unknown", problem: problems.no_answer(code) };
  if (code === "EAUTH") return { kind: "config", problem: problems.sign_in("") };
  if (code === "ETLS" || UNTRUSTED.test(originalCode)) {
    return { kind: "config", problem: problems.untrusted(originalCode || code) };
  }
  if (code === "EENVELOPE" || code === "EMESSAGE") return { kind: "permanent", problem: problems.refused(code) };
  return { kind: "transient", problem: problems.not_connected(originalCode || code) };
}

function repliedFailure(code: string, responseCode: number, response: string): NotSent {
  if (responseCode < 500) return { kind: "transient", problem: problems.busy(response) };
  if (code === "EAUTH" || SIGN_IN_CODES.has(responseCode))
    return { kind: "config", problem: problems.sign_in(response) };
  if (code === "ETLS") return { kind: "config", problem: problems.untrusted(response) };
  return { kind: "permanent", problem: problems.refused(response) };
}

/** A server may echo what it was told, in the clear or as the base64 it came in. */
function hidden(response: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, Buffer.from(secret).toString("base64")])
    .filter((secret) => secret !== "")
    .reduce((text, secret) => text.replaceAll(secret, "***"), response)
    .slice(0, LONGEST_RESPONSE);
}

const CHECK_SETTINGS = "检查邮箱通道的服务器、端口与加密方式，用 `stockguard channel set` 重新设置该通道。";

const problems = {
  no_answer: (code: string): Problem => ({
    code: "mail_no_answer",
    message: `邮件已写完，但邮件服务器没有确认（${code}），可能已经送达`,
    hint: "请先向收件人确认；确实没有收到时，在“问题”页重试。",
  }),
  sign_in: (response: string): Problem => ({
    code: "mail_sign_in_failed",
    message: `邮件服务器拒绝登录${response === "" ? "" : `：${response}`}`,
    hint: "多数国内邮箱需要用“授权码”代替密码；请在邮箱中生成授权码，用 `stockguard channel set` 重新设置该通道。",
  }),
  untrusted: (code: string): Problem => ({
    code: "mail_server_untrusted",
    message: `与邮件服务器的加密连接不可用或证书不可信（${code}）`,
    hint: CHECK_SETTINGS,
  }),
  not_connected: (code: string): Problem => ({
    code: "mail_not_connected",
    message: `邮件服务器没有接受连接（${code}）`,
    hint: `无需处理，系统会自动重试。若一直失败：${CHECK_SETTINGS}`,
  }),
  busy: (response: string): Problem => ({
    code: "mail_server_busy",
    message: `邮件服务器要求稍后再试：${response}`,
    hint: "无需处理，系统会自动重试。",
  }),
  refused: (response: string): Problem => ({
    code: "mail_refused",
    message: `邮件服务器拒收：${response}`,
    hint: "检查预警规则中的收件地址与通道的发件地址；改正后在“问题”页重试。",
  }),
} as const;
