import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditSnapshot, DEFAULT_EXPECTATIONS } from '../../../src/audit/index.js';
import { changeSnapshot, valueOf } from '../../../src/audit/example/example-snapshot.contract.js';
import { CODES } from '../../../src/digest/index.js';
import { renderAuditPage, renderEvidencePage } from '../../../src/report/index.js';
import { tamperedReport } from '../../fixtures/verify-report.js';
import { need, skipWithout } from '../need-tool.js';
import { findChromium } from './find-chromium.js';
import { type Chromium, openChromium } from './open-chromium.js';

const search = await findChromium();

let folder: string;
let chromium: Chromium;
let server: Server;
let asked: string[] = [];

/** Runs in a page that lets it: changes the title, and asks a server that counts. */
let attack: string;

beforeAll(async () => {
  if (search.kind === 'missing') return;
  folder = await mkdtemp(join(tmpdir(), 'orgtrail-chromium-'));
  chromium = await openChromium(need(search), join(folder, 'profile'));
  server = createServer(({ url = '' }, answer) => {
    asked.push(url);
    answer.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  attack = `"><script>document.title = 'ran'</script><img src="${origin}/leak" onerror="document.title = 'ran'"><link rel="stylesheet" href="${origin}/style"><iframe src="${origin}/frame"></iframe>`;
});

afterAll(async () => {
  if (search.kind === 'missing') return;
  server.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

beforeEach(() => {
  asked = [];
});

async function open(page: string): Promise<string> {
  const path = join(folder, 'page.html');
  await writeFile(path, page);
  return chromium.dumpDom(pathToFileURL(path).href);
}

/** A report in which every text that others could have written is the attack. */
function evidencePage(text: string): string {
  const fields = new Set(['location', 'key', 'message', 'actor', 'eventName', 'trailName', 'origin']);
  const report = JSON.parse(JSON.stringify(tamperedReport), (name, value) =>
    fields.has(name) && typeof value === 'string' ? text : value,
  );
  return renderEvidencePage({ report, version: '1.2.3', codes: CODES, expectation: text });
}

function auditPage(text: string): string {
  const snapshot = changeSnapshot((draft) => {
    const [trail] = valueOf(draft.accounts[0]!.inRegions[0]!.trails);
    trail!.name = text;
  });
  const report = auditSnapshot({
    snapshot,
    expectations: DEFAULT_EXPECTATIONS,
    only: [],
    skip: { 'TRL-10': text },
  });
  return renderAuditPage({ report, version: '1.2.3' });
}

const PAGES = { evidence: evidencePage, audit: auditPage };

describe.skipIf(skipWithout(search))('in Chromium', () => {
  it('the attack works in a page that does not defend itself', async () => {
    expect(await open(`<!doctype html><title>safe</title><body>${attack}`)).toContain('<title>ran</title>');
    expect(asked).toEqual(expect.arrayContaining(['/leak', '/style', '/frame']));
  });

  it.each(Object.entries(PAGES))('the %s page shows it as text', async (_name, pageOf) => {
    const dom = await open(pageOf(attack));
    expect(dom).not.toContain('<title>ran</title>');
    expect(dom).not.toMatch(/<(?:script|img|link|iframe)\b/);
    expect(dom).toContain('&lt;script&gt;');
    expect(asked).toEqual([]);
  });

  it.each(Object.entries(PAGES))(
    'the %s page runs and loads nothing, even if it were markup',
    async (_name, pageOf) => {
      const dom = await open(pageOf('harmless').replace('<h1>', `${attack}<h1>`));
      expect(dom).toContain('<img');
      expect(dom).not.toContain('<title>ran</title>');
      expect(asked).toEqual([]);
    },
  );
});
