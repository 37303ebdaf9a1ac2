import type { Goodwill } from "../inventory/goodwill.ts";
import type { AbcClass } from "../risk/class-policy.ts";
import type { ClassForm } from "./class-form.ts";
import { isOurs } from "./class-form.ts";
import { LIFE_CYCLE_LABELS, type LifeCycle } from "./life-cycle-stage.ts";
import { XYZ_CLASS_LABELS, type XyzClass } from "./xyz-class.ts";

/** A class and why, in Chinese. */
interface Reasoned<Class> {
  readonly class: Class;
  readonly reason: string;
}

/** All classes of an item as the last night found them; null or empty where too little is known. */
export interface ItemClasses {
  readonly abc: Reasoned<AbcClass> | null;
  readonly xyz: Reasoned<XyzClass> | null;
  readonly life_cycle: LifeCycle | null;
  /** Why it counts as selling hot; empty where it does not. */
  readonly hot: readonly string[];
  /** Why it counts as seasonal; null where it does not. */
  readonly season: string | null;
  /** What the item's form is to bear of this; null where it has no fields for it. */
  readonly form: ClassForm | null;
  /** What a unit short costs beyond its margin: found in the same night, kept beside the classes; absent where it is not known. */
  readonly goodwill?: Goodwill;
}

/** The class fields of the item form as people should see them. */
export function classFields({ abc, xyz, life_cycle, hot, season }: Omit<ItemClasses, "form" | "goodwill">) {
  const tags = [...(hot.length > 0 ? ["热销"] : []), ...(season === null ? [] : ["季节性"])];
  return {
    abc_class: abc?.class ?? null,
    xyz_class: xyz?.class ?? null,
    life_cycle_stage: life_cycle === null ? null : LIFE_CYCLE_LABELS[life_cycle.stage],
    item_tags: tags.length === 0 ? null : tags.join("、"),
  };
}

/** The class that limits and service level follow: what a person wrote on the form, else what was computed. */
export function abcInForce(shown: AbcClass | null, classes: ItemClasses | null): AbcClass | null {
  if (shown !== null && !isOurs("abc_class", shown, classes?.form ?? null)) return shown;
  return classes?.abc?.class ?? shown;
}

/** A class as a short label with its reason. */
export interface ClassChip {
  readonly kind: "abc" | "xyz" | "life_cycle" | "hot" | "season";
  /** A code for machines; see the labels of each class. */
  readonly value: string;
  readonly label: string;
  readonly reason: string;
}

/** The classes as people see them; `shown` is the ABC class on the item form. */
export function classChips(shown: AbcClass | null, classes: ItemClasses | null): readonly ClassChip[] {
  const { abc = null, xyz = null, life_cycle = null, hot = [], season = null } = classes ?? {};
  const inForce = abcInForce(shown, classes);
  const isOwn = inForce !== null && inForce === shown && !isOurs("abc_class", shown, classes?.form ?? null);
  const chips: (ClassChip | null)[] = [
    inForce && {
      kind: "abc",
      value: inForce,
      label: `${inForce} 类`,
      reason: isOwn ? "商品资料上填写" : (abc?.reason ?? ""),
    },
    xyz && { kind: "xyz", value: xyz.class, label: `${xyz.class} ${XYZ_CLASS_LABELS[xyz.class]}`, reason: xyz.reason },
    life_cycle && {
      kind: "life_cycle",
      value: life_cycle.stage,
      label: LIFE_CYCLE_LABELS[life_cycle.stage],
      reason: life_cycle.reason,
    },
    hot.length === 0 ? null : { kind: "hot", value: "hot", label: "热销", reason: hot.join("；") },
    season === null ? null : { kind: "season", value: "seasonal", label: "季节性", reason: season },
  ];
  return chips.filter((chip) => chip !== null);
}
