import { z } from "zod";

const id = z.string().trim().min(1);

/**
 * Which real form and which of its fields serve as ours, as a person edits it. A field is named by its own id (`widget_name`)
 * or by its alias, a subform's column as `subform.column`; null leaves it unbound.
 */
export const bindingFileSchema = z
  .strictObject({
    app_id: id,
    forms: z
      .record(
        id,
        z
          .strictObject({ entry_id: id, name: z.string().optional(), fields: z.record(id, id.nullable()).readonly() })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();

/** A file of decided bindings. */
export type BindingFile = z.infer<typeof bindingFileSchema>;
