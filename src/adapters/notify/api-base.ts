import { z } from "zod";

/** A setting for the address of a vendor's API, which is asked with secrets: in the clear on this machine only. */
export function apiBase(usual: string) {
  return z
    .string()
    .trim()
    .refine(isProtected, { error: "应是以 https:// 开头的接口地址" })
    .transform((url) => url.replace(/\/+$/, ""))
    .default(usual);
}

function isProtected(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));
}
