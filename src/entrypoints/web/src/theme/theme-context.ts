import { createContext, useContext } from "react";
import type { ThemeChoice } from "./theme-mode.ts";
import type { ThemeMode } from "./theme-shade.ts";

interface ThemeSetting {
  readonly choice: ThemeChoice;
  readonly mode: ThemeMode;
  setChoice(choice: ThemeChoice): void;
}

export const ThemeContext = createContext<ThemeSetting>({ choice: "auto", mode: "light", setChoice: () => undefined });

/** The theme in use and the reader's choice of it. */
export function useTheme(): ThemeSetting {
  return useContext(ThemeContext);
}
