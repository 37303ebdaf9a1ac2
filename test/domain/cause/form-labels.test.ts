import { expect, it } from "@jest/globals";
import { FORM_LABELS } from "../../../src/contracts/generated/records.ts";
import { EVIDENCE_FORM_LABELS } from "../../../src/domain/cause/cause-evidence-text.ts";

it("names each form of evidence as its template does", () => {
  expect(FORM_LABELS).toMatchObject(EVIDENCE_FORM_LABELS);
});
