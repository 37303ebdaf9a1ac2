import { type AnswerFromFormPorts, createAnswerFromForm } from "./answer-from-form.ts";
import { type AssessNowPorts, createAssessNow } from "./assess-now.ts";
import { createCreatePurchase, type CreatePurchasePorts } from "./create-purchase.ts";
import { type CheckOrderLinePorts, createCheckOrderLine } from "./check-order-line.ts";

type Ports = CheckOrderLinePorts & AssessNowPorts & AnswerFromFormPorts & CreatePurchasePorts;

/** What functions that run on the platform may ask of us. */
export function createPlatformFunctions(ports: Ports) {
  return {
    checkOrderLine: createCheckOrderLine(ports),
    assessNow: createAssessNow(ports),
    answerFromForm: createAnswerFromForm(ports),
    createPurchase: createCreatePurchase(ports),
  };
}

/** What functions that run on the platform may ask of us. */
export type PlatformFunctions = ReturnType<typeof createPlatformFunctions>;
