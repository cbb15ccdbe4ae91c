import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tamperedReport } from '../../../test/fixtures/verify-report.js';
import { CODES } from '../../digest/index.js';
import { type EvidencePage, renderEvidencePage } from './evidence-page.js';

const page: EvidencePage = {
  report: tamperedReport,
  version: '1.2.3',
  codes: CODES,
  expectation: 'organization.json',
};

describe('renderEvidencePage', () => {
  it.each([
    's3://logs/',
    '2026-03-02T00:00:00Z',
    'orgtrail 1.2.3',
    'organization.json',
    'keys.json; as given',
    '67a69302d1f109e9f0f9db039b166395',
    'LOG_MODIFIED',
    CODES.LOG_MODIFIED.title,
    'AWSLogs/log.json.gz',
    '88% ! (21 of 24 h)',
    'arn:aws:iam::111122223333:user/mallory',
    's3://logs/AWSLogs/head.json.gz',
    'ab'.repeat(32),
    'A valid result does not prove that everything was logged.',
  ])('says %s', (text) => {
    expect(renderEvidencePage(page)).toContain(text);
  });

  it('allows nothing but its own style sheet', () => {
    const text = renderEvidencePage(page);
    const style = /<style>([\s\S]*)<\/style>/.exec(text)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(text).toContain(`default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`);
    expect(text).not.toMatch(/<script|\sstyle=|\son\w+=|href=|src=/);
  });

  it('shows what is wrong before the accounts that are covered, which may be hundreds', () => {
    const text = renderEvidencePage(page);
    expect(text.indexOf('<h2>Tampering')).toBeGreaterThan(0);
    expect(text.indexOf('<h2>Coverage')).toBeGreaterThan(text.indexOf('<h2>Tampering'));
  });

  it('lets no text of the location become markup', () => {
    const plain = markupOf(renderEvidencePage(withText(page, 'x')));
    const hostile = fc
      .array(
        fc.constantFrom(
          '<',
          '>',
          '"',
          "'",
          '&',
          '`',
          '<script>',
          '-->',
          '</style>',
          '\u202e',
          '\0',
          'a',
          ' ',
        ),
      )
      .map((parts) => parts.join(''))
      .filter((text) => text !== '');
    fc.assert(
      fc.property(hostile, (text) => {
        expect(markupOf(renderEvidencePage(withText(page, text)))).toEqual(plain);
      }),
      { numRuns: 50 },
    );
  });
});

/** Every tag with its attributes. */
function markupOf(text: string): readonly string[] {
  return text.match(/<[^>]*>?/g) ?? [];
}

/** The same page with every text of the report that is not ours replaced. */
function withText({ report, ...rest }: EvidencePage, text: string): EvidencePage {
  const names = [
    'location',
    'verifiedAt',
    'key',
    'message',
    'next',
    'title',
    'chain',
    'bucket',
    'object',
    'sha256',
  ];
  const more = [
    'origin',
    'trust',
    'trailName',
    'actor',
    'eventId',
    'eventName',
    'eventTime',
    'versionId',
    'endTime',
  ];
  const fields = new Set([...names, ...more, 'lastModified', 'region', 'accountId']);
  const changed = JSON.parse(JSON.stringify(report), (name, value) =>
    fields.has(name) && typeof value === 'string' ? text : value,
  );
  const lists = {
    limits: [text],
    keys: { ...changed.keys, regions: [{ region: text, keys: 1, fingerprints: [text] }] },
  };
  return { ...rest, expectation: text, report: { ...changed, ...lists } };
}
