import type { AnsweredMember, ConfigurationAnswers, RealTimeChoice } from '../../config/index.js';

/** What flags say. */
export interface InitOptions {
  readonly organizationId: string | undefined;
  readonly managementAccount: string | undefined;
  readonly logArchiveAccount: string | undefined;
  readonly securityAccount: string | undefined;
  readonly member: readonly AnsweredMember[];
  readonly homeRegion: string | undefined;
  readonly trailName: string;
  readonly bucket: string | undefined;
  readonly prefix: string;
  readonly retentionDays: number;
  readonly realTime: RealTimeChoice;
  readonly alertEmail: readonly string[];
  readonly noAthena: boolean;
  readonly discover: 'auto' | 'always' | 'never';
  readonly overwrite: boolean;
}

/** What is known before anybody is asked: flags first, then what Organizations says. */
export type KnownAnswers = Omit<ConfigurationAnswers, Asked> & {
  readonly [Name in Asked]: ConfigurationAnswers[Name] | undefined;
};

type Asked = 'organizationId' | 'management' | 'logArchive' | 'security' | 'homeRegion';

/** What Organizations and the environment say. */
export interface Discovery {
  readonly organizationId: string | undefined;
  readonly management: string | undefined;
  readonly members: readonly AnsweredMember[];
  readonly homeRegion: string | undefined;
  /** What could not be asked, each as a sentence without a full stop. */
  readonly troubles: readonly string[];
}

export const NOTHING_DISCOVERED: Discovery = {
  organizationId: undefined,
  management: undefined,
  members: [],
  homeRegion: undefined,
  troubles: [],
};

export function knownAnswers(options: InitOptions, discovery: Discovery): KnownAnswers {
  const members = [...discovery.members, ...options.member];
  return {
    organizationId: options.organizationId ?? discovery.organizationId,
    management: options.managementAccount ?? discovery.management,
    logArchive:
      options.logArchiveAccount ?? namedLike(members, /log[-_ ]?(?:archive|archiving|ging)|^logs?$/i),
    security:
      options.securityAccount ?? namedLike(members, /^(?:security|audit)\b|security[-_ ]?(?:tooling|audit)/i),
    homeRegion: options.homeRegion ?? discovery.homeRegion,
    members,
    trailName: options.trailName,
    bucket: options.bucket,
    prefix: options.prefix,
    retentionDays: options.retentionDays,
    realTime: options.realTime,
    alertAddresses: options.alertEmail,
    athena: !options.noAthena,
  };
}

/** The one account whose name says what it is for; of several none. */
function namedLike(members: readonly AnsweredMember[], words: RegExp): string | undefined {
  const found = members.filter(({ name }) => words.test(name));
  return found.length === 1 ? found[0]!.accountId : undefined;
}

const FLAGS: Readonly<Record<Asked, string>> = {
  organizationId: '--organization-id',
  management: '--management-account',
  logArchive: '--log-archive-account',
  security: '--security-account',
  homeRegion: '--home-region',
};

/** The flags that are missing, when nobody can be asked. */
export function missingFlags(known: KnownAnswers): readonly string[] {
  return Object.entries(FLAGS)
    .filter(([name]) => known[name as Asked] === undefined)
    .map(([, option]) => option);
}
