import type { FormName } from "../../contracts/form.ts";
import type { Notice } from "../../contracts/notice.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";

/** The one durable list of what people should know of an installation. */
export interface Notices {
  /** Oldest first. */
  list(installation_id: string): Promise<readonly Notice[]>;
  /** Makes `wanted` the only notices of a place that bear one of `codes`; what stood before keeps its `since`. */
  replace(
    place: NoticePlace,
    codes: readonly string[],
    wanted: readonly Omit<Notice, "form" | "since">[],
  ): Promise<NoticeChange>;
}

/** Where notices belong. */
export interface NoticePlace {
  readonly installation_id: string;
  readonly form: FormName | null;
  /** Where it is given, notices of other fields are left alone. */
  readonly field?: string;
}

/** What became of the list. */
export interface NoticeChange {
  readonly raised: readonly Notice[];
  readonly ended: readonly Notice[];
}

/** Notices are settings of their installation whose names begin so. */
export const NOTICE_PREFIX = "notice:";

/** Keeps notices among the settings of their installation. */
export function createNotices({
  registry,
  clock,
}: {
  readonly registry: Pick<Registry, "settings" | "saveSetting" | "removeSetting">;
  readonly clock: Pick<Clock, "now">;
}): Notices {
  return {
    list: (installation_id) => listNotices(registry, installation_id),

    replace: async ({ installation_id, form, field }, codes, wanted) => {
      const isThere = (notice: Notice) => notice.form === form && (field === undefined || notice.field === field);
      const before = (await stored(registry, installation_id)).filter(
        ([, notice]) => isThere(notice) && codes.includes(notice.code),
      );
      const standing = new Map(before);
      const raised: Notice[] = [];
      for (const words of wanted) {
        const name = nameOf(form, words);
        const known = standing.get(name);
        standing.delete(name);
        const notice = { ...words, form, since: known?.since ?? clock.now() };
        if (known !== undefined && isSame(known, notice)) continue;
        await registry.saveSetting(installation_id, name, JSON.stringify(notice));
        if (known === undefined) raised.push(notice);
      }
      for (const name of standing.keys()) await registry.removeSetting(installation_id, name);
      return { raised, ended: [...standing.values()] };
    },
  };
}

/** The notices of an installation, oldest first. */
export async function listNotices(
  registry: Pick<Registry, "settings">,
  installation_id: string,
): Promise<readonly Notice[]> {
  const found = await stored(registry, installation_id);
  return found.map(([, notice]) => notice).toSorted((one, other) => one.since - other.since);
}

async function stored(
  registry: Pick<Registry, "settings">,
  installation_id: string,
): Promise<readonly (readonly [string, Notice])[]> {
  const settings = await registry.settings(installation_id, NOTICE_PREFIX);
  // Written by `replace` above and by nothing else.
  return Object.entries(settings).map(([name, text]) => [name, JSON.parse(text) as Notice] as const);
}

function nameOf(form: FormName | null, { code, field }: Pick<Notice, "code" | "field">): string {
  return `${NOTICE_PREFIX}${code}:${form ?? ""}:${field ?? ""}`;
}

function isSame(one: Notice, other: Notice): boolean {
  return one.message === other.message && one.hint === other.hint;
}
