import type { PurchaseCourse } from "../../domain/purchase-course/purchase-course.ts";
import type { Registry } from "../../ports/registry.ts";

/** What the workflow of a purchase record said when it was last asked for. */
export interface KeptCourse extends Omit<PurchaseCourse, "ordered_at" | "received_at"> {
  readonly record_id: string;
  /** Instant in ms. */
  readonly asked_at: number;
  /** False where the record has no workflow: nobody asks again. Null where the platform would not tell of this record. */
  readonly has_workflow: boolean | null;
}

/** The courses of each installation, kept as a setting; those of the latest purchases alone. */
export interface KeptCourses {
  of(installation_id: string): Promise<readonly KeptCourse[]>;
  save(installation_id: string, courses: readonly KeptCourse[]): Promise<void>;
}

const SETTING = "purchase_courses";

/** Keeps courses. */
export function createKeptCourses(registry: Pick<Registry, "setting" | "saveSetting">): KeptCourses {
  return {
    async of(installation_id) {
      const text = await registry.setting(installation_id, SETTING);
      // Written below.
      return text === null ? [] : (JSON.parse(text) as readonly KeptCourse[]);
    },
    save: (installation_id, courses) => registry.saveSetting(installation_id, SETTING, JSON.stringify(courses)),
  };
}

/** One text for a purchase record. */
export function courseKey({ form, record_id }: Pick<KeptCourse, "form" | "record_id">): string {
  return `${form}/${record_id}`;
}
