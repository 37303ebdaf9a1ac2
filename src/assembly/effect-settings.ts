/** What effects need to know of an installation, and of where people find its pages. */
import { SNOOZE_DAYS } from "../domain/alert/snooze-days.ts";
import type { ActionLinks } from "../app/access/action-links.ts";
import type { AssessPorts } from "../app/assess/assess-subjects.ts";
import type { ForetoldTasks } from "../app/care/foretold-tasks.ts";
import type { EffectSetting } from "../app/effects/assessed-subject.ts";
import type { KnownBindings } from "../app/ingest/known-bindings.ts";
import { classLevelsOf, readAdopted } from "../app/rehearse/class-levels.ts";
import { pausedFields } from "../contracts/paused-fields.ts";
import type { Subject } from "../contracts/subject.ts";
import type { Clock } from "../ports/clock.ts";
import type { Registry } from "../ports/registry.ts";

interface EffectSettingsOptions {
  readonly bindings: KnownBindings;
  readonly registry: Pick<Registry, "setting">;
  readonly clock: Clock;
  readonly actions: ActionLinks;
  readonly public_url: string | null;
  /** Which foretold buyers get a task. */
  foretoldTasks(installation_id: string): Promise<ForetoldTasks>;
}

/** Reads the setting of an installation's effects. */
export function createEffectSettings({
  bindings,
  registry,
  clock,
  actions,
  public_url,
  foretoldTasks,
}: EffectSettingsOptions): AssessPorts["effectSetting"] {
  return async (installation_id) => ({
    bound: new Set((await bindings.all(installation_id)).map(({ form }) => form)),
    paused_fields: pausedFields((await bindings.ofForm(installation_id, "stock_level"))?.fields ?? []),
    paused_plan_fields: pausedFields((await bindings.ofForm(installation_id, "production_plan"))?.fields ?? []),
    class_levels: classLevelsOf(await readAdopted(registry, installation_id)),
    foretold_tasks: await foretoldTasks(installation_id),
    clock,
    ...(public_url !== null && { answerLinks: answerLinksUnder(public_url, actions) }),
    link: (subject) => (public_url === null ? null : linkUnder(public_url, subject)),
  });
}

function linkUnder(public_url: string, subject: Subject | null): string {
  if (subject === null) return `${public_url}/`;
  const { item_code, location_code } = subject;
  return `${public_url}/items/${encodeURIComponent(item_code)}/${encodeURIComponent(location_code)}`;
}

/** The answers that a message offers, as links behind whose # no server logs the token. */
function answerLinksUnder(public_url: string, { token }: ActionLinks): NonNullable<EffectSetting["answerLinks"]> {
  return (subject, episode, told_at) =>
    [
      { label: "确认", answer: "acknowledge" as const },
      { label: "已下单", answer: "order" as const },
      { label: `忽略 ${SNOOZE_DAYS} 天`, answer: "snooze" as const },
    ].map(({ label, answer }) => ({
      label,
      link: `${public_url.replace(/\/+$/, "")}/answer#${token({ subject, episode, answer }, told_at)}`,
    }));
}
