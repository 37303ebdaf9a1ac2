import { ENQUIRY_KIND_LABELS, ENQUIRY_STATE_LABELS } from "../../domain/enquiry/enquiry-kind.ts";
import type { FormName } from "../../contracts/form.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { RefusalNoteReport, RefusalNoteRequest } from "../../contracts/refusal-note.ts";
import type { Clock } from "../../ports/clock.ts";
import type { NewEffect, Outbox } from "../../ports/outbox.ts";
import type { Registry } from "../../ports/registry.ts";
import { effectKeys } from "../alert/alert-keys.ts";

/** Ports of `noteRefusal`. */
export interface NoteRefusalPorts {
  readonly outbox: Pick<Outbox, "add">;
  readonly clock: Pick<Clock, "now" | "stamp">;
  readonly registry: Pick<Registry, "bindings">;
}

const FORM: FormName = "enquiry";
/** Behind alert fields and messages. */
const PRIORITY = 60;

/**
 * Notes on 询价与意向 that a customer wanted some lines and left without an order, a record each; what they wanted then counts as
 * demand, and they as customers whom the shortage hit. Fails with `enquiry_not_bound` where there is no such form.
 */
export function createNoteRefusal({ outbox, clock, registry }: NoteRefusalPorts) {
  return async function noteRefusal(installation_id: string, request: RefusalNoteRequest): Promise<RefusalNoteReport> {
    const bindings = await registry.bindings(installation_id);
    if (!bindings.some(({ form }) => form === FORM)) throw notBound();
    const effects = request.lines.map((line, at) => effectOf(installation_id, request, { ...line, at }));
    await outbox.add(effects.map(({ effect }) => effect));
    return { enquiry_nos: effects.map(({ enquiry_no }) => enquiry_no) };
  };

  function effectOf(
    installation_id: string,
    { request_id, customer_code }: RefusalNoteRequest,
    { item_code, location_code, quantity, at }: RefusalNoteRequest["lines"][number] & { readonly at: number },
  ): { readonly effect: NewEffect; readonly enquiry_no: string } {
    const now = clock.now();
    const key = effectKeys.enquiry(request_id, at);
    // Of the press alone: sent again on another day, it names the same records.
    const enquiry_no = `WX-${request_id.slice(0, 8)}-${at + 1}`;
    const values = {
      ...{ enquiry_no, customer_code: customer_code ?? "", item_code, location_code: location_code ?? "", quantity },
      ...{ asked_at: clock.stamp(), enquiry_kind: ENQUIRY_KIND_LABELS.refused },
      enquiry_state: ENQUIRY_STATE_LABELS.open,
    };
    return {
      enquiry_no,
      effect: {
        ...{ installation_id, item_code, location_code: location_code ?? "", priority: PRIORITY },
        ...{ due_at: now, caused_at: now, line: key, replaces_line: false, effect_key: key },
        action: { kind: "create_record", form: FORM, start_trigger: false, start_workflow: false, values },
      },
    };
  }
}

function notBound(): AddonError {
  return new AddonError({
    code: "enquiry_not_bound",
    message: "没有绑定“询价与意向”表单，登记没有地方写",
    hint: "先用 `stockguard install` 列出的步骤建好“询价与意向”表单，再用 `stockguard bind` 绑定。",
  });
}
