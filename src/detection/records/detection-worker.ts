import { serveEvidence } from '../../evidence/index.js';
import { createDetectionConsumer } from './detection-consumer.js';

serveEvidence(createDetectionConsumer);
