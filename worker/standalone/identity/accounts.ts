/** What a person may do in an institution. */
type Role = 'institution' | 'judge' | 'supervisor' | 'auditor';

/** A person or program for which the embedded provider issues tokens. */
export interface Account {
  /** The `sub` claim of its tokens. */
  id: string;
  institution: string;
  role: Role;
  /** The name that pages show; it says that the account is a demo. */
  name: string;
  /** False for a machine client: its tokens carry no sign of a person's sign-in. */
  human: boolean;
}

/** Institutions of the embedded stack. */
export const INSTITUTIONS = ['demo', 'other', 'sample'] as const;

const PEOPLE: [name: string, role: Role, title: string][] = [
  ['institution', 'institution', 'Institution'],
  ['judge-1', 'judge', 'Judge 1'],
  ['judge-2', 'judge', 'Judge 2'],
  ['judge-3', 'judge', 'Judge 3'],
  ['supervisor', 'supervisor', 'Supervisor'],
  ['auditor', 'auditor', 'Auditor'],
];

/** The people of every institution, by the names that DESIGN.md section 8 gives. They have no passwords. */
export const DEMO_ACCOUNTS: readonly Account[] = INSTITUTIONS.flatMap((institution) =>
  PEOPLE.map(([name, role, title]) => ({
    id: `${name}@${institution}`,
    institution,
    role,
    name: `${title} (${institution})`,
    human: true,
  })),
);

/** One machine client for each institution, for its own systems. The client id is also the account. */
export const MACHINE_ACCOUNTS: readonly Account[] = INSTITUTIONS.map((institution) => ({
  id: `hearken-machine-${institution}`,
  institution,
  role: 'institution',
  name: `Machine (${institution})`,
  human: false,
}));

/**
 * Claims of an account's access token beside the registered ones.
 *
 * @param signIn of a person: when (seconds since 1970) and how (RFC 8176); machines have none
 */
export function accessClaims(account: Account, signIn?: { authTime: number; amr: string[] }) {
  return {
    institution: account.institution,
    roles: [account.role],
    name: account.name,
    ...(account.human && signIn && { auth_time: signIn.authTime, amr: signIn.amr }),
  };
}
