/** How one request went; times in milliseconds since 1970. */
export interface Attempt {
  sentAt: number;
  answeredAt: number;
  /** Of the answer; 0 where there was none. */
  status: number;
  /** What a refusal is called, or why there was no answer. */
  code: string;
  claimId?: string;
}
