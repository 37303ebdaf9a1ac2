import { type AnswerFromFormPorts, createAnswerFromForm } from "./answer-from-form.ts";
import { type AssessNowPorts, createAssessNow } from "./assess-now.ts";
import { type CheckOrderPorts, createCheckOrder } from "../order-check/check-order.ts";
import { createNoteRefusal, type NoteRefusalPorts } from "../order-check/note-refusal.ts";
import { createCreatePurchase, type CreatePurchasePorts } from "./create-purchase.ts";
import { type CheckOrderLinePorts, createCheckOrderLine } from "./check-order-line.ts";

type Ports = NoteRefusalPorts &
  CheckOrderLinePorts &
  CheckOrderPorts &
  AssessNowPorts &
  AnswerFromFormPorts &
  CreatePurchasePorts;

/** What functions that run on the platform may ask of us. */
export function createPlatformFunctions(ports: Ports) {
  return {
    checkOrderLine: createCheckOrderLine(ports),
    checkOrder: createCheckOrder(ports),
    noteRefusal: createNoteRefusal(ports),
    assessNow: createAssessNow(ports),
    answerFromForm: createAnswerFromForm(ports),
    createPurchase: createCreatePurchase(ports),
  };
}

/** What functions that run on the platform may ask of us. */
export type PlatformFunctions = ReturnType<typeof createPlatformFunctions>;
