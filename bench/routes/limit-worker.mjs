import { serveEvidence } from '../../dist/evidence/index.js';

serveEvidence(() => ({ accept: () => null, takeEmissions: () => [], flush: () => undefined }));
