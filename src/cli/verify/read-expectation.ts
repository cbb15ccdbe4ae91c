import { UserError } from '../../errors.js';
import { type OrganizationDescription, parseOrganization } from '../../organization/index.js';
import { readJsonFile } from './read-json-file.js';

export interface ReadExpectation {
  readonly organization: OrganizationDescription | undefined;
  /** Whom the location is compared with, in words. */
  readonly origin: string;
  /** What could not be learned, and what follows from that. */
  readonly lowered: readonly string[];
}

interface ExpectationChoice {
  /** What --expect names: a file, or `live`. */
  readonly expect: string | undefined;
  readonly profile: string | undefined;
  readonly signal: AbortSignal;
}

/** Who should deliver. Throws a UserError when --expect cannot be followed. */
export async function readExpectation({
  expect,
  profile,
  signal,
}: ExpectationChoice): Promise<ReadExpectation> {
  if (expect === undefined)
    return { organization: undefined, origin: 'nothing: only what is there was judged', lowered: [] };
  return expect === 'live' ? askOrganizations(profile, signal) : readFromFile(expect);
}

async function readFromFile(path: string): Promise<ReadExpectation> {
  const parsed = parseOrganization(await readJsonFile(path, '--expect'));
  if (parsed.kind === 'ok') return { organization: parsed.organization, origin: path, lowered: [] };
  const problems = parsed.problems
    .slice(0, 5)
    .map(({ path: at, message }) => `${at === '' ? 'document' : at}: ${message}`);
  throw new UserError({
    what: `not the description of an organization (${problems.join('; ')})`,
    where: `--expect ${path}`,
    next: 'Give an organization.json such as `orgtrail simulate` writes, or --expect live.',
  });
}

async function askOrganizations(profile: string | undefined, signal: AbortSignal): Promise<ReadExpectation> {
  const { describeLiveOrganization } = await import('../../aws/index.js');
  const { organization, lowered } = await describeLiveOrganization({
    accountRegions: true,
    signal,
    ...(profile !== undefined && { profile }),
  });
  const sentences = lowered.map(({ action, detail, consequence }) => `${action}: ${detail}; ${consequence}`);
  if (organization === undefined) {
    throw new UserError({
      what: `the live organization cannot be described (${sentences.join('; ')})`,
      where: '--expect live',
      next: 'Use credentials of the management account or a delegated administrator, or give --expect an organization.json.',
    });
  }
  return { organization, origin: `the live organization ${organization.organizationId}`, lowered: sentences };
}
