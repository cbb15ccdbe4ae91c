import { principalArn } from '../../evaluation/access-request.js';
import { isLikeAnyArn } from '../../matching/arn-pattern.js';
import { askEach } from '../ask.js';
import type { Actor, ProofCase, Target } from '../proof-case.js';
import type { ProofWorld } from '../proof-world.js';

/** A role that is set up, and who is meant to assume it. */
interface AssumedRole {
  readonly role: Target;
  readonly trusted: readonly Actor[];
  /** The ARNs that the configuration trusts, with their `*`. */
  readonly patterns: readonly string[];
  readonly needsMultiFactor: boolean;
}

/** Whoever is trusted may assume a role, with a second factor where one is asked for; nobody else may. */
export function assumingCases({ actors, targets, input }: ProofWorld): readonly ProofCase[] {
  const roles: readonly AssumedRole[] = [
    {
      role: targets.auditorRole,
      trusted: actors.trustedAuditors,
      patterns: input.trustedAuditors,
      needsMultiFactor: input.auditorsNeedMultiFactor,
    },
    {
      role: targets.breakGlassRole,
      trusted: actors.trustedBreakGlass,
      patterns: input.trustedBreakGlass,
      needsMultiFactor: true,
    },
    {
      role: targets.readerRole,
      trusted: actors.trustedReaders,
      patterns: input.trustedReaders,
      needsMultiFactor: false,
    },
  ];
  return roles.filter(({ trusted }) => trusted.length > 0).flatMap((each) => casesOf(each, actors));
}

function casesOf(
  { role, trusted, patterns, needsMultiFactor }: AssumedRole,
  actors: ProofWorld['actors'],
): readonly ProofCase[] {
  const assume = ['sts:AssumeRole'];
  const { memberAdmin, memberRoot, managementAdmin, securityAdmin, securityUser, logAdmin, outsider } =
    actors;
  const everybody = [
    memberAdmin,
    memberRoot,
    managementAdmin,
    securityAdmin,
    securityUser,
    logAdmin,
    outsider,
  ];
  const strangers = everybody.filter(
    ({ principal }) => !isLikeAnyArn(patterns, principalArn(principal) ?? ''),
  );
  const withFactor = {
    context: { 'aws:MultiFactorAuthPresent': 'true' },
    variant: 'with a second factor',
  };
  const withoutFactor = {
    context: { 'aws:MultiFactorAuthPresent': 'false' },
    variant: 'without a second factor',
  };
  return [
    ...askEach(trusted, assume, role, 'allowed', withFactor),
    ...askEach(trusted, assume, role, needsMultiFactor ? 'denied' : 'allowed', withoutFactor),
    ...askEach(strangers, assume, role, 'denied', withFactor),
    ...askEach(trusted.map(departed), assume, role, 'denied', {
      ...withFactor,
      variant: 'after its account left the organization',
    }),
  ];
}

function departed({ principal, ...rest }: Actor): Actor {
  return {
    ...rest,
    principal: principal.kind === 'role' ? { ...principal, organizationId: undefined } : principal,
  };
}
