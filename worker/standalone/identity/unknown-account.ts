/** A token was requested for an account that does not exist. */
export class UnknownAccount extends Error {
  override readonly name = 'UnknownAccount';
  /** The accounts that exist. */
  readonly accounts: string[];

  constructor(account: string, accounts: string[]) {
    super(`there is no account ${account}: use one of ${accounts.join(', ')}`);
    this.accounts = accounts;
  }
}
