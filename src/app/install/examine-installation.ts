import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { FormTemplate } from "../../contracts/form-template.ts";
import type { Problem } from "../../contracts/problem.ts";
import { PlatformCallError } from "../../ports/platform.ts";
import type { Records } from "../../ports/records.ts";
import { FORM_NOTICE_CODES } from "../ingest/field-notices.ts";
import { listNotices } from "../notices/notices.ts";
import { examineFields } from "./examine-fields.ts";
import { examineStock } from "./examine-stock.ts";
import type { ExistingForm, InstallSituation } from "./plan-install.ts";
import { type AppToRead, createReadApp, type ReadAppPorts } from "./read-app.ts";

/** Something an examination came upon. Only a `fault` keeps the add-on from doing its work. */
export interface Finding {
  readonly level: "fault" | "warning" | "note";
  readonly form: FormName | null;
  readonly problem: Problem;
}

/** What an examination of an installation brought. */
export interface Examination {
  readonly is_sound: boolean;
  readonly forms_bound: number;
  readonly forms_wanted: number;
  readonly findings: readonly Finding[];
}

/** Ports of `examineInstallation`. */
export interface ExaminePorts extends ReadAppPorts {
  readonly records: Pick<Records, "list">;
}

/** Looks at the app as it really is and names everything that differs from what the add-on needs. */
export function createExamineInstallation(ports: ExaminePorts) {
  const readApp = createReadApp(ports);

  return async function examineInstallation(app: AppToRead): Promise<Examination> {
    const bound = await ports.registry.bindings(app.installation_id);
    const findings = [
      ...(await lookAt(app)),
      ...(await examineNotices(app.installation_id)),
      ...(await examineStock(ports.records, app.installation_id, bound)),
    ];
    return {
      is_sound: findings.every(({ level }) => level !== "fault"),
      forms_bound: bound.length,
      forms_wanted: ports.kit.manifest.forms.length,
      findings: findings.toSorted((one, other) => RANK[one.level] - RANK[other.level]),
    };
  };

  /** What reading by time has noticed. The forms themselves are looked at here, so their notices would say it twice. */
  async function examineNotices(installation_id: string): Promise<readonly Finding[]> {
    const notices = await listNotices(ports.registry, installation_id);
    const others = notices.filter(({ code }) => !FORM_NOTICE_CODES.some((known) => known === code));
    return others.map(({ form, code, message, hint }) => ({
      level: "warning",
      form,
      problem: { code, message, hint },
    }));
  }

  async function lookAt(app: AppToRead): Promise<readonly Finding[]> {
    try {
      return findingsOf(await readApp(app), ports);
    } catch (error) {
      // What the platform refuses is itself the finding; anything else is a fault of the program.
      if (error instanceof PlatformCallError) return [{ level: "fault", form: null, problem: error.problem }];
      throw error;
    }
  }
}

const RANK: Readonly<Record<Finding["level"], number>> = { fault: 0, warning: 1, note: 2 };

function findingsOf(situation: InstallSituation, { kit, public_url }: ReadAppPorts): readonly Finding[] {
  const forms = kit.manifest.forms.flatMap(({ form, essential }) => {
    const template = kit.templates.find((candidate) => candidate.form === form);
    const binding = situation.bindings.find((candidate) => candidate.form === form);
    if (template === undefined) return [];
    if (binding === undefined) return [unboundForm(template, essential, situation.existing)];
    const found = situation.existing.find(({ entry_id }) => entry_id === binding.entry_id);
    if (found === undefined) return [formGone(template, essential)];
    return [
      ...examineFields(template, binding, found),
      ...examineSync(template, binding),
      ...examinePush(template, found, public_url),
    ];
  });
  return [...(public_url === null ? [NO_PUBLIC_URL] : []), ...forms];
}

function examineSync({ form, label }: FormTemplate, { synced_through }: FormBinding): readonly Finding[] {
  if (synced_through !== null) return [];
  return [
    {
      level: "warning",
      form,
      problem: {
        code: "form_not_synced",
        message: `表单“${label["zh-CN"]}”还没有做过首次同步`,
        hint: "运行 `stockguard reconcile`。",
      },
    },
  ];
}

function examinePush(
  { form, label }: FormTemplate,
  found: ExistingForm,
  public_url: string | null,
): readonly Finding[] {
  if (public_url === null || found.push === "registered") return [];
  const isMissing = found.push === "missing";
  return [
    {
      level: isMissing ? "warning" : "note",
      form,
      problem: {
        code: isMissing ? "push_missing" : "push_not_seen",
        message: isMissing ? `表单“${label["zh-CN"]}”没有设置数据推送` : `还没有收到过表单“${label["zh-CN"]}”的推送`,
        hint: `在“扩展功能 > 数据推送”中按 \`stockguard push show ${label["zh-CN"]}\` 设置，然后点“服务器连接测试”。在此之前由定时核对代替。`,
      },
    },
  ];
}

function unboundForm({ form, label }: FormTemplate, essential: boolean, existing: readonly ExistingForm[]): Finding {
  const isThere = existing.some(({ name }) => name === label["zh-CN"]);
  return {
    level: essential ? "fault" : "warning",
    form,
    problem: {
      code: isThere ? "form_not_bound" : "form_missing",
      message: isThere ? `表单“${label["zh-CN"]}”尚未绑定` : `应用中没有表单“${label["zh-CN"]}”`,
      hint: isThere
        ? "运行 `stockguard bind`。"
        : "运行 `stockguard install` 按清单新建；若已有同用途的表单，运行 `stockguard bind` 选择它。",
    },
  };
}

function formGone({ form, label }: FormTemplate, essential: boolean): Finding {
  return {
    level: essential ? "fault" : "warning",
    form,
    problem: {
      code: "form_gone",
      message: `绑定的表单“${label["zh-CN"]}”已不在应用中`,
      hint: "检查表单是否被删除、API KEY 是否仍能看到该应用；换了表单时运行 `stockguard bind`。",
    },
  };
}

const NO_PUBLIC_URL: Finding = {
  level: "warning",
  form: null,
  problem: {
    code: "public_url_missing",
    message: "没有设置 STOCKGUARD_PUBLIC_URL，简道云无法推送变化",
    hint: "设为简道云能访问到的 https 地址后重启；在此之前由定时核对代替，预警会晚几分钟。",
  },
};
