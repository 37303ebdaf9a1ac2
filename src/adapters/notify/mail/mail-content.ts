import { createHash } from "node:crypto";
import type { Message } from "../../../contracts/message.ts";
import { cutToBytes } from "../texts/byte-budget.ts";
import { plainLine } from "../texts/plain-line.ts";
import { messageLinks } from "../texts/web-link.ts";

/** What a mail shows. */
export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly MailAttachment[];
}

/** A picture inside a mail. */
export interface MailPicture {
  readonly png: Uint8Array;
  readonly alt: string;
}

/** A file beside the words of a mail. */
export interface MailFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** What goes with the words. */
export interface MailParts {
  readonly picture?: MailPicture | null;
  readonly file?: MailFile | null;
}

/** A part of a mail as nodemailer takes it. */
interface MailAttachment {
  readonly filename: string;
  readonly content: Buffer;
  readonly contentType: string;
  readonly cid?: string;
  readonly contentDisposition: "inline" | "attachment";
}

const SUBJECT_BYTES = 400;
const COLOURS: Readonly<Record<Message["severity"], string>> = {
  out: "#cf1322",
  critical: "#d4380d",
  high: "#d48806",
  watch: "#595959",
  none: "#389e0d",
  unknown: "#595959",
};

/** The picture of a mail by the name that its HTML calls it. */
const PICTURE_CID = "stock@stockguard";

/** A message as a mail: the same words as plain text and as simple HTML, which shows the picture where there is one. */
export function mailContent(message: Message, { picture = null, file = null }: MailParts = {}): MailContent {
  const { severity, title, lines } = message;
  const heading = plainLine(title);
  const facts = lines.map(plainLine);
  const links = messageLinks(message);
  return {
    subject: cutToBytes(heading, SUBJECT_BYTES),
    text: [
      heading,
      "",
      ...facts,
      ...(links.length === 0 ? [] : [""]),
      ...links.map(({ label, link }) => `${label}：${link}`),
    ].join("\n"),
    html: [
      `<h3 style="color:${COLOURS[severity]}">${escaped(heading)}</h3>`,
      ...facts.map((fact) => `<p>${escaped(fact)}</p>`),
      ...(picture === null ? [] : [pictureTag(picture)]),
      ...links.map(({ label, link }) => `<p><a href="${escaped(link)}">${escaped(label)}</a></p>`),
    ].join("\n"),
    attachments: [...(picture === null ? [] : [pictureFile(picture)]), ...(file === null ? [] : [attached(file)])],
  };
}

/** As wide as a phone, and never wider than the screen. */
function pictureTag({ alt }: MailPicture): string {
  const style = "width:100%;max-width:375px;height:auto";
  return `<p><img src="cid:${PICTURE_CID}" alt="${escaped(plainLine(alt))}" width="375" style="${style}"></p>`;
}

function pictureFile({ png }: MailPicture): MailAttachment {
  const content = Buffer.from(png);
  return { filename: "stock.png", content, contentType: "image/png", cid: PICTURE_CID, contentDisposition: "inline" };
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function attached({ name, content }: MailFile): MailAttachment {
  return { filename: name, content: Buffer.from(content), contentType: XLSX, contentDisposition: "attachment" };
}

/** The same message to the same people always bears the same id, so that a mail program shows a repeat only once. */
export function mailId({ reference }: Message, receivers: readonly string[], from: string): string {
  const hash = createHash("sha256")
    .update([reference, ...receivers].join("\n"))
    .digest("hex")
    .slice(0, 40);
  return `<${hash}@${from.slice(from.lastIndexOf("@") + 1)}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
