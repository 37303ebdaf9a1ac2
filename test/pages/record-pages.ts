import type { Page } from "playwright-core";
import type { FormName } from "../../src/contracts/form.ts";
import type { ShopWorld } from "../support/a-shop-world.ts";

/** What a person fills in, by the labels they read. */
type Answers = Readonly<Record<string, string>>;
/** Rows of subforms, by their fields' names: a cell has no label of its own. */
type Rows = Readonly<Record<string, readonly Answers[]>>;

/** A person at the platform's pages of records. */
export interface RecordPages {
  readonly page: Page;
  add(form: FormName, answers: Answers, rows?: Rows): Promise<void>;
  edit(form: FormName, record_id: string, answers: Answers): Promise<void>;
}

/** Fills in the pages of the sandbox as a person does, and resolves once it has saved and gone back to the table. */
export function createRecordPages(page: Page, { platform, bindingOf }: ShopWorld): RecordPages {
  const formUrl = (form: FormName) => `${platform.origin}/forms/${bindingOf(form).entry_id}`;

  async function fill(answers: Answers): Promise<void> {
    for (const [label, answer] of Object.entries(answers)) {
      // A label's own words: those of a choice hold its options too.
      const words = page.getByText(label, { exact: true });
      const input = page.locator("label.field").filter({ has: words }).locator("[data-field]");
      const isChoice = (await input.locator("option").count()) > 0;
      await (isChoice ? input.selectOption(answer) : input.fill(answer));
    }
  }

  async function addRow(subform: string, values: Answers): Promise<void> {
    const fieldset = page.locator(`[data-subform="${subform}"]`);
    await fieldset.getByRole("button", { name: "+ 添加一行" }).click();
    const row = fieldset.locator("tbody tr").last();
    for (const [name, value] of Object.entries(values)) await row.locator(`[data-field="${name}"]`).fill(value);
  }

  async function save(form: FormName): Promise<void> {
    await page.getByRole("button", { name: "保存" }).click();
    await page.waitForURL(formUrl(form));
  }

  return {
    page,
    async add(form, answers, rows = {}) {
      await page.goto(formUrl(form));
      await page.getByRole("link", { name: "+ 添加" }).click();
      await fill(answers);
      for (const [subform, all] of Object.entries(rows)) for (const values of all) await addRow(subform, values);
      await save(form);
    },
    async edit(form, record_id, answers) {
      await page.goto(`${formUrl(form)}/records/${record_id}`);
      await fill(answers);
      await save(form);
    },
  };
}
