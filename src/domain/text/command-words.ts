/** What our own texts begin a command with: “运行 `stockguard doctor`”. */
const WRITTEN = "`stockguard ";

/**
 * A text whose commands begin as the program is started where it is read: `npm run stockguard -- doctor`. Only what stands
 * in backticks is a command.
 */
export function withCommand(text: string, command: string): string {
  return text.replaceAll(WRITTEN, () => `\`${command} `);
}
