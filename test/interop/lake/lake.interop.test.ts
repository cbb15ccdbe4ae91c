import { afterAll, beforeAll, describe } from 'vitest';

import { loadCatalog } from '../../../src/query/index.js';
import { findDeltaRs } from '../delta-rs/index.js';
import { need, skipWithout } from '../need-tool.js';
import { allTools } from '../tool-search.js';
import { findTrino } from '../trino/index.js';
import { dialectAgrees } from './dialect-agrees.js';
import { queriesAgree } from './queries-agree.js';
import { createReaders } from './readers.js';
import { rulesAgree } from './rules-agree.js';
import { skippingAgrees } from './skipping-agrees.js';
import { tablesAgree } from './tables-agree.js';

const tools = allTools({ trino: await findTrino(), python: await findDeltaRs() });
const catalog = await loadCatalog();

describe.skipIf(skipWithout(tools))('A lake and its readers', () => {
  const readers = createReaders();
  beforeAll(async () => readers.start(need(tools)));
  afterAll(async () => readers.stop());

  describe('tables', () => {
    tablesAgree(readers);
  });
  describe('files left out', () => {
    skippingAgrees(readers);
  });
  describe('the dialect', () => {
    dialectAgrees(readers);
  });
  describe('detection rules', () => {
    rulesAgree(readers);
  });
  describe('named queries', () => {
    queriesAgree(readers, catalog);
  });
});
