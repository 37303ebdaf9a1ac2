import { type Request, Router } from "express";
import type { Access } from "../../app/access/access.ts";
import type { RuleEditor } from "../../app/rules/rule-editor.ts";
import type { AuditEvent } from "../../contracts/access.ts";
import {
  newRuleRequest,
  ruleChangeRequest,
  ruleRemovalRequest,
  ruleSwitchRequest,
  ruleTrialRequest,
  type RuleWritten,
} from "../../contracts/rule-editor.ts";
import type { Installation } from "../../ports/registry.ts";
import { askingOf, may } from "./identity.ts";
import { createSeenReport } from "./seen-report.ts";

interface RuleApiPorts {
  readonly access: Access;
  readonly ruleEditor: RuleEditor;
  /** The installation that the board shows. */
  installation(): Promise<Installation>;
  /** Told when what was read back of a rule waits in the line. */
  onRuleWritten(): void;
}

/** Editing alert rules. A rule may name a phone number, so that who edits must be allowed to see it. */
export function createRuleApi({ access, ruleEditor, installation, onRuleWritten }: RuleApiPorts): Router {
  const api = Router();
  const seenReport = createSeenReport(access, Date.now);

  api.get("/rules/editor", may("edit_rules"), may("see_phones"), async (_request, response) => {
    response.set("cache-control", "no-store").json(await ruleEditor.editor(await installationId()));
  });
  api.post("/rules/trial", may("edit_rules"), may("see_phones"), async (request, response) => {
    response.json(await ruleEditor.trial(await installationId(), ruleTrialRequest.parse(request.body)));
  });
  api.get("/rules/:record_id", may("edit_rules"), may("see_phones"), async (request, response) => {
    const rule = await ruleEditor.open(await installationId(), request.params.record_id);
    response.set("cache-control", "no-store").json(await seenReport(request, "rules", rule));
  });
  api.post("/rules", may("edit_rules"), may("see_phones"), async (request, response) => {
    const written = await ruleEditor.add(await installationId(), newRuleRequest.parse(request.body));
    await noteWritten(request, written, "rule_added");
    response.json(written);
  });
  api.post("/rules/:record_id", may("edit_rules"), may("see_phones"), async (request, response) => {
    const { version, values } = ruleChangeRequest.parse(request.body);
    const written = await ruleEditor.change(await installationId(), { ...request.params, version }, values);
    await noteWritten(request, written, "rule_changed");
    response.json(written);
  });
  api.post("/rules/:record_id/switch", may("edit_rules"), may("see_phones"), async (request, response) => {
    const { version, is_on } = ruleSwitchRequest.parse(request.body);
    const written = await ruleEditor.switchTo(await installationId(), { ...request.params, version }, is_on);
    await noteWritten(request, written, is_on ? "rule_switched_on" : "rule_switched_off");
    response.json(written);
  });
  api.post("/rules/:record_id/remove", may("edit_rules"), may("see_phones"), async (request, response) => {
    const { version } = ruleRemovalRequest.parse(request.body);
    const written = await ruleEditor.remove(await installationId(), { ...request.params, version });
    await noteWritten(request, written, "rule_removed");
    response.json(written);
  });
  return api;

  async function installationId(): Promise<string> {
    return (await installation()).installation_id;
  }

  /** Only what was done is noted in the audit log. */
  async function noteWritten<P>(request: Request<P>, written: RuleWritten, event: AuditEvent): Promise<void> {
    onRuleWritten();
    const isDone = written.kind === "removed" || (written.kind === "saved" && written.did !== "nothing");
    if (isDone) await access.note(event, written.rule_name, askingOf(request));
  }
}
