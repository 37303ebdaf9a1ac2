import { isIP } from "node:net";
import { z } from "zod";
import { PURPOSES } from "../../../domain/consent/consent-entry.ts";
import type { LeftReceiver, Notifier, OutgoingMessage, SendOutcome } from "../../../ports/notifier.ts";
import { type ChannelTools, defineChannel } from "../channel-kind.ts";
import { doubtfulAddresses, hasDoubtfulAddress, mailAddresses } from "./mail-addresses.ts";
import { mailContent, mailId, type MailParts } from "./mail-content.ts";
import { type MailProgress, smtpFailure } from "./smtp-outcome.ts";
import { splitOutcome } from "../sending/split-outcome.ts";
import { TARGET_FORBIDDEN } from "../sending/target-forbidden.ts";

/** How several of a kind are typed. */
const SEVERAL = "多个用逗号隔开";
const IMPLICIT_TLS_PORT = 465;

const config = z.strictObject({
  host: z.string().trim().min(1, { error: "不能为空" }),
  port: z.coerce.number().int().min(1).max(65_535).default(IMPLICIT_TLS_PORT),
  /** `tls` from the first byte, `starttls` or refuse, `none` for a relay inside one's own network. */
  security: z.enum(["tls", "starttls", "none"]).optional(),
  user: z.string().default(""),
  password: z.string().default(""),
  from: z.string().refine((text) => mailAddresses(text).length === 1, { error: "应是一个邮箱地址" }),
  from_name: z.string().default("缺货卫士"),
  to: z
    .string()
    .default("")
    .refine((text) => !hasDoubtfulAddress(text), { error: "有不完整的邮箱地址，或地址太多" }),
});
type MailConfig = z.infer<typeof config>;

/** E-mail over SMTP to the addresses a rule names, or to the channel's own where it names none. */
export const smtpMail = defineChannel({
  label: "邮件",
  purposes: () => PURPOSES,
  config,
  fields: {
    host: { label: "SMTP 服务器", is_secret: false, example: "smtp.exmail.qq.com" },
    port: { label: "端口", is_secret: false },
    security: {
      label: "加密方式",
      is_secret: false,
      note: `不填时按端口：${IMPLICIT_TLS_PORT} 为 tls，其余为 starttls`,
      choices: { tls: "", starttls: "", none: "不加密，只用于内网" },
    },
    user: { label: "用户名", is_secret: false, note: "一般是完整的邮箱地址", example: "alerts@example.com" },
    password: { label: "密码或授权码", is_secret: true, note: "多数国内邮箱要用授权码" },
    from: { label: "发件地址", is_secret: false, example: "alerts@example.com" },
    from_name: { label: "发件人名称", is_secret: false },
    to: {
      label: "默认收件地址",
      is_secret: false,
      note: `规则没有写收件人时用，${SEVERAL}`,
      example: "buyer@example.com",
    },
  },
  create: createSmtpMail,
});

function createSmtpMail(settings: MailConfig, { timeout_ms, guard }: ChannelTools): Notifier {
  return {
    addressed_by: "email",
    reach: ({ receiver }) => {
      const named = mailAddresses(receiver);
      const unfit = doubtfulAddresses(receiver).map((typed) => `${typed.slice(0, 1)}…${typed.slice(-2)}`);
      const is_named = named.length + unfit.length > 0;
      return { family: "mail", addresses: is_named ? named : mailAddresses(settings.to), is_named, unfit };
    },
    async send(message): Promise<SendOutcome> {
      const named = mailAddresses(message.receiver);
      const receivers = named.length > 0 ? named : mailAddresses(settings.to);
      if (hasDoubtfulAddress(message.receiver)) return { kind: "permanent", problem: WRONG_RECEIVER };
      if (receivers.length === 0) return { kind: "permanent", problem: NO_RECEIVER };
      const pinning = await guard.pin(settings.host);
      if (pinning.kind === "forbidden") return TARGET_FORBIDDEN;
      if (pinning.kind === "unknown") return smtpFailure({ code: pinning.code }, NOTHING_WRITTEN);
      return sendMail({ ...settings, pinned: pinning.pinned.address }, message, receivers, timeout_ms);
    },
  };
}

