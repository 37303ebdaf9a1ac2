import type { ThemeConfig } from "antd";
import type { ThemeMode } from "./theme-shade.ts";

interface Mark {
  /** Of words and signs. */
  readonly ink: string;
  /** Behind them. */
  readonly tint: string;
  readonly edge: string;
}

/** The colours of tags and of what is dangerous: words keep a contrast of at least 4.5 : 1 on their tint and on a card. */
const MARKS: Readonly<Record<ThemeMode, Readonly<Record<"good" | "warned" | "bad", Mark>>>> = {
  light: {
    good: { ink: "#14734a", tint: "#e3f5eb", edge: "#9ed9bb" },
    warned: { ink: "#8f4d00", tint: "#fff1db", edge: "#f3c98a" },
    bad: { ink: "#b3261e", tint: "#fdecea", edge: "#f0b0aa" },
  },
  dark: {
    good: { ink: "#72dba6", tint: "#12301f", edge: "#23583a" },
    warned: { ink: "#ffc06c", tint: "#352411", edge: "#644420" },
    bad: { ink: "#ff9f97", tint: "#3b1c1a", edge: "#6e3430" },
  },
};

/** What the component library writes its tags, danger buttons and messages with. */
export function markTokens(mode: ThemeMode): NonNullable<ThemeConfig["token"]> {
  const { good, warned, bad } = MARKS[mode];
  return {
    ...{ colorSuccess: good.ink, colorSuccessBg: good.tint, colorSuccessBorder: good.edge },
    ...{ colorWarning: warned.ink, colorWarningBg: warned.tint, colorWarningBorder: warned.edge },
    ...{ colorError: bad.ink, colorErrorBg: bad.tint, colorErrorBorder: bad.edge },
    ...{ green7: good.ink, green1: good.tint, green3: good.edge },
    ...{ gold7: warned.ink, gold1: warned.tint, gold3: warned.edge },
    ...{ orange7: warned.ink, orange1: warned.tint, orange3: warned.edge },
    ...{ red7: bad.ink, red1: bad.tint, red3: bad.edge },
  };
}
