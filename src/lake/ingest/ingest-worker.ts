import { serveEvidence } from '../../evidence/index.js';
import { createSegmentConsumer } from '../segment/segment-consumer.js';

serveEvidence(createSegmentConsumer);
