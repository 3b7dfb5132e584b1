import type { StaffVisit } from '@om/contracts/gateway';
import { Swedish } from '../../language/swedish.js';

interface AnswersProps {
  readonly answers: StaffVisit['visit']['answers'];
}

/** The patient's answers, each with its question: a bare "Ja" says nothing. */
export const Answers = ({ answers }: AnswersProps) => (
  <ul className="om-answers">
    {answers.map(({ question, answer }) => (
      <li key={question}>
        <span className="om-muted">
          <Swedish>{question}</Swedish>
        </span>{' '}
        <span dir="auto">{answer}</span>
      </li>
    ))}
  </ul>
);
