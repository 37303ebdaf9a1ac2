import { z } from "zod";

const LINE_WIDTH = 120;

/** The JSON Schema of a file people write, so that their editor completes and checks it. */
export function editorSchema(schema: z.ZodType, title: string): string {
  const json = z.toJSONSchema(schema, {
    io: "input",
    reused: "ref",
    // "readOnly" is about types; to an editor it would say that nobody may write the value.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return `${shortListsOnOneLine(JSON.stringify({ ...json, title }, null, 2))}\n`;
}

/** Lists of plain values on one line where they fit, as the repository's formatter has them. */
function shortListsOnOneLine(text: string): string {
  return text.replace(/^(.*)\[\n([^[\]{}]*?)\n\s*\](,?)$/gm, (all, head: string, inner: string, tail: string) => {
    const line = `${head}[${inner.trim().replaceAll(/,\n\s*/g, ", ")}]${tail}`;
    return line.length <= LINE_WIDTH ? line : all;
  });
}