const NOTHING_WRITTEN = { is_written: false, secrets: [] };

/** Settings with the address that the guard has looked at. */
interface PinnedMail extends MailConfig {
  readonly pinned: string;
}

async function sendMail(
  settings: PinnedMail,
  message: OutgoingMessage,
  receivers: readonly string[],
  timeout_ms: number,
): Promise<SendOutcome> {
  const progress = { is_written: false, secrets: [settings.password] };
  const [address = ""] = mailAddresses(settings.from);
  // Loaded with the first mail: most processes never send one.
  const [{ createTransport }, parts] = await Promise.all([import("nodemailer"), partsOf(message)]);
  const { attachments, ...content } = mailContent(message, parts);
  const transport = createTransport(smtpOptions(settings, timeout_ms, () => (progress.is_written = true)));
  try {
    const { accepted, rejectedErrors, messageId } = await transport.sendMail({
      from: { name: settings.from_name, address },
      to: [...receivers],
      ...{ ...content, attachments: [...attachments] },
      messageId: mailId(message, receivers, address),
      priority: message.severity === "out" || message.severity === "critical" ? "high" : "normal",
      headers: { "Auto-Submitted": "auto-generated" },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const left = (rejectedErrors ?? []).map((error) => leftReceiver(error, receivers, progress));
    return splitOutcome({ served: accepted.length, receipt: messageId, left });
  } catch (error) {
    return smtpFailure(error, progress);
  } finally {
    transport.close();
  }
}

/** What goes with the words, as far as it is there. */
async function partsOf({ picture, file }: OutgoingMessage): Promise<MailParts> {
  const [png = null, content = null] = await Promise.all([picture?.png(), file?.content()]);
  return {
    picture: picture === undefined || png === null ? null : { png, alt: picture.alt },
    file: file === undefined || content === null ? null : { name: file.name, content },
  };
}

function smtpOptions(
  { host, pinned, port, security, user, password }: PinnedMail,
  timeout_ms: number,
  onWritten: () => void,
) {
  const chosen = security ?? (port === IMPLICIT_TLS_PORT ? "tls" : "starttls");
  return {
    host: pinned,
    // The certificate is still the name's; an address has no name to tell (RFC 6066).
    tls: isIP(host) === 0 ? { servername: host } : {},
    port,
    secure: chosen === "tls",
    requireTLS: chosen === "starttls",
    ignoreTLS: chosen === "none",
    ...(user === "" ? {} : { auth: { user, pass: password } }),
    connectionTimeout: timeout_ms,
    greetingTimeout: timeout_ms,
    socketTimeout: timeout_ms,
    dnsTimeout: timeout_ms,
    logger: mailLog(onWritten),
  };
}

/** The transport's log is the only place that tells when the last byte of a mail was written. */
function mailLog(onWritten: () => void) {
  const ignore = () => undefined;
  return {
    level: ignore,
    trace: ignore,
    debug: ignore,
    info(entry: unknown) {
      if (typeof entry === "object" && entry !== null && "tnx" in entry && entry.tnx === "message") onWritten();
    },
    warn: ignore,
    error: ignore,
    fatal: ignore,
  };
}

/** One whom the server refused while it took the mail for others. */
function leftReceiver(error: unknown, receivers: readonly string[], progress: MailProgress): LeftReceiver {
  const { recipient } = refusal.parse(error);
  const address = receivers.find((one) => one.toLowerCase() === recipient.toLowerCase()) ?? recipient;
  return { address, end: smtpFailure(error, { ...progress, is_written: false }) };
}

const refusal = z.object({ recipient: z.string().catch("") });

const NO_RECEIVER = {
  code: "mail_receiver_missing",
  message: "没有收件地址：预警规则的“接收人”中没有邮箱，邮件通道也没有默认收件地址",
  hint: "在预警规则的“接收人”中填写邮箱，或用 `stockguard channel set` 为通道设置默认收件地址，然后在“问题”页重试。",
};

const WRONG_RECEIVER = {
  code: "mail_receiver_wrong",
  message: "接收人中有不完整的邮箱地址，或地址太多，没有发送",
  hint: "改正预警规则“接收人”中的邮箱（形如 name@example.com，多个用逗号隔开），然后在“问题”页重试。",
};
