import { describe, expect, it } from 'vitest';
import { buildManifest } from '../build-manifest.js';
import { exampleConfiguration, propertiesOf, templatesOf } from '../example-configuration.contract.js';

const { guardrails: template } = await templatesOf();

describe('the guardrails', () => {
  it('hold for the log archive account, and those of the trail for the whole organization', () => {
    expect(propertiesOf(template, 'ProtectAuditStore')).toMatchObject({
      Type: 'SERVICE_CONTROL_POLICY',
      TargetIds: ['222222222222'],
    });
    expect(propertiesOf(template, 'ProtectAuditStoreFromOutside')).toMatchObject({
      Type: 'RESOURCE_CONTROL_POLICY',
      TargetIds: ['222222222222'],
    });
    expect(propertiesOf(template, 'ProtectTrails')['TargetIds']).toEqual([{ Ref: 'RootId' }]);
  });

  it('hold for the units that are named instead', async () => {
    const { guardrails } = await templatesOf({
      organization: { id: 'o-exampleorgid', targets: ['ou-ab12-11111111', 'ou-ab12-22222222'] },
    });
    expect(propertiesOf(guardrails, 'ProtectTrails')['TargetIds']).toEqual([
      'ou-ab12-11111111',
      'ou-ab12-22222222',
    ]);
    expect(guardrails?.Parameters).not.toHaveProperty('RootId');
  });

  it('are the same for a test unit, under names of their own, all of them attached to it', async () => {
    const trial = await templatesOf({ guardrails: { testUnit: 'ou-ab12-22222222' } });
    expect(trial['guardrails']).toEqual(template);
    for (const id of Object.keys(template!.Resources)) {
      const { Name, ...rest } = propertiesOf(template, id);
      expect(propertiesOf(trial['guardrails-test'], id)).toEqual({
        ...rest,
        Name: `${String(Name)}-test`,
        TargetIds: ['ou-ab12-22222222'],
      });
    }
    expect(Object.keys(trial['guardrails-test']?.Parameters ?? {})).toEqual(['KeyArn']);
  });

  it('name the key that only a deployment knows', () => {
    expect(JSON.stringify(propertiesOf(template, 'ProtectAuditStore'))).toContain('{"Fn::Sub":"${KeyArn}"}');
  });

  it('are refused when a policy is larger than AWS takes', async () => {
    const deployers = Array.from(
      { length: 90 },
      (_each, index) => `arn:aws:iam::222222222222:role/deployer-with-a-rather-long-name-${index}`,
    );
    await expect(buildManifest(exampleConfiguration({ principals: { deployers } }))).rejects.toThrow(
      /scp-protect-.*characters long, and AWS takes 10240/,
    );
  });

  it('protect names that do not begin like ours', async () => {
    const { guardrails } = await templatesOf({
      realTime: { mode: 'per-account', trailName: 'detect', logGroupName: '/detect/trail' },
    });
    const text = JSON.stringify(propertiesOf(guardrails, 'ProtectTrails'));
    expect(text).toContain(':trail/detect"');
    expect(text).toContain('log-group:/detect/trail*"');
  });
});
