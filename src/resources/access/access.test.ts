import { describe, expect, it } from 'vitest';
import { propertiesOf, templatesOf } from '../example-configuration.contract.js';

const identityCenter = {
  kind: 'identity-center',
  instanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
  groupId: '11111111-2222-3333-4444-555555555555',
};

describe('the auditor role', () => {
  it('may be assumed from the organization only', async () => {
    const { access } = await templatesOf();
    const trust = JSON.stringify(propertiesOf(access, 'AuditorRole')['AssumeRolePolicyDocument']);
    expect(trust).toContain('"aws:PrincipalOrgID":"o-exampleorgid"');
    expect(trust).not.toContain('MultiFactorAuthPresent');
  });

  it('asks for a second factor when told so', async () => {
    const { access } = await templatesOf({ auditors: { kind: 'role', requireMfa: true } });
    const trust = JSON.stringify(propertiesOf(access, 'AuditorRole')['AssumeRolePolicyDocument']);
    expect(trust).toContain('"aws:MultiFactorAuthPresent":["true"]');
  });

  it('reads logs and asks one workgroup, and writes nothing but answers', async () => {
    const { access } = await templatesOf();
    const rights = JSON.stringify(propertiesOf(access, 'AuditorRole')['Policies']);
    expect(rights).toContain(':workgroup/orgtrail"');
    expect(rights).toContain('{"Fn::Sub":"${KeyArn}"}');
    expect(rights).not.toMatch(/s3:(?:Delete|PutBucket)/);
  });

  it('is told of no workgroup and no key of answers without Athena', async () => {
    const { access } = await templatesOf({ athena: { enabled: false } });
    expect(JSON.stringify(propertiesOf(access, 'AuditorRole'))).not.toContain('athena:');
    expect(Object.keys(access?.Parameters ?? {})).toEqual(['KeyArn']);
  });

  it('is a permission set and its assignment to a group with Identity Center', async () => {
    const { access, 'identity-center': template } = await templatesOf({ auditors: identityCenter });
    expect(access?.Resources).not.toHaveProperty('AuditorRole');
    expect(propertiesOf(template, 'AuditorPermissionSet')).toMatchObject({ SessionDuration: 'PT4H' });
    expect(propertiesOf(template, 'AuditorPermissionSet')).not.toHaveProperty('ManagedPolicies');
    expect(propertiesOf(template, 'AuditorAssignment')).toMatchObject({
      PrincipalType: 'GROUP',
      PrincipalId: identityCenter.groupId,
      TargetId: '222222222222',
    });
  });
});

describe('the break-glass role', () => {
  it('asks for a second factor and lasts an hour', async () => {
    const { access } = await templatesOf();
    expect(propertiesOf(access, 'BreakGlassRole')).toMatchObject({ MaxSessionDuration: 3600 });
    expect(JSON.stringify(propertiesOf(access, 'BreakGlassRole'))).toContain(
      '"aws:MultiFactorAuthPresent":"true"',
    );
  });

  it('is not made for those who name roles of their own', async () => {
    const { access } = await templatesOf({
      principals: { breakGlass: ['arn:aws:iam::222222222222:role/firefighter'] },
    });
    expect(access?.Resources).not.toHaveProperty('BreakGlassRole');
  });
});
