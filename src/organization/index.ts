export {
  type AccountRole,
  type AccountStatus,
  type OrganizationAccount,
  type OrganizationDescription,
  type OrganizationProblem,
  type OrganizationResult,
  parseOrganization,
  type TrailDescription,
} from './organization.js';
