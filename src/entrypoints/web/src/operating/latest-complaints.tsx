import { Tag } from "antd";
import type { FeedbackReport } from "../../../../contracts/feedback-report.ts";
import { dayText } from "../format/day-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./operating.module.css";

type Complaint = FeedbackReport["latest"][number];

/** What customers complained of last, in their words. */
export function LatestComplaints({ report: { latest, today } }: { report: FeedbackReport }) {
  const words = useTexts().texts.feedback;
  if (latest.length === 0) return null;
  return (
    <div>
      <h3 className={styles["subtitle"]}>{words.latest}</h3>
      <ul className={styles["list"]}>
        {latest.map((complaint, index) => (
          <ComplaintLine key={`${complaint.feedback_no ?? ""} ${index}`} complaint={complaint} today={today} />
        ))}
      </ul>
    </div>
  );
}

function ComplaintLine({ complaint, today }: { complaint: Complaint; today: string }) {
  const { texts, language } = useTexts();
  const words = texts.feedback;
  const { received_on, order_no, content, relation, matched_words, is_open } = complaint;
  return (
    <li className={styles["entry"]}>
      <div>
        {dayText(received_on, today, language)}
        {order_no !== null && <span className={styles["note"]}>{words.order(order_no)}</span>}
      </div>
      <div className={styles["figure"]}>{is_open ? words.to_do : words.seen_to}</div>
      <div className={styles["why"]}>
        <Tag>{words.relation[relation]}</Tag>
        {content ?? words.no_words}
        {matched_words !== null && <span className={styles["note"]}>{words.words(matched_words)}</span>}
      </div>
    </li>
  );
}
