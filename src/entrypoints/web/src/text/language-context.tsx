import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { readChoice, writeChoice } from "../browser/kept-choice.ts";
import { DICTIONARIES, type Language, LOCALES } from "./language.ts";
import type { Dictionary } from "./zh.ts";

interface LanguageSetting {
  readonly language: Language;
  readonly texts: Dictionary;
  setLanguage(language: Language): void;
}

const LANGUAGES: readonly Language[] = ["zh", "en"];
const LanguageContext = createContext<LanguageSetting>({
  language: "zh",
  texts: DICTIONARIES.zh,
  setLanguage: () => undefined,
});

/** Gives the pages below their language. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(() => readChoice("language", LANGUAGES, "zh"));
  useEffect(() => {
    document.documentElement.lang = LOCALES[language];
  }, [language]);

  const setting = useMemo<LanguageSetting>(
    () => ({
      language,
      texts: DICTIONARIES[language],
      setLanguage: (next) => {
        setLanguage(next);
        writeChoice("language", next);
      },
    }),
    [language],
  );
  return <LanguageContext value={setting}>{children}</LanguageContext>;
}

/** The texts in the reader's language. */
export function useTexts(): LanguageSetting {
  return useContext(LanguageContext);
}
