/** Which of the two themes is shown. */
export type ThemeMode = "light" | "dark";
