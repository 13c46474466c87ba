/** A step of a request, as its page shows it. */
export interface Step {
  title?: string | undefined;
  /** The day on which it happened, in words. Undefined for what is still to come. */
  day?: string;
  texts: readonly string[];
  list: readonly string[];
  /** The lines of an envelope. Empty if there is nothing to post. */
  postTo: readonly string[];
  /** Done, what we are doing now, what the person must do, and what comes later. */
  state: 'done' | 'now' | 'yours' | 'later';
  /** Whether it has the button that sends the email again. */
  canResend?: boolean;
}
