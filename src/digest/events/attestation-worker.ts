import { serveEvidence } from '../../evidence/index.js';
import { createAttestationConsumer } from './attestation-consumer.js';

serveEvidence(createAttestationConsumer);
