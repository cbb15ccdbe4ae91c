import type { OrganizationAccount, OrganizationDescription, OrganizationProblem } from './organization.js';

/** Where the parts of a description, each well formed, do not fit together. */
export function contradictionsOf(organization: OrganizationDescription): readonly OrganizationProblem[] {
  return [
    ...accountsTwice(organization),
    ...rolesThatDiffer(organization),
    ...trailElsewhere(organization),
    ...membershipsBackwards(organization),
  ];
}

function accountsTwice({ accounts }: OrganizationDescription): readonly OrganizationProblem[] {
  const seen = new Set<string>();
  return accounts.flatMap(({ accountId }, index) => {
    const twice = seen.has(accountId);
    seen.add(accountId);
    return twice ? [{ path: `accounts[${index}].accountId`, message: 'another account has this id' }] : [];
  });
}

/** A member such as `managementAccountId` and the role of the account that it names have to agree. */
function rolesThatDiffer(organization: OrganizationDescription): readonly OrganizationProblem[] {
  const named = [
    ['managementAccountId', 'management'],
    ['logArchiveAccountId', 'log-archive'],
    ['securityAccountId', 'security'],
  ] as const;
  return named.flatMap(([path, role]) => {
    const holders = organization.accounts.filter((account) => account.role === role);
    const expected = organization[path];
    const agree = expected === undefined ? holders.length === 0 : isOnly(holders, expected);
    return agree ? [] : [{ path, message: `expected to name the one account with the role ${role}` }];
  });
}

function isOnly(accounts: readonly OrganizationAccount[], accountId: string): boolean {
  return accounts.length === 1 && accounts[0]?.accountId === accountId;
}

/** A trail of an organization belongs to the management account, whoever created it. */
function trailElsewhere(organization: OrganizationDescription): readonly OrganizationProblem[] {
  const { trail, managementAccountId, regions } = organization;
  const ending = `:cloudtrail:${trail.homeRegion}:${managementAccountId}:trail/${trail.name}`;
  const arnFits = /^arn:[a-z-]+$/.test(trail.arn.slice(0, -ending.length)) && trail.arn.endsWith(ending);
  return [
    ...(arnFits ? [] : [{ path: 'trail.arn', message: `expected arn:<partition>${ending}` }]),
    ...(regions.includes(trail.homeRegion)
      ? []
      : [{ path: 'trail.homeRegion', message: 'expected one of regions' }]),
  ];
}

function membershipsBackwards({ accounts }: OrganizationDescription): readonly OrganizationProblem[] {
  return accounts.flatMap(({ joinedAt, leftAt }, index) =>
    joinedAt !== undefined && leftAt !== undefined && leftAt < joinedAt
      ? [{ path: `accounts[${index}].leftAt`, message: 'expected a time after joinedAt' }]
      : [],
  );
}
