import { denied, HOME, MANAGEMENT, MEMBER, OTHER } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeTrail } from '../trail/change-trail.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'there is one', status: 'pass', says: [/organization-trail/] },
  {
    name: 'the management account has no trail at all',
    change: (draft) => {
      for (const account of draft.accounts) for (const region of account.inRegions) region.trails = known([]);
    },
    status: 'fail',
  },
  {
    name: 'there are trails, but each of one account only',
    change: (draft) => {
      for (const account of draft.accounts)
        for (const { trails } of account.inRegions)
          if (trails.kind === 'known') for (const trail of trails.value) trail.isOrganizationTrail = false;
    },
    status: 'fail',
  },
  {
    name: 'one Region may not be asked and another shows the trail',
    change: (draft) => {
      const management = draft.accounts.find(({ accountId }) => accountId === MANAGEMENT);
      management!.inRegions[1]!.trails = denied('cloudtrail:DescribeTrails', MANAGEMENT, OTHER);
    },
    status: 'pass',
  },
  {
    name: 'its home Region may not be asked, and other Regions show what may be out of date',
    change: (draft) => {
      const management = draft.accounts.find(({ accountId }) => accountId === MANAGEMENT);
      management!.inRegions[0]!.trails = denied('cloudtrail:DescribeTrails', MANAGEMENT, HOME);
    },
    status: 'unknown',
  },
  {
    name: 'only a member shows a trail that calls itself one of the organization',
    change: (draft) => {
      for (const account of draft.accounts)
        if (account.accountId !== MEMBER) for (const region of account.inRegions) region.trails = known([]);
    },
    status: 'fail',
  },
  {
    name: 'trails may not be described anywhere',
    change: (draft) => {
      for (const account of draft.accounts)
        for (const region of account.inRegions)
          region.trails = denied('cloudtrail:DescribeTrails', account.accountId, region.region);
    },
    status: 'unknown',
    says: [/cloudtrail:DescribeTrails/],
  },
  {
    name: 'it is not known which account is the management account',
    change: (draft) => {
      draft.organization.description = denied('organizations:DescribeOrganization');
    },
    status: 'unknown',
    says: [/organizations:DescribeOrganization/],
  },
  {
    name: 'the configuration says which account is the management account',
    change: (draft) => {
      draft.organization.description = denied('organizations:DescribeOrganization');
    },
    expectations: { managementAccountId: MANAGEMENT },
    status: 'pass',
  },
  {
    name: 'nothing is changed but the name of the trail',
    change: changeTrail((trail) => {
      trail.name = 'another';
    }),
    status: 'pass',
    says: [/another/],
  },
];
