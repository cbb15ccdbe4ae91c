import { describe, expect, it } from 'vitest';
import { listed, type PolicyDocument } from '../../policy/index.js';
import { buildManifest } from '../build-manifest.js';
import { EXAMPLES, exampleConfiguration } from '../example-configuration.contract.js';

const permissionsOf = async (sections: Readonly<Record<string, unknown>> = {}) => {
  const { policies } = await buildManifest(exampleConfiguration(sections));
  return Object.fromEntries(
    policies
      .filter(({ file }) => file.startsWith('permissions/'))
      .map(({ file, text }) => [
        file.replace(/^.*deployer-|\.json$/g, ''),
        JSON.parse(text) as PolicyDocument,
      ]),
  ) as Record<'management' | 'log-archive' | 'security', PolicyDocument>;
};

const grantsIn = ({ Statement }: PolicyDocument, action: string): readonly string[] =>
  listed(Statement)
    .filter(({ Action = [] }) => listed(Action).includes(action))
    .flatMap(({ Resource = [] }) => listed(Resource));

describe('the permissions of the deployer', () => {
  it.each(Object.entries(EXAMPLES))(
    'know every type of resource and fit into a role, with %s',
    async (_name, sections) => {
      const { policies } = await buildManifest(exampleConfiguration(sections));
      const own = policies.filter(({ file }) => file.startsWith('permissions/'));
      expect(own.map(({ file }) => file)).toEqual([
        'permissions/deployer-management.json',
        'permissions/deployer-log-archive.json',
        'permissions/deployer-security.json',
      ]);
      expect(own.filter(({ size, quota }) => size > quota)).toEqual([]);
      for (const { text } of own)
        expect(text).not.toMatch(/\b(?:ACCOUNT|REGION|TRAIL|BUCKETS|BUS|DATABASE)\b/);
    },
  );

  it('are for the buckets, the trail and the database of the configuration and no others', async () => {
    const { management, 'log-archive': logArchive } = await permissionsOf({
      athena: { database: 'questions' },
    });
    expect(grantsIn(logArchive, 's3:PutBucketPolicy')).toEqual(
      expect.arrayContaining([
        'arn:aws:s3:::orgtrail-222222222222',
        'arn:aws:s3:::orgtrail-222222222222-access',
      ]),
    );
    expect(grantsIn(logArchive, 's3:PutBucketPolicy')).not.toContain('*');
    expect(grantsIn(logArchive, 'glue:CreateTable')).toContain(
      'arn:aws:glue:*:222222222222:database/questions',
    );
    expect(grantsIn(management, 'cloudtrail:UpdateTrail')).toEqual([
      'arn:aws:cloudtrail:*:111111111111:trail/orgtrail',
    ]);
  });

  it('have nothing of what a mode does not set up', async () => {
    const none = await permissionsOf({ realTime: { mode: 'none' } });
    expect(JSON.stringify(none.security)).not.toMatch(/"(?:events|sns|lambda|iam):/);
    const hub = await permissionsOf();
    expect(grantsIn(hub.security, 'events:CreateEventBus')).toContain(
      'arn:aws:events:*:333333333333:event-bus/orgtrail',
    );
    expect(grantsIn(hub.security, 'events:CreateEventBus')).not.toContain('*');
  });

  it('hand roles to the three services that take them', async () => {
    const { management } = await permissionsOf();
    const passing = listed(management.Statement).find(({ Sid }) => Sid === 'HandOverRoles');
    expect(passing).toMatchObject({
      Resource: ['arn:aws:iam::111111111111:role/orgtrail*'],
      Condition: {
        StringEquals: { 'iam:PassedToService': expect.arrayContaining(['events.amazonaws.com']) },
      },
    });
  });

  it('let the management account become the deployers of the two others only', async () => {
    const { management } = await permissionsOf();
    expect(grantsIn(management, 'sts:AssumeRole')).toEqual([
      'arn:aws:iam::222222222222:role/orgtrail-deployer',
      'arn:aws:iam::333333333333:role/orgtrail-deployer',
    ]);
  });

  it('cannot delete a version of a log file', async () => {
    const { 'log-archive': logArchive } = await permissionsOf();
    expect(
      grantsIn(logArchive, 's3:DeleteObjectVersion').every((arn) => arn.includes('orgtrail-staging-')),
    ).toBe(true);
  });
});
