/** Days on which a member of staff is absent, first and last included, by the institution's calendar. */
export interface Absence {
  /** `YYYY-MM-DD` */
  from: string;
  /** `YYYY-MM-DD` */
  until: string;
  /** Who gets the hearings that they hold; null where those go back to the queue. */
  cover: string | null;
}
