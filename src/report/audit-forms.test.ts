import { describe, expect, it } from 'vitest';
import { auditSnapshot, DEFAULT_EXPECTATIONS, type Snapshot } from '../audit/index.js';
import {
  changeSnapshot,
  EXAMPLE_SNAPSHOT,
  MEMBER,
  valueOf,
} from '../audit/example/example-snapshot.contract.js';
import { faultySnapshot } from '../audit/example/faulty-snapshot.contract.js';
import { renderAuditPage } from './html/index.js';
import { renderOcsfFinding } from './ocsf-finding.js';

function auditOf(snapshot: Snapshot) {
  return auditSnapshot({
    snapshot,
    expectations: DEFAULT_EXPECTATIONS,
    only: [],
    skip: { 'TRL-10': 'costs <too> much' },
  });
}

function findingsOf(snapshot: Snapshot) {
  const report = auditOf(snapshot);
  return report.checks.flatMap(({ check, outcomes }) =>
    outcomes.map((outcome) => JSON.parse(renderOcsfFinding({ report, check, outcome, version: '1.2.3' }))),
  );
}

describe('renderOcsfFinding', () => {
  const findings = findingsOf(faultySnapshot());
  /** What passes comes first, what does not after it. */
  const ofCheck = (id: string) => findings.filter(({ compliance: { control } }) => control === id);

  it('has what the class Compliance Finding requires', () => {
    for (const finding of findings)
      expect(finding).toMatchObject({
        class_uid: 2003,
        category_uid: 2,
        activity_id: 1,
        type_uid: 200_301,
        severity_id: expect.any(Number),
        time: Date.parse('2026-03-01T12:00:00.000Z'),
        metadata: { version: '1.3.0', product: { name: 'orgtrail', version: '1.2.3' }, profiles: ['cloud'] },
        finding_info: { uid: expect.stringMatching(/^[A-Z]{3}-\d\d\//), title: expect.stringMatching(/\S/) },
        compliance: {
          standards: expect.arrayContaining([expect.any(String)]),
          status_id: expect.any(Number),
        },
        cloud: { provider: 'AWS' },
        resources: [{ uid: expect.stringMatching(/\S/) }],
      });
  });

  it('says that a check fails, where, and what to do', () => {
    expect(ofCheck('COV-02')[1]).toMatchObject({
      severity_id: 4,
      compliance: { control: 'COV-02', status_id: 3, status: 'Fail' },
      cloud: { account: { uid: MEMBER, type_id: 10 }, region: 'eu-west-1' },
      remediation: { desc: expect.stringContaining('get-trail-status') },
    });
  });

  it('calls unknown a warning, which is its word for missing information, and never a pass', () => {
    expect(ofCheck('COV-04')[1]).toMatchObject({
      compliance: { status_id: 2, status_detail: expect.stringContaining('iam:GetRole') },
    });
  });

  it('gives every finding an id of its own', () => {
    const uids = findings.map(({ finding_info: { uid }, message }) => `${uid} ${message}`);
    expect(new Set(uids).size).toBe(uids.length);
  });
});

describe('renderAuditPage', () => {
  const page = renderAuditPage({ report: auditOf(faultySnapshot()), version: '1.2.3' });

  it('tells the verdict, what to do first, the coverage and every check', () => {
    expect(page).toContain('NOT IN ORDER');
    expect(page).toContain('<h2>Do first</h2>');
    expect(page).toContain('not delivered, not validated, not kept');
    for (const { check } of auditOf(EXAMPLE_SNAPSHOT).checks) expect(page).toContain(check.id);
  });

  it('says what failed before what passed, and which permission is missing', () => {
    expect(page.indexOf('COV-02</th>')).toBeLessThan(page.indexOf('ORG-01</th>'));
    expect(page).toMatch(/Unknown for want of[^]*iam:GetRole/);
  });

  it('says what got worse since an earlier snapshot', () => {
    const report = auditSnapshot({
      snapshot: faultySnapshot(),
      expectations: DEFAULT_EXPECTATIONS,
      only: [],
      skip: {},
      earlier: EXAMPLE_SNAPSHOT,
    });
    expect(renderAuditPage({ report, version: '1.2.3' })).toContain(
      `<li>worse: CST-02 ${MEMBER} us-east-1 old-trail records`,
    );
  });

  it('loads and runs nothing', () => {
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).not.toMatch(/<script|<img|<link|javascript:/i);
  });

  it('escapes what others have written', () => {
    const snapshot = changeSnapshot((draft) => {
      const [trail] = valueOf(draft.accounts[0]!.inRegions[0]!.trails);
      trail!.name = '<img src=x onerror=alert(1)>';
    });
    const evil = renderAuditPage({ report: auditOf(snapshot), version: '1.2.3' });
    expect(evil).not.toContain('<img');
    expect(evil).toContain('&lt;img src=x');
    expect(evil).toContain('costs &lt;too&gt; much');
  });
});
