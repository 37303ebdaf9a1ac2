import { en } from "./en.ts";
import { type Dictionary, zh } from "./zh.ts";

/** Languages of the pages. Sentences that the server writes stay Chinese in both. */
export type Language = "zh" | "en";

export const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { zh, en };

/** The tag for `Intl` and for the page's `lang`. */
export const LOCALES: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en-US" };
