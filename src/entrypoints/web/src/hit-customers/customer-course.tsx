import type { CourseEntry, CustomerCourse as Course } from "../../../../contracts/customer-course.ts";
import { dayText } from "../format/day-text.ts";
import steps from "../item/done-effects.module.css";
import { Panel, PanelNote } from "../item/panel.tsx";
import { PageLink } from "../routing/page-link.tsx";
import { eventPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import type { Dictionary } from "../text/zh.ts";
import { Kinds } from "./hit-parts.tsx";

/** What a customer met, ordered, asked and said, and what was done for them, newest first. */
export function CustomerCourse({ course, today }: { readonly course: Course; readonly today: string }) {
  const words = useTexts().texts.customer_course;
  return (
    <Panel title={words.title} hint={words.hint}>
      {course.entries.length === 0 && <PanelNote>{words.empty}</PanelNote>}
      <ol className={steps["effects"]}>
        {course.entries.map((entry, index) => (
          <Step key={`${course.entries.length - index} ${entry.kind}`} entry={entry} today={today} />
        ))}
      </ol>
      {course.more > 0 && <PanelNote>{words.more(course.more)}</PanelNote>}
    </Panel>
  );
}

function Step({ entry, today }: { readonly entry: CourseEntry; readonly today: string }) {
  const { texts, language } = useTexts();
  const words = texts.customer_course;
  const event_no = "event_no" in entry ? entry.event_no : null;
  const head = headOf(entry, words);
  return (
    <li className={steps["effect"]} data-state={toneOf(entry)}>
      <span>
        {event_no === null ? (
          head
        ) : (
          <PageLink className="text-link" href={eventPath(event_no)}>
            {head}
          </PageLink>
        )}{" "}
        {entry.kind === "shortage" && <Kinds kinds={entry.kinds} />}
      </span>
      <span className={steps["note"]}>
        {[dayText(entry.day, today, language), ...notesOf(entry, texts, (day) => dayText(day, today, language))]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </li>
  );
}

type Words = Dictionary["customer_course"];

function headOf(entry: CourseEntry, words: Words): string {
  switch (entry.kind) {
    case "shortage":
      return words.shortage(entry.item_name);
    case "order":
      return words.order(entry.order_no);
    case "enquiry":
      return words.enquired(words.enquiry[entry.enquiry_kind], entry.item_name);
    case "feedback":
      return words.feedback[entry.feedback_kind];
    case "care":
      return words.care(words.action[entry.action], entry.item_name);
  }
}

function notesOf(
  entry: CourseEntry,
  { customer_course: words, hit_customers }: Dictionary,
  day: (day: string) => string,
) {
  switch (entry.kind) {
    case "shortage":
      return [entry.over_on === null ? hit_customers.standing : hit_customers.over(day(entry.over_on))];
    case "order":
      return [itemsOf(entry, words), words.order_state[entry.state], afterOf(entry, words)];
    case "enquiry":
      return [words.enquiry_state[entry.state]];
    case "feedback":
      return [
        entry.satisfaction_score === null ? "" : words.score(entry.satisfaction_score),
        entry.event_no === null ? "" : words.about_event,
        entry.content,
      ];
    case "care":
      return [entry.done_on === null ? words.not_done : words.done(day(entry.done_on)), entry.outcome ?? ""];
  }
}

type OrderEntry = Extract<CourseEntry, { kind: "order" }>;

function itemsOf({ item_names, more_items }: OrderEntry, words: Words): string {
  const names = item_names.join("、");
  return more_items === 0 ? names : words.more_items(names, more_items);
}

function afterOf({ days_after_shortage }: OrderEntry, words: Words): string {
  return days_after_shortage === null ? "" : words.after(days_after_shortage);
}

/** Red where the shop failed the customer, green where they came back. */
function toneOf(entry: CourseEntry): "done" | "dead" | undefined {
  switch (entry.kind) {
    case "shortage":
      return "dead";
    case "order":
      if (entry.state === "short") return "dead";
      return entry.days_after_shortage !== null && entry.state !== "cancelled" ? "done" : undefined;
    case "enquiry":
      return entry.enquiry_kind === "refused" ? "dead" : undefined;
    case "feedback":
      return entry.feedback_kind === "complaint" ? "dead" : undefined;
    case "care":
      return entry.done_on === null ? undefined : "done";
  }
}
