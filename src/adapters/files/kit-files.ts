import { readFileSync } from "node:fs";
import { z } from "zod";
import { type FormTemplate, formTemplateSchema } from "../../contracts/form-template.ts";
import { type Manifest, manifestSchema } from "../../contracts/manifest.ts";
import { AddonError } from "../../contracts/problem.ts";

/** Where the kit's files lie; each URL ends in a slash. */
export interface KitPlace {
  readonly templates: URL;
  readonly manifests: URL;
}

/** The manifest of that name with its form templates, in the order of the manifest; any fault names its file. */
export function readKit(
  place: KitPlace,
  name: string,
): { readonly manifest: Manifest; readonly templates: readonly FormTemplate[] } {
  const manifest = readChecked(new URL(`${name}.json`, place.manifests), manifestSchema);
  const templates = manifest.forms.map(({ form }) =>
    readChecked(new URL(`${form}.form.json`, place.templates), formTemplateSchema),
  );
  return { manifest, templates };
}

function readChecked<T>(file: URL, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parse(file));
  if (parsed.success) return parsed.data;
  throw new AddonError({
    code: "kit_file_invalid",
    message: `${file.pathname} 有误：${z.prettifyError(parsed.error)}`,
    hint: "按文件开头 $schema 指明的格式改正。",
  });
}

function parse(file: URL): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new AddonError(
      {
        code: "kit_file_unreadable",
        message: `无法读取 ${file.pathname}`,
        hint: "检查文件是否存在、是否为合法的 JSON。",
      },
      { cause },
    );
  }
}
