import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** Whether pages can be tested here. */
export const hasChromium = existsSync(CHROMIUM);

if (!hasChromium) console.warn(`page tests skipped: no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`);

/** A real browser without a window. */
export function openChromium(): Promise<Browser> {
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  // What glides into its place is clicked beside where machines are slow.
  const still = "--force-prefers-reduced-motion";
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  // Without a language, it would save no file by a Chinese name.
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  return chromium.launch({ executablePath: CHROMIUM, args: [...quiet, still, ...asRoot], env });
}
