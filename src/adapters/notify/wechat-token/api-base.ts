import { z } from "zod";
import { isProtectedUrl, NOT_PROTECTED } from "../sending/protected-url.ts";

/** A setting for the address of a vendor's API, which is asked with secrets: in the clear on this machine only. */
export function apiBase(usual: string) {
  return z
    .string()
    .trim()
    .refine(isProtectedUrl, { error: NOT_PROTECTED })
    .transform((url) => url.replace(/\/+$/, ""))
    .default(usual);
}
