import type { FormTemplate } from "../../contracts/form-template.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { RuleEditorReport, RuleTrial, RuleTrialRequest } from "../../contracts/rule-editor.ts";
import { createKeepRule, type KeepRulePorts } from "./keep-rule.ts";
import { createRuleDrafts, type RuleDraftPorts } from "./rule-drafts.ts";
import { ruleFields } from "./rule-form.ts";
import { createRuleOffers, type RuleOfferPorts } from "./rule-offers.ts";
import { ruleFormNotBound } from "./rule-refusals.ts";
import { createWriteRules, type WriteRules, type WriteRulesPorts } from "./write-rules.ts";

/** Ports of the rule editor. */
export interface RuleEditorPorts
  extends Omit<RuleDraftPorts, "template">,
    RuleOfferPorts,
    KeepRulePorts,
    Omit<WriteRulesPorts, "template" | "drafts" | "keepRule"> {
  readonly templates: readonly FormTemplate[];
  readonly records: RuleDraftPorts["records"] & KeepRulePorts["records"];
  readonly subjects: RuleDraftPorts["subjects"] & RuleOfferPorts["subjects"];
  readonly clock: RuleDraftPorts["clock"];
}

/** Everything that editing rules on the board needs. */
export interface RuleEditor extends WriteRules {
  /** The fields of the form with what each may hold. */
  editor(installation_id: string): Promise<RuleEditorReport>;
  trial(installation_id: string, request: RuleTrialRequest): Promise<RuleTrial>;
}

const FORM: FormName = "alert_rule";

/** Editing rules: the fields come from the form's template, the records stay on the platform. */
export function createRuleEditor(ports: RuleEditorPorts): RuleEditor {
  const template = ports.templates.find(({ form }) => form === FORM);
  if (template === undefined) throw new Error("the kit has no form of alert rules");
  const drafts = createRuleDrafts({ ...ports, template });
  const ruleOffers = createRuleOffers(ports);

  async function bound(installation_id: string): Promise<FormBinding> {
    const binding = await ports.binding(installation_id, FORM);
    if (binding === null) throw ruleFormNotBound();
    return binding;
  }

  return {
    ...createWriteRules({ ...ports, template, drafts, keepRule: createKeepRule(ports) }),
    editor: async (installation_id) => {
      const { fields } = await bound(installation_id);
      return { fields: [...ruleFields(template, fields)], ...(await ruleOffers(installation_id)) };
    },
    trial: async (installation_id, request) => drafts.trial(await bound(installation_id), request),
  };
}
