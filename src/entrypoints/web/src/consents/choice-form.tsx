import { useMutation } from "@tanstack/react-query";
import { App, Button, Form, Input, Select } from "antd";
import { postJson } from "../api/api-client.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./consents.module.css";

interface ChoiceFormProps {
  readonly address: string;
  onRecorded(): void;
}

/** A choice as a person records it: what is to be told, and for which purpose, in one word for the server to part. */
interface TypedChoice {
  readonly choice: (typeof CHOICES)[number];
  readonly note?: string;
}

const CHOICES = [
  "opt_out all",
  "opt_out marketing",
  "opt_out service",
  "opt_in marketing",
  "opt_in service",
  "opt_in internal",
] as const;

/** Records what somebody said of what they want to be told. */
export function ChoiceForm({ address, onRecorded }: ChoiceFormProps) {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const { consents: words, consent_choice } = texts;
  const [form] = Form.useForm<TypedChoice>();
  const record = useMutation({
    mutationFn: ({ choice, note = "" }: TypedChoice) => {
      const [kind, purpose] = choice.split(" ");
      return postJson<unknown>("/consents", { address, kind, purpose, note: note.trim() });
    },
    onError: (error: Error) => void message.error(error.message || texts.state.offline),
    onSuccess: () => {
      void message.success(words.recorded);
      form.resetFields();
      onRecorded();
    },
  });
  const options = CHOICES.map((value) => {
    const [kind = "", purpose = ""] = value.split(" ");
    return { value, label: `${wordOf(kind)} · ${wordOf(purpose)}` };
  });
  return (
    <Form
      form={form}
      className={styles["choice"] ?? ""}
      layout="vertical"
      requiredMark={false}
      initialValues={{ choice: CHOICES[0] }}
      onFinish={(typed) => record.mutate(typed)}
    >
      <Form.Item name="choice" label={words.choice}>
        <Select options={options} />
      </Form.Item>
      <Form.Item
        name="note"
        label={words.note}
        dependencies={["choice"]}
        rules={[
          ({ getFieldValue }) => {
            const isConsent = String(getFieldValue("choice")).startsWith("opt_in");
            return { required: isConsent, min: isConsent ? 2 : 0, whitespace: isConsent, message: words.note_hint };
          },
        ]}
      >
        <Input maxLength={200} placeholder={words.note_hint} />
      </Form.Item>
      <Button htmlType="submit" loading={record.isPending}>
        {words.record}
      </Button>
    </Form>
  );

  function wordOf(code: string): string {
    return Object.entries(consent_choice).find(([known]) => known === code)?.[1] ?? code;
  }
}
